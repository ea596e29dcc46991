"""What `messages.py` is made of: the messages of the program, and their translations."""

from __future__ import annotations

import sys
from pathlib import Path

# The checkout is what is looked at, whether or not a version of it is installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))
