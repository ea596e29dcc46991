"""How a file is opened to be read: nothing that is in its place can make the program wait."""

from __future__ import annotations

import os

# A FIFO without a writer would block at open(); O_BINARY keeps CRLF as it is on Windows.
FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
