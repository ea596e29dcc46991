"""Whether two values of files are equal: in content and types, to the last digit.

1, 1.0 and true are three values. What only reads alike to people (wrapping, spaces, accents) is not
equal here; that question is `plancancer_cli.analysis.diff.plain`'s.
"""

from __future__ import annotations

from typing import Any


def form(value: Any) -> str:
    """A text that two values share if they are equal, the order of keys aside: to be looked up by."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{key!r}:{form(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(form, value)) + "]"
    return f"{type(value).__name__}:{value!r}"


def same_content(old: Any, new: Any) -> bool:
    """Whether two values are equal, the order of keys aside."""
    if isinstance(old, dict):
        return (
            isinstance(new, dict)
            and old.keys() == new.keys()
            and all(same_content(value, new[key]) for key, value in old.items())
        )
    if isinstance(old, list):
        return isinstance(new, list) and len(old) == len(new) and all(map(same_content, old, new))
    # Texts by themselves, for they are many; numbers by how they are shown: 0.0 is not -0.0.
    return type(old) is type(new) and (
        old == new if isinstance(old, str) else repr(old) == repr(new)
    )


def same_in_order(old: Any, new: Any) -> bool:
    """Whether two values are equal, and their keys stand in the same order."""
    return same_content(old, new) and _keys(old) == _keys(new)


def _keys(value: Any) -> Any:
    """The keys of all mappings in a value, as they stand; None where there are none."""
    if isinstance(value, dict):
        return [(key, _keys(item)) for key, item in value.items()]
    if isinstance(value, list):
        return [_keys(item) for item in value]
    return None
