"""The one place where the clock enters."""

from __future__ import annotations

import datetime as dt


def today() -> dt.date:
    """The day that it is, in the time zone of the reader."""
    return dt.datetime.now().astimezone().date()
