"""An editor and a plan in the words of the protocol: addresses, places, findings. Nothing is decided here."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from plancancer_cli import __version__
from plancancer_cli.diagnostics import Diagnostic, Severity
from plancancer_cli.editor.names import mention_at
from plancancer_cli.editor.pages import CodePages
from plancancer_cli.editor.places import Places, chemin_at
from plancancer_cli.kinds import kind_of

if TYPE_CHECKING:
    from plancancer_cli.editor.atelier import Atelier
    from plancancer_cli.editor.names import Mention
    from plancancer_cli.i18n import Text
    from plancancer_cli.storage.edit.insertion import Patch
    from plancancer_cli.storage.read.source import Source

PAUSE = 0.3
"""Seconds without a keystroke after which the rules look at the whole plan."""

_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}


class Server(LanguageServer):
    """One editor and one plan."""

    def __init__(self, atelier: Atelier) -> None:
        super().__init__("plancancer", __version__)
        self.atelier = atelier
        self.pages = CodePages(atelier.language)
        self.told: dict[str, list[Diagnostic]] = {}
        self._pause: asyncio.TimerHandle | None = None

    def source(self, uri: str) -> Source | None:
        """The file at an address; None for one that is not of the plan."""
        path = self.path(uri)
        return None if path is None or kind_of(path) is None else self.atelier.files.source(path)

    def path(self, uri: str) -> str | None:
        """The relative path of a file of the project; None for one outside."""
        name = to_fs_path(uri)
        return None if name is None else self.atelier.path_of(Path(name))

    def uri(self, path: str) -> str:
        """The address of a file of the project."""
        return from_fs_path(str(self.atelier.root / path)) or ""

    def places(self, source: Source) -> Places:
        """The places of a text, counted as this editor counts them."""
        return Places(source, self.workspace.position_encoding)

    def typed(self, uri: str) -> None:
        """Take the text of a file as it is now; the plan is looked at once typing pauses."""
        path = self.path(uri)
        if path is None or kind_of(path) is None:
            return
        self.tell(path, self.atelier.type(path, self.workspace.get_text_document(uri).source))
        self.soon()

    def soon(self) -> None:
        """Run the rules once nothing was typed for a moment."""
        if self._pause is not None:
            self._pause.cancel()
        self._pause = asyncio.get_running_loop().call_later(PAUSE, self.conclude)

    def conclude(self) -> None:
        """Tell the findings of the whole plan; of a file that has none any more, that it has none."""
        found = self.atelier.conclude()
        for path in self.told.keys() | found.keys():
            self.tell(path, found.get(path, []))
        self.told = {path: each for path, each in self.told.items() if each}
        if self.client_capabilities.workspace is not None:
            lens = self.client_capabilities.workspace.code_lens
            if lens is not None and lens.refresh_support:
                self.workspace_code_lens_refresh(None)

    def tell(self, path: str, found: list[Diagnostic]) -> None:
        """Tell the findings of one file."""
        if self.told.get(path) != found:
            self.told[path] = found
            self.text_document_publish_diagnostics(
                lsp.PublishDiagnosticsParams(self.uri(path), [self._told(d) for d in found])
            )

    def _told(self, diagnostic: Diagnostic) -> lsp.Diagnostic:
        page = self.pages.uri(diagnostic.code)
        return lsp.Diagnostic(
            range=self.range_of(diagnostic),
            message="\n".join(
                self.say(text) for text in (diagnostic.message, diagnostic.hint) if text is not None
            ),
            severity=_SEVERITIES[diagnostic.severity],
            code=diagnostic.code,
            code_description=lsp.CodeDescription(page) if page else None,
            source="plancancer",
        )

    def range_of(self, diagnostic: Diagnostic) -> lsp.Range:
        """The stretch that a finding is about: to the end of the line at most."""
        path, place = diagnostic.location.path, diagnostic.location
        if kind_of(path) is None:
            return lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))
        source = self.atelier.files.source(path)
        lines = source.text.count("\n") + 1
        start = source.positions.offset(min(place.line, lines), 1)
        begun, line = source.positions.line_at(start)
        start = min(start + place.column - 1, begun + len(line))
        chemin, on_key = chemin_at(source, start)
        end = begun + len(line.rstrip())
        if chemin:
            span = source.key_span(chemin) if on_key else source.span_of(chemin)
            end = min(end, span[1]) if span[0] <= start < span[1] else end
        return self.places(source).range(start, max(start, end))

    def say(self, text: Text) -> str:
        """A text in the language of this run."""
        return self.atelier.language.text(text)

    def edits(self, path: str, patches: list[Patch]) -> list[lsp.TextEdit]:
        """Patches as the editor takes them."""
        places = self.places(self.atelier.files.source(path))
        return [lsp.TextEdit(places.range(p.start, p.end), p.text) for p in sorted(patches)]

    def location(self, mention: Mention) -> lsp.Location:
        """Where a name stands."""
        source = self.atelier.files.source(mention.path)
        span = source.span_of(mention.chemin)
        return lsp.Location(self.uri(mention.path), self.places(source).range(*span))

    def mention(self, params: Any) -> Mention | None:
        """The name at the place of a request."""
        source = self.source(params.text_document.uri)
        if source is None:
            return None
        chemin, on_key = chemin_at(source, self.places(source).offset(params.position))
        return None if on_key or not chemin else mention_at(source, chemin)
