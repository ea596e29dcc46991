"""A client of the YAML language server, the one that VS Code, Neovim and others run."""

from __future__ import annotations

import json
import subprocess
from threading import Timer
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

PATIENCE = 60
"""Seconds after which a server that says nothing is ended; it needs one or two."""

_SETTINGS = {
    "yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
}


class YamlServer:
    """A running server; a document is named by its file, whose text need not be on disk."""

    def __init__(self, program: str, root: Path) -> None:
        self.root = root
        self._next = 0
        self._process = subprocess.Popen(
            [program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
        )
        self._watch = Timer(PATIENCE, self._process.kill)

    def __enter__(self) -> Self:
        self._watch.start()
        client = {"textDocument": {"hover": {"contentFormat": ["plaintext"]}, "completion": {}}}
        self._ask(
            "initialize",
            {"processId": None, "rootUri": self.root.as_uri(), "capabilities": client},
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": _SETTINGS})
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.communicate()
        self._watch.cancel()

    def diagnostics(self, path: str, text: str) -> list[tuple[int, str]]:
        """Line (from 1) and message of each complaint about a document."""
        return self.all_diagnostics({path: text})[path]

    def all_diagnostics(self, texts: dict[str, str]) -> dict[str, list[tuple[int, str]]]:
        """The same for many documents at once: the server waits a little before it judges each."""
        opened = {self._open(path, text): path for path, text in texts.items()}
        found: dict[str, list[tuple[int, str]]] = {}
        while len(found) < len(texts):
            message = self._read()
            told = message.get("params", {})
            if message.get("method") == "textDocument/publishDiagnostics" and told["uri"] in opened:
                complaints = told["diagnostics"]
                found[opened[told["uri"]]] = [
                    (d["range"]["start"]["line"] + 1, d["message"]) for d in complaints
                ]
        return found

    def completions(self, path: str, text: str) -> dict[str, str]:
        """What is offered where `|` stands in the text: label and documentation."""
        answer = self._at_mark("textDocument/completion", path, text)
        return {item["label"]: _plain(item.get("documentation")) for item in answer["items"]}

    def hover(self, path: str, text: str) -> str:
        """What is shown over the place where `|` stands in the text."""
        answer = self._at_mark("textDocument/hover", path, text)
        return _plain(answer["contents"]) if answer else ""

    def _at_mark(self, method: str, path: str, text: str) -> Any:
        before, _, after = text.rpartition("|")
        uri = self._open(path, before + after)
        line = before.count("\n")
        place = {"line": line, "character": len(before) - before.rfind("\n") - 1}
        return self._ask(method, {"textDocument": {"uri": uri}, "position": place})

    def _open(self, path: str, text: str) -> str:
        self._next += 1
        # A name of its own for each text: the server keeps what it has seen of a document.
        file = self.root / path
        uri = file.with_name(f"{file.stem}-{self._next}{file.suffix}").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def _ask(self, method: str, params: dict[str, Any]) -> Any:
        self._next += 1
        number = self._next
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _tell(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        """The next message; what the server asks of its client is answered on the way."""
        assert self._process.stdout is not None
        length = 0
        while (line := self._process.stdout.readline().strip()) or not length:
            assert line, f"no answer within {PATIENCE} s"
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if "id" in message and "method" in message:
            self._send({"id": message["id"], "result": _answer(message)})
        return message


def _answer(question: dict[str, Any]) -> Any:
    if question["method"] == "workspace/configuration":
        return [_SETTINGS.get(item.get("section")) for item in question["params"]["items"]]
    return None


def _plain(content: Any) -> str:
    return str(content.get("value", "")) if isinstance(content, dict) else str(content or "")
