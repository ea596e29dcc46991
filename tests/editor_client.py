"""A real client, which speaks the protocol to `plancancer lsp` as a process of its own."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

ROOT = Path(__file__).resolve().parents[1]


class Editor:
    """What a person does in an editor, and what is then shown."""

    def __init__(self, client: LanguageClient, root: Path) -> None:
        self.client = client
        self.root = root
        self._version = 1

    def uri(self, path: str) -> str:
        return (self.root / path).as_uri()

    def doc(self, path: str) -> lsp.TextDocumentIdentifier:
        return lsp.TextDocumentIdentifier(self.uri(path))

    def text(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def open(self, path: str, text: str | None = None) -> None:
        shown = self.text(path) if text is None else text
        self.client.text_document_did_open(
            lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(self.uri(path), "yaml", 1, shown))
        )

    def type(self, path: str, text: str) -> None:
        self._version += 1
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(self._version, self.uri(path)),
                [lsp.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    async def findings(
        self, path: str, wanted: set[str], without: frozenset[str] = frozenset()
    ) -> Any:
        """What is shown in a file, once its codes hold those wanted and none of the others."""
        uri = self.uri(path)
        while True:
            shown = self.client.diagnostics.get(uri, ())
            codes = {str(d.code) for d in shown}
            if wanted <= codes and not codes & without and uri in self.client.diagnostics:
                return shown
            waiting = self.client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
            await asyncio.wait_for(waiting, 60)

    async def labels(self, path: str, line: int, character: int) -> dict[str, lsp.CompletionItem]:
        found = await self.client.text_document_completion_async(
            lsp.CompletionParams(self.doc(path), lsp.Position(line, character))
        )
        assert isinstance(found, lsp.CompletionList)
        return {item.label: item for item in found.items}


def plan(folder: Path) -> Path:
    """A copy of the real plan."""
    for name in ("plan", "actions", "indicators", "schemas"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


async def begun(root: Path) -> LanguageClient:
    command = [sys.executable, "-m", "plancancer_cli", "--date", "2026-11-21", "lsp", "--project"]
    config = ClientServerConfig([*command, str(root)], server_env=dict(os.environ))
    client = await config.start()
    assert isinstance(client, LanguageClient)

    @client.feature(lsp.WORKSPACE_CODE_LENS_REFRESH)
    def refreshed(_client: LanguageClient, _params: object) -> None:
        """As an editor does: it asks for the lenses again when it next draws them."""

    capabilities = client_capabilities("visual-studio-code")
    await client.initialize_session(
        lsp.InitializeParams(capabilities=capabilities, root_uri=root.as_uri())
    )
    return client


def place(text: str, words: str) -> tuple[int, int]:
    """Line and character of the first place of some words, counted from 0."""
    before = text[: text.index(words)]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def applied(text: str, edits: list[lsp.TextEdit]) -> str:
    """A text of the basic plane once the edits are made."""
    lines = text.splitlines(keepends=True)

    def offset(position: lsp.Position) -> int:
        return sum(map(len, lines[: position.line])) + position.character

    for edit in sorted(edits, key=lambda e: offset(e.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text
