"""Real repositories of Git in a temporary folder, untouched by the settings of this machine."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

GIT_ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Autrice",
    "GIT_AUTHOR_EMAIL": "autrice@example.org",
    "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
    "GIT_COMMITTER_NAME": "Autrice",
    "GIT_COMMITTER_EMAIL": "autrice@example.org",
    "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
}


def environment() -> dict[str, str]:
    """The variables of this process without those of Git, and with fixed ones."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    return inherited | GIT_ENVIRONMENT


@dataclass(frozen=True)
class Repository:
    """A folder with a repository at its top."""

    folder: Path

    @classmethod
    def create(cls, folder: Path, files: Mapping[str, str] = {}) -> Repository:
        """A new repository; with files, they are its first commit."""
        folder.mkdir(parents=True, exist_ok=True)
        repository = cls(folder)
        repository.git("init", "-q", "-b", "main")
        if files:
            repository.commit(files)
        return repository

    def git(self, *arguments: str) -> str:
        """What a git command wrote. Raises CalledProcessError where it fails."""
        done = subprocess.run(
            ["git", "-C", str(self.folder), *arguments],
            env=environment(),
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
        )
        return done.stdout.strip()

    def write(self, files: Mapping[str, str]) -> None:
        """Write files of text."""
        for path, text in files.items():
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="")

    def commit(self, files: Mapping[str, str] = {}) -> str:
        """Write files, record everything, and give the id of the commit."""
        self.write(files)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "état")
        return self.git("rev-parse", "HEAD")

    def clone(self, folder: Path, *options: str) -> Repository:
        """A clone through the file protocol, so that it can be shallow or partial."""
        subprocess.run(
            ["git", "clone", "-q", *options, self.folder.as_uri(), str(folder)],
            env=environment(),
            capture_output=True,
            check=True,
        )
        return Repository(folder)
