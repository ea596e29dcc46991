"""What the server answers to each request, and what it does at each notice."""

from __future__ import annotations

import functools
import sys
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcInvalidParams

from plancancer_cli.editor.completing import complete
from plancancer_cli.editor.fixes import Fix, fixes
from plancancer_cli.editor.names import mentions, same
from plancancer_cli.editor.places import chemin_at
from plancancer_cli.editor.renaming import RENAMED, own_name, rename
from plancancer_cli.editor.server import Server
from plancancer_cli.editor.telling import Symbol, hover, lenses, symbols
from plancancer_cli.errors import PlancancerError
from plancancer_cli.kinds import kind_of
from plancancer_cli.storage.layout.formatter import formatted

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancancer_cli.editor.atelier import Atelier

T = TypeVar("T")


def _refusing(answer: Callable[[Server, Any], T]) -> Callable[[Server, Any], T]:
    """What the program refuses is told to the editor in its words, not as a failure of the server."""

    @functools.wraps(answer)
    def answered(server: Server, params: Any) -> T:
        try:
            return answer(server, params)
        except PlancancerError as refusal:
            words = [server.say(t) for t in (refusal.message, refusal.hint) if t is not None]
            raise JsonRpcInvalidParams(" ".join(words)) from refusal

    return answered


def _called(server: Server, answer: Callable[[Server, Any], Any], params: Any) -> Any:
    return answer(server, params)


def _begun(server: Server, _params: Any) -> None:
    server.conclude()


def _typed(server: Server, params: Any) -> None:
    server.typed(params.text_document.uri)


def _saved(server: Server, _params: Any) -> None:
    server.soon()


def _closed(server: Server, params: Any) -> None:
    path = server.path(params.text_document.uri)
    if path is not None:
        server.atelier.files.close(path)
        server.soon()


def _complete(server: Server, params: lsp.CompletionParams) -> lsp.CompletionList:
    source = server.source(params.text_document.uri)
    if source is None:
        return lsp.CompletionList(is_incomplete=False, items=[])
    places = server.places(source)
    typed = complete(server.atelier, source, places.offset(params.position))
    known = server.client_capabilities.text_document
    item = known.completion.completion_item if known and known.completion else None
    snippets = bool(item and item.snippet_support)
    at = places.range(typed.start, typed.end)
    items = []
    for rank, proposal in enumerate(typed.proposals):
        whole = proposal.item and snippets
        items.append(
            lsp.CompletionItem(
                label=proposal.label,
                detail=proposal.detail or None,
                # An acteur or an indicateur is found by the words of its name, too.
                filter_text=f"{proposal.label} {proposal.detail}".strip(),
                sort_text=f"{rank:05}",
                kind=lsp.CompletionItemKind.Snippet
                if proposal.item
                else lsp.CompletionItemKind.Value,
                insert_text_format=lsp.InsertTextFormat.Snippet
                if whole
                else lsp.InsertTextFormat.PlainText,
                text_edit=lsp.TextEdit(
                    at, proposal.text if whole or not proposal.item else proposal.label
                ),
            )
        )
    return lsp.CompletionList(is_incomplete=False, items=items)


def _hover(server: Server, params: lsp.HoverParams) -> lsp.Hover | None:
    source = server.source(params.text_document.uri)
    if source is None:
        return None
    chemin, on_key = chemin_at(source, server.places(source).offset(params.position))
    found = hover(server.atelier, source, chemin, on_key=on_key)
    if not found:
        return None
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.PlainText, "\n\n".join(found)))


def _define(server: Server, params: lsp.DefinitionParams) -> list[lsp.Location]:
    wanted = server.mention(params)
    if wanted is None:
        return []
    found = same(wanted, mentions(server.atelier.files))
    return [server.location(mention) for mention in found if mention.defines]


def _refer(server: Server, params: lsp.ReferenceParams) -> list[lsp.Location]:
    wanted = server.mention(params)
    if wanted is None:
        return []
    found = same(wanted, mentions(server.atelier.files))
    defining = params.context.include_declaration
    return [server.location(m) for m in found if defining or not m.defines]


def _may_rename(server: Server, params: lsp.PrepareRenameParams) -> Any:
    wanted = server.mention(params)
    if wanted is None or wanted.sorte not in RENAMED:
        return None
    return lsp.PrepareRenamePlaceholder(server.location(wanted).range, own_name(wanted))


