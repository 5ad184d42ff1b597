"""What checking costs, as ratios measured side by side in one run: `python benchmarks/run.py [--smoke]`.

Every row compares govlint with a yardstick on the same files and the same machine, in turn, and gives the median and
the range of the ratios; single seconds say little on a machine that is shared. `--smoke` only shows that it runs;
`--write docs/performance.md` writes the page on it; `--peers FOLDER` is the folder that `benchmarks/peers/install.py`
installed other programs into.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "rules")]

from benchmarks import formats, markdown, page, programs, starting  # noqa: E402 - the source roots come first
from benchmarks.measure import Results  # noqa: E402
from benchmarks.peers.programs import Peers  # noqa: E402


def main() -> None:
    """Run every comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true", help="a short run that only shows that it works")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the results as a page of the documentation")
    parser.add_argument("--times", type=int, metavar="N", help="how often the longer comparisons are repeated")
    parser.add_argument("--count", type=int, default=1_000, metavar="N", help="how many reports are checked in one run")
    parser.add_argument("--peers", type=Path, metavar="FOLDER", help="where other programs are installed")
    arguments = parser.parse_args()
    smoke = arguments.smoke
    times = arguments.times or (1 if smoke else 7)
    few = 1 if smoke else min(times, 3)
    results, peers = Results(), Peers(arguments.peers)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = 20 if smoke else arguments.count
        starting.start_up(results, folder, peers, 2 if smoke else 3 * times)
        markdown.many(results, folder, count, few)
        markdown.cached(results, folder, count, few)
        programs.many(results, folder, peers, count, few)
        programs.warm(results, folder, peers, count, few)
        markdown.large(results, folder, 320_000 if smoke else 10_000_000, few)
        markdown.growth(results, folder, 10_000 if smoke else 40_000, few)
        formats.many(results, folder, max(count * 3 // 10, 10), few)
        formats.as_saved(results, folder, max(count * 3 // 10, 10), few)
        formats.wide(results, folder, 400 if smoke else 20_000, few)
    if arguments.write:
        arguments.write.write_text(page.page(results), "utf-8")


if __name__ == "__main__":
    main()
