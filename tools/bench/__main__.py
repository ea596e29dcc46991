"""`make bench`: make the data, install the peers, run everything in turn, write the page."""

from __future__ import annotations

import argparse
import compileall
import datetime as dt
import multiprocessing
import sys
from pathlib import Path

from page import ROWS, after_an_edit, memory, page
from peers import install, versions
from timing import Runs, interleaved
from work import (
    ROOT,
    Place,
    edit_and_ask,
    many_files,
    many_values,
    reports,
    start_up,
    write_data,
)


def main() -> int:
    """Run the whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="runs of each of our commands")
    parser.add_argument("--slow-rounds", type=int, default=3, help="runs of each peer")
    parser.add_argument("--folder", type=Path, default=ROOT / ".bench", help="data and peers")
    parser.add_argument("--page", type=Path, default=ROOT / "docs" / "benchmarks.md")
    parser.add_argument("--edited", action="store_true", help="only: edit one file, run again")
    options = parser.parse_args()
    folder = options.folder.resolve()
    place = Place(folder / "data", folder / "peers", options.rounds, options.slow_rounds)
    if not options.edited:
        install(place.peers)
    compileall.compile_dir(ROOT / "src", quiet=1)  # as pip does when it installs
    # In a process of its own: the peak memory of a child counts that of the process it was forked from.
    maker = multiprocessing.get_context("fork").Process(target=write_data, args=(place,))
    maker.start()
    maker.join()
    if maker.exitcode:
        return 1
    if options.edited:
        print(after_an_edit(interleaved(edit_and_ask(place))))
        return 0
    runs: dict[str, Runs] = {}
    for part in (start_up, edit_and_ask, many_files, many_values, reports):
        print(part.__name__, file=sys.stderr)
        runs |= interleaved(part(place))
    day = dt.datetime.now(dt.UTC).date()
    rounds = (options.rounds, options.slow_rounds)
    text = page(runs, versions(place.peers), day, rounds)
    options.page.write_text(text, encoding="utf-8")
    for row in ROWS:
        print(" | ".join(row.cells(runs)))
    print(memory(runs))
    return 0


if __name__ == "__main__":
    sys.exit(main())