def _rename(server: Server, params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
    wanted = server.mention(params)
    if wanted is None:
        return None
    done = rename(server.atelier.files, wanted, params.new_name)
    changes: list[Any] = [
        lsp.TextDocumentEdit(
            lsp.OptionalVersionedTextDocumentIdentifier(server.uri(path)),
            list(server.edits(path, patches)),
        )
        for path, patches in done.patches.items()
    ]
    if done.moved is not None:
        old, new = map(server.uri, done.moved)
        changes.append(lsp.RenameFile(old_uri=old, new_uri=new))
    return lsp.WorkspaceEdit(document_changes=changes)


def _outline(server: Server, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
    source = server.source(params.text_document.uri)
    if source is None:
        return []
    places = server.places(source)

    def drawn(symbol: Symbol) -> lsp.DocumentSymbol:
        at = places.range(symbol.start, symbol.end)
        return lsp.DocumentSymbol(
            name=symbol.name,
            detail=symbol.detail or None,
            kind=lsp.SymbolKind.Object,
            range=at,
            selection_range=lsp.Range(at.start, at.start),
            children=[drawn(each) for each in symbol.inner],
        )

    return [drawn(symbol) for symbol in symbols(source)]


def _lay_out(server: Server, params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit]:
    source = server.source(params.text_document.uri)
    kind = kind_of(source.path) if source is not None else None
    if source is None or kind is None:
        return []
    modeline = (server.atelier.root / kind.schema).is_file()
    after = formatted(source.text, source.path, kind, modeline=modeline)
    if after == source.text:
        return []
    return [lsp.TextEdit(server.places(source).whole(), after)]


def _lens(server: Server, params: lsp.CodeLensParams) -> list[lsp.CodeLens]:
    source = server.source(params.text_document.uri)
    if source is None:
        return []
    places = server.places(source)
    return [
        lsp.CodeLens(
            range=places.range(lens.offset, lens.offset), command=lsp.Command(lens.title, "")
        )
        for lens in lenses(server.atelier, source)
    ]


def _fix(server: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    path = server.path(params.text_document.uri)
    actions: list[lsp.CodeAction] = []
    for diagnostic in server.told.get(path or "", []):
        told = server.range_of(diagnostic)
        if not (
            told.start.line <= params.range.end.line and told.end.line >= params.range.start.line
        ):
            continue
        actions += [_action(server, fix) for fix in fixes(server.atelier, diagnostic)]
    return actions


def _action(server: Server, fix: Fix) -> lsp.CodeAction:
    edits = {server.uri(fix.path): list(server.edits(fix.path, fix.patches))}
    return lsp.CodeAction(
        title=server.say(fix.title),
        kind=lsp.CodeActionKind.QuickFix,
        is_preferred=fix.sure or None,
        edit=lsp.WorkspaceEdit(changes=edits),
    )


_ANSWERS: tuple[tuple[str, Callable[[Server, Any], Any], Any], ...] = (
    (lsp.INITIALIZED, _begun, None),
    (lsp.TEXT_DOCUMENT_DID_OPEN, _typed, None),
    (lsp.TEXT_DOCUMENT_DID_CHANGE, _typed, None),
    (lsp.TEXT_DOCUMENT_DID_SAVE, _saved, None),
    (lsp.TEXT_DOCUMENT_DID_CLOSE, _closed, None),
    (lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, _saved, None),
    (
        lsp.TEXT_DOCUMENT_COMPLETION,
        _complete,
        lsp.CompletionOptions(trigger_characters=[" ", "{", "[", ","]),
    ),
    (lsp.TEXT_DOCUMENT_HOVER, _hover, None),
    (lsp.TEXT_DOCUMENT_DEFINITION, _define, None),
    (lsp.TEXT_DOCUMENT_REFERENCES, _refer, None),
    (lsp.TEXT_DOCUMENT_PREPARE_RENAME, _may_rename, None),
    (lsp.TEXT_DOCUMENT_RENAME, _rename, lsp.RenameOptions(prepare_provider=True)),
    (lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL, _outline, None),
    (lsp.TEXT_DOCUMENT_FORMATTING, _lay_out, None),
    (lsp.TEXT_DOCUMENT_CODE_LENS, _lens, None),
    (
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        _fix,
        lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix]),
    ),
)


def serve(atelier: Atelier) -> None:
    """Answer one editor on stdin and stdout until it ends."""
    server = Server(atelier)
    for name, answer, options in _ANSWERS:
        server.feature(name, options)(functools.partial(_called, server, _refusing(answer)))
    try:
        heard, said = (_Shared(stream.buffer) for stream in (sys.stdin, sys.stdout))
        server.start_io(heard, said)  # type: ignore[arg-type]  # all of a stream but its end
    finally:
        server.pages.close()


class _Shared:
    """A stream that the protocol would close, and of which the program makes use as it ends."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def close(self) -> None:
        """Leave it open."""
