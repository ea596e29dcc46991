"""From rows to fiches: a row that names one begins it, further rows of it bring more volets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange.cells import Cell, raw, text_of, tick_of
from plancancer_cli.exchange.left import aside
from plancancer_cli.exchange.left import place as named_place
from plancancer_cli.i18n import Text, msg, msg_n
from plancancer_cli.model.base import IDENTIFIANT
from plancancer_cli.scaffold.sheet.cells import LISTS, free, items, read_calendrier, read_code
from plancancer_cli.scaffold.sheet.columns import OF_A_VOLET
from plancancer_cli.scaffold.sheet.texts import bullets
from plancancer_cli.storage.layout.new_file import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancancer_cli.exchange.tabs import Row
    from plancancer_cli.scaffold.sheet.columns import Column
    from plancancer_cli.scaffold.sheet.table import FicheSheet

TICKS = ("determinants_de_sante", "universalisme_proportionne", "participation_citoyenne")
RESSOURCES = ("financieres", "humaines", "logistiques")


class Leftover(Struct, frozen=True):
    """Something of the sheet that no file takes, word for word, and why.

    Attributes:
        row: its row, as a spreadsheet counts them; 0 for a whole sheet or column.
        column: the name of its column; empty for a whole row.
        sheet: the tab that it stands in; empty in a CSV file.
        counts: whether something of an action is missing for it; a title or a total is none.
    """

    row: int
    column: str
    content: str | Text
    reason: Text
    sheet: str = ""
    counts: bool = True

    @property
    def place(self) -> Text:
        """Where it stands: a tab, a row, a column."""
        if self.column and not self.row:
            where = msg("column {column}", column=self.column)
            return (
                msg("sheet {sheet!r}, {place}", sheet=self.sheet, place=where)
                if self.sheet
                else where
            )
        where = named_place(self.sheet, self.row or None)
        return msg("{place}, {column}", place=where, column=self.column) if self.column else where


class Line(Struct, frozen=True):
    """A row of a sheet that a fiche is made of."""

    sheet: FicheSheet
    row: Row


class Draft(Struct):
    """A fiche as the sheet says it; acteurs and indicateurs are still words.

    Attributes:
        code: as the sheet gives it; empty where it is to be numbered.
        lines: the rows that it is made of.
        texts: the parts that are one text, by their key.
        lists: the parts that are several, by their key; each item once.
        boxes: the words of the cells that name pilotes and partenaires.
        unread: the calendriers that cannot be read, with the heading of their volet.
    """

    code: str
    titre: str
    lines: list[Line]
    texts: dict[str, str] = {}
    lists: dict[str, list[Any]] = field(default_factory=lambda: {key: [] for key in LISTS})
    boxes: dict[str, list[str]] = {}
    ticks: dict[str, bool] = {}
    volets: list[dict[str, Any]] = []
    unread: list[tuple[str, str]] = []

    @property
    def rows(self) -> tuple[int, ...]:
        """The numbers of its rows."""
        return tuple(line.row.number for line in self.lines)

    def left(self, column: str, content: str, reason: Text) -> Leftover:
        """Something of it that no file takes; of its first row."""
        line = self.lines[0]
        return Leftover(line.row.number, column, content, reason, line.sheet.name)

    def name_of(self, key: str) -> str:
        """The name of the column that holds a key in its sheet."""
        return self.lines[0].sheet.name_of(key)

    @property
    def is_bare(self) -> bool:
        """Whether it is a code and a title and nothing else: the row may head a level."""
        named = self.texts or self.ticks or self.unread or any(self.lists.values())
        return not named and [set(volet) for volet in self.volets] == [{"id", "intitule"}]


class DraftReader:
    """Reads the rows of sheets one after the other; a fiche may go on in the next sheet."""

    def __init__(self, sheets: Sequence[FicheSheet]) -> None:
        self._sheets = sheets
        self._numbered = any(sheet.has("code") for sheet in sheets)
        self._of_code: dict[str, Draft] = {}
        self._current: Draft | None = None
        self.drafts: list[Draft] = []
        self.leftovers: list[Leftover] = []

    def read(self) -> list[Draft]:
        """The fiches in the order of the sheets; what has no place is in `leftovers`."""
        for sheet in self._sheets:
            self._sheet, self._current = sheet, None
            for row in sheet.above:
                self._aside(row, msg("it stands above the header"))
            for column in sheet.columns:
                if column.of_persons:
                    self._persons(column)
            for row in sheet.rows:
                reason = aside(row.cells, named=sheet.names_a_fiche(row))
                if reason is not None:
                    self._aside(row, reason)
                    continue
                self._line = Line(sheet, row)
                self._unplaced(row.number, row.cells)
                self._row(row.number, sheet.record(row))
        return self.drafts

    def _aside(self, row: Row, reason: Text) -> None:
        content = _whole(row.cells)
        self.leftovers.append(
            Leftover(row.number, "", content, reason, self._sheet.name, counts=False)
        )

    def _persons(self, column: Column) -> None:
        """Say once that a column holds names of persons; the list of what is left holds none."""
        n = sum(1 for row in self._sheet.rows if raw(row.at(column.place)).strip())
        if n:
            words = msg_n(n, "{n} cell", "{n} cells")
            reason = column.reason or words
            self.leftovers.append(
                Leftover(0, column.shown, words, reason, self._sheet.name, counts=False)
            )

    def _unplaced(self, number: int, cells: tuple[Cell, ...]) -> None:
        for place, cell in enumerate(cells):
            column = self._sheet.columns[place] if place < len(self._sheet.columns) else None
            if column is not None and column.of_persons:
                continue
            if (column is None or column.key is None) and raw(cell).strip():
                reason = (
                    column.reason
                    if column is not None and column.reason
                    else msg("it stands under no column name")
                )
                self._leave(number, column.shown if column else "", raw(cell), reason)

    def _row(self, number: int, cells: dict[str, Cell]) -> None:
        code, titre = cells.pop("code", None), cells.pop("titre", None)
        try:
            draft = self._draft(code, titre)
        except WriteRefused as refused:
            self._current = None
            kept = {"code": code, "titre": titre, **cells}
            self._leave(number, "", _named(self._sheet, kept), refused.message)
            return
        further = draft.lines[0] is not self._line
        for key, cell in cells.items():
            if key not in OF_A_VOLET:
                self._part(draft, number, key, cell)
        if not further or cells.keys() & OF_A_VOLET:
            self._volet(
                draft, number, {k: c for k, c in cells.items() if k in OF_A_VOLET}, further=further
            )

    def _draft(self, code: Cell, titre: Cell) -> Draft:
        """The fiche that a row belongs to. Raises WriteRefused where it belongs to none."""
        title = " ".join(text_of(titre).split())
        if code is None and (titre is None or (self._current and title == self._current.titre)):
            if self._current is None:
                raise WriteRefused(msg("it names no fiche, and follows none"))
            self._current.lines.append(self._line)
            return self._current
        if code is None and self._numbered:
            raise WriteRefused(msg("the fiche has no code"))
        read = read_code(code) if code is not None else ""
        known = self._of_code.get(read) if read else None
        if known is not None:
            if title and title != known.titre:
                raise WriteRefused(
                    msg(
                        "the code {code} stands in row {row} with another title",
                        code=read,
                        row=str(known.rows[0]),
                    )
                )
            known.lines.append(self._line)
            self._current = known
            return known
        if not title:
            raise WriteRefused(msg("the fiche has no title"))
        self._current = Draft(read, title, [self._line])
        self.drafts.append(self._current)
        if read:
            self._of_code[read] = self._current
        return self._current

    def _part(self, draft: Draft, number: int, key: str, cell: Cell) -> None:
        try:
            same = _take(draft, key, cell)
        except WriteRefused as refused:
            self._leave(number, self._sheet.name_of(key), raw(cell), refused.message)
            return
        if not same:
            reason = msg("row {row} says otherwise of the same fiche", row=str(draft.rows[0]))
            self._leave(number, self._sheet.name_of(key), raw(cell), reason)

    def _volet(self, draft: Draft, number: int, cells: dict[str, Cell], *, further: bool) -> None:
        words: dict[str, str] = {}
        for key, cell in cells.items():
            if key == "calendrier":
                continue
            try:
                words[key] = text_of(cell)
            except WriteRefused as refused:
                self._leave(number, self._sheet.name_of(key), raw(cell), refused.message)
        modalites = bullets(words.get("modalites", ""))
        heading = " ".join(words.get("volet", "").split())
        if not heading:
            heading = modalites[0].texte if further and modalites else draft.titre
        volet: dict[str, Any] = {
            "id": _volet_id(draft, words.get("volet_id", ""), heading),
            "intitule": heading,
        }
        if "calendrier" in cells:
            self._calendrier(draft, number, volet, cells["calendrier"])
        if "introduction" in words:
            volet["introduction"] = words["introduction"]
        if modalites:
            volet["modalites"] = [puce.mapping() for puce in modalites]
        if "volet_id" in words and words["volet_id"] != volet["id"]:
            self._leave(
                number,
                self._sheet.name_of("volet_id"),
                words["volet_id"],
                msg("it is no id, or stands twice in the fiche"),
            )
        draft.volets.append(volet)

    def _calendrier(self, draft: Draft, number: int, volet: dict[str, Any], cell: Cell) -> None:
        """The wording where it can be read; else it becomes a remark of the fiche, never a guess."""
        shown = " ".join(raw(cell).split())
        try:
            wording = read_calendrier(cell)
        except WriteRefused as refused:
            draft.unread.append((volet["intitule"], shown))
            self._leave(number, self._sheet.name_of("calendrier"), shown, refused.message)
            return
        volet["calendrier"] = wording

    def _leave(self, row: int, column: str, content: str, reason: Text) -> None:
        self.leftovers.append(Leftover(row, column, content.strip(), reason, self._sheet.name))


def _take(draft: Draft, key: str, cell: Cell) -> bool:
    """Note a part of a fiche; False where an earlier row said something else of it."""
    if key in TICKS:
        tick = tick_of(cell)
        return draft.ticks.setdefault(key, tick) is tick
    text = text_of(cell)
    if key not in LISTS:
        return draft.texts.setdefault(key, text) == text
    known = draft.lists[key]
    known += [item for item in items(key, text) if item not in known]
    if key in {"pilotes", "partenaires"}:
        boxes = draft.boxes.setdefault(key, [])
        boxes += [text] if text not in boxes else []
    return True


def _volet_id(draft: Draft, given: str, heading: str) -> str:
    taken = {volet["id"] for volet in draft.volets}
    if re.fullmatch(IDENTIFIANT, given) and given not in taken:
        return given
    return free(slug(heading) or "volet", taken)


def _whole(cells: tuple[Cell, ...]) -> str:
    return " | ".join(" ".join(raw(cell).split()) for cell in cells if raw(cell).strip())


def _named(sheet: FicheSheet, cells: dict[str, Cell]) -> str:
    return "\n".join(
        f"{sheet.name_of(key)}: {raw(cell).strip()}"
        for key, cell in cells.items()
        if cell is not None
    )
