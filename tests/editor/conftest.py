"""An editor with the real plan open in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest_asyncio

from editor_client import Editor, begun, plan

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest_asyncio.fixture
async def editor(tmp_path: Path) -> AsyncIterator[Editor]:
    """A copy of the real plan, and the server that answers for it."""
    root = plan(tmp_path / "projet")
    client = await begun(root)
    yield Editor(client, root)
    await client.shutdown_session()
    await client.stop()
