"""The language server against a real client, on the real plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from editor_client import Editor, applied, place

TABAC = "actions/1.2.1-alcool-et-tabac.yaml"
LATE = "actions/3.1.2-competences-psycho-sociales.yaml"
ESPACES = "indicators/espaces-sans-tabac.yaml"

pytestmark = pytest.mark.asyncio


async def test_findings_of_check_are_shown_with_their_pages(editor: Editor) -> None:
    editor.open(TABAC)
    shown = await editor.findings(TABAC, {"PC212"})
    assert all(d.source == "plancancer" for d in shown)
    href = shown[0].code_description.href
    assert Path(href.removeprefix("file://")).read_text("utf-8").startswith(f"# {shown[0].code}")


async def test_a_file_that_breaks_and_is_mended_while_it_is_typed(editor: Editor) -> None:
    text = editor.text(TABAC)
    editor.open(TABAC)
    await editor.findings(TABAC, {"PC212"})
    editor.type(TABAC, text.replace("volets:\n", "volets: [\n"))
    await editor.findings(TABAC, {"PC002"})
    editor.type(TABAC, text.replace("statut: en_cours", "statut: fini", 1))
    await editor.findings(TABAC, {"PC013"}, frozenset({"PC002"}))
    editor.type(TABAC, text)
    await editor.findings(TABAC, {"PC212"}, frozenset({"PC002", "PC013"}))


async def test_a_broken_plan_file_leaves_the_rest_to_be_asked(editor: Editor) -> None:
    editor.open(TABAC)
    await editor.findings(TABAC, {"PC212"})
    editor.open("plan/plan.yaml", "titre: [\n")
    await editor.findings("plan/plan.yaml", {"PC002"})
    line, character = place(editor.text(TABAC), "  - espaces-sans-tabac")
    found = await editor.client.text_document_hover_async(
        lsp.HoverParams(editor.doc(TABAC), lsp.Position(line, character + 6))
    )
    assert found is not None
    assert "Espaces sans tabac installés" in found.contents.value


async def test_statuts_acteurs_and_whole_lines_are_proposed(editor: Editor) -> None:
    text = editor.text(TABAC)
    line = "      - {date: 2025-07-01, constat"
    editor.open(TABAC, text.replace(line, f"      - {{date: 2026-01-01, statut: \n{line}", 1))
    row, _ = place(text, line)
    statuts = await editor.labels(TABAC, row, len("      - {date: 2026-01-01, statut: "))
    assert {"a_venir", "en_cours", "realise", "abandonne"} <= statuts.keys()
    keys = await editor.labels(TABAC, row, len("      - {date: 2026-01-01, "))
    assert {"constat", "source", "motif"} <= keys.keys()
    assert "date" not in keys
    editor.type(TABAC, text.replace(line, f"      - \n{line}", 1))
    items = await editor.labels(TABAC, row, len("      - "))
    (item,) = (i for i in items.values() if i.kind == lsp.CompletionItemKind.Snippet)
    assert item.text_edit is not None
    assert item.text_edit.new_text == (
        '{date: 2026-11-21, statut: $1, constat: "$2", source: "$3"}'
    )


async def test_acteurs_are_proposed_by_name_and_indicateurs_by_label(editor: Editor) -> None:
    text = editor.text(TABAC)
    editor.open(TABAC, text.replace("partenaires:\n", "partenaires:\n  - \n", 1))
    row, _ = place(text, "partenaires:\n")
    acteurs = await editor.labels(TABAC, row + 1, 4)
    assert acteurs["crous"].filter_text == (
        "crous Centre régional des œuvres universitaires et scolaires (CROUS)"
    )
    named = "      - satisfaction-espaces-sans-tabac"
    editor.type(TABAC, text.replace(named, f"      - esp\n{named}", 1))
    row, _ = place(text, named)
    indicateurs = await editor.labels(TABAC, row, 11)
    assert indicateurs["espaces-sans-tabac"].detail == "Espaces sans tabac installés"


async def test_units_in_use_are_proposed(editor: Editor) -> None:
    text = editor.text(ESPACES)
    editor.open(ESPACES, text.replace("unite: espaces sans tabac", "unite: ", 1))
    row, _ = place(text, "unite:")
    units = await editor.labels(ESPACES, row, 7)
    assert "arbres" in units


@pytest.mark.parametrize(
    ("words", "shift", "told"),
    [
        ("calendrier: À partir de 2024", 2, "au plus tard"),
        ("- espaces-sans-tabac", 4, "Espaces sans tabac installés"),
        ("statut: en_cours", 10, "commencé"),
        ("intitule: Mettre", 2, "volet"),
    ],
)
async def test_hover(editor: Editor, words: str, shift: int, told: str) -> None:
    editor.open(TABAC)
    await editor.findings(TABAC, {"PC212"})
    row, character = place(editor.text(TABAC), words)
    found = await editor.client.text_document_hover_async(
        lsp.HoverParams(editor.doc(TABAC), lsp.Position(row, character + shift))
    )
    assert found is not None
    assert told.lower() in found.contents.value.lower()


async def test_definition_references_and_rename_of_an_indicateur(editor: Editor) -> None:
    editor.open(TABAC)
    text = editor.text(TABAC)
    row, character = place(text, "- espaces-sans-tabac")
    at = lsp.Position(row, character + 4)
    defined = await editor.client.text_document_definition_async(
        lsp.DefinitionParams(editor.doc(TABAC), at)
    )
    assert [location.uri for location in defined] == [editor.uri(ESPACES)]
    named = await editor.client.text_document_references_async(
        lsp.ReferenceParams(lsp.ReferenceContext(True), editor.doc(TABAC), at)
    )
    assert {location.uri for location in named} >= {editor.uri(ESPACES), editor.uri(TABAC)}
    done = await editor.client.text_document_rename_async(
        lsp.RenameParams(editor.doc(TABAC), at, "espaces-sans-fumee")
    )
    changes = {c.text_document.uri: c for c in done.document_changes[:-1]}
    moved = done.document_changes[-1]
    assert moved.new_uri == editor.uri("indicators/espaces-sans-fumee.yaml")
    after = applied(editor.text(ESPACES), changes[editor.uri(ESPACES)].edits)
    assert "\nid: espaces-sans-fumee\n" in after
    assert after.endswith("anciens_ids:\n  - espaces-sans-tabac\n")
    fiche = applied(text, changes[editor.uri(TABAC)].edits)
    assert fiche == text.replace("- espaces-sans-tabac\n", "- espaces-sans-fumee\n")


async def test_a_volet_is_renamed_and_known_by_its_former_id(editor: Editor) -> None:
    editor.open(TABAC)
    text = editor.text(TABAC)
    row, character = place(text, "id: alcool-espace-public")
    done = await editor.client.text_document_rename_async(
        lsp.RenameParams(editor.doc(TABAC), lsp.Position(row, character + 6), "alcool-dehors")
    )
    (change,) = done.document_changes
    after = applied(text, change.edits)
    assert "  - id: alcool-dehors\n" in after
    assert "    anciens_ids:\n      - alcool-espace-public\n" in after


@pytest.mark.parametrize("name", ["satisfaction-espaces-sans-tabac", "Pas un id", ""])
async def test_a_rename_that_cannot_be_is_refused_in_words(editor: Editor, name: str) -> None:
    editor.open(TABAC)
    row, character = place(editor.text(TABAC), "- espaces-sans-tabac")
    with pytest.raises(JsonRpcException, match="identifiant"):
        await editor.client.text_document_rename_async(
            lsp.RenameParams(editor.doc(TABAC), lsp.Position(row, character + 4), name)
        )


async def test_symbols_lens_and_formatting(editor: Editor) -> None:
    text = editor.text(TABAC)
    loose = text.replace("code: 1.2.1", "code:   1.2.1", 1)
    editor.open(TABAC, loose)
    await editor.findings(TABAC, {"PC212"})
    (fiche,) = await editor.client.text_document_document_symbol_async(
        lsp.DocumentSymbolParams(editor.doc(TABAC))
    )
    assert (fiche.name, fiche.detail) == (
        "1.2.1",
        "Lutter contre la consommation d’alcool et de tabac",
    )
    assert fiche.children[0].name == "espaces-sans-tabac"
    found = await editor.client.text_document_code_lens_async(lsp.CodeLensParams(editor.doc(TABAC)))
    assert len(found) == len(fiche.children)
    row, _ = place(text, "id: espaces-sans-tabac")
    assert found[0].range.start.line == row
    assert found[0].command.title.startswith("en cours")
    edits = await editor.client.text_document_formatting_async(
        lsp.DocumentFormattingParams(editor.doc(TABAC), lsp.FormattingOptions(2, True))
    )
    assert applied(loose, edits) == text


async def fixes(editor: Editor, path: str, line: int) -> dict[str, lsp.CodeAction]:
    place = lsp.Position(line, 0)
    found = await editor.client.text_document_code_action_async(
        lsp.CodeActionParams(editor.doc(path), lsp.Range(place, place), lsp.CodeActionContext([]))
    )
    return {action.title: action for action in found}


async def test_what_validate_would_mend_is_a_quick_fix(editor: Editor) -> None:
    text = editor.text(TABAC)
    wrong = text.replace("statut: en_cours", "statut: En cours", 1)
    editor.open(TABAC, wrong)
    (found,) = [d for d in await editor.findings(TABAC, {"PC013"}) if d.code == "PC013"]
    (fix,) = [
        action
        for action in (await fixes(editor, TABAC, found.range.start.line)).values()
        if action.is_preferred
    ]
    assert applied(wrong, fix.edit.changes[editor.uri(TABAC)]) == text


async def test_an_acteur_that_is_missing_is_added(editor: Editor) -> None:
    text = editor.text(TABAC)
    editor.open(TABAC, text.replace("partenaires:\n", "partenaires:\n  - club-de-marche\n", 1))
    (found,) = [d for d in await editor.findings(TABAC, {"PC101"}) if d.code == "PC101"]
    (fix,) = (await fixes(editor, TABAC, found.range.start.line)).values()
    acteurs = "plan/acteurs.yaml"
    after = applied(editor.text(acteurs), fix.edit.changes[editor.uri(acteurs)])
    assert after == editor.text(acteurs) + '  - {id: club-de-marche, nom: "club-de-marche"}\n'


async def test_what_is_late_offers_a_line_of_suivi_and_a_postponement(editor: Editor) -> None:
    editor.open(LATE)
    found = [d for d in await editor.findings(LATE, {"PC208"}) if d.code == "PC208"]
    offered = await fixes(editor, LATE, found[0].range.start.line)
    added = [
        edit.new_text
        for action in offered.values()
        for edit in action.edit.changes[editor.uri(LATE)]
    ]
    assert any("{date: 2026-11-21, statut: null" in text for text in added)
    assert any("echeance: debut" in text or "echeance: fin" in text for text in added)
