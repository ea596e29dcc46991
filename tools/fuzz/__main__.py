"""Fuzz one target for a time: `python -m fuzz loader --seconds 60`, with tools/ on the path.

What is found stops the run and lies in `crash-…`; put it into the corpus with its correction.
New inputs go to a folder that Git ignores: the corpus that is kept stays small.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import atheris

CORPUS = Path(__file__).resolve().parents[2] / "tests" / "fuzz_corpus"
FOUND = Path(__file__).resolve().parents[2] / ".fuzz"
_LONGEST = 4096
_SLOWEST = 10
_MEMORY = 2048


def main() -> None:
    """Run libFuzzer on one target; the process ends with an exit code of its own."""
    parser = argparse.ArgumentParser(description="Fuzz what reads the files of strangers.")
    parser.add_argument("target")
    parser.add_argument("--seconds", type=int, default=60)
    options = parser.parse_args()
    with atheris.instrument_imports(include=["plancancer_cli", "yaml"]):
        from fuzz.targets import TARGETS
    found = FOUND / options.target
    found.mkdir(parents=True, exist_ok=True)
    arguments = [
        sys.argv[0],
        f"-max_total_time={options.seconds}",
        f"-max_len={_LONGEST}",
        f"-timeout={_SLOWEST}",
        f"-rss_limit_mb={_MEMORY}",
        f"-artifact_prefix={found}/",
        "-print_final_stats=1",
        str(found),
        str(CORPUS / options.target),
    ]
    atheris.Setup(arguments, TARGETS[options.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
