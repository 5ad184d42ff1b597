"""Install the programs that govlint is compared with: `python benchmarks/peers/install.py FOLDER`.

They stand in a folder of their own, so that nothing of theirs is in govlint's environment or on the PATH. What is
written in `requirements.txt` and `package.json` beside this file is installed, from PyPI and npm. Without `npm`, only
what comes from PyPI is.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Install everything, and say how to use it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    folder = parser.parse_args().folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    venv.create(folder / "venv", with_pip=True, clear=True)
    python = folder / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", HERE / "requirements.txt"], check=True)
    npm = shutil.which("npm")
    if npm is None:
        print("npm is not installed: no autocorrect, zhlint, textlint, markdownlint-cli2", file=sys.stderr)
    else:
        shutil.copy(HERE / "package.json", folder)
        subprocess.run([npm, "install", "--no-audit", "--no-fund", "--silent"], check=True, cwd=folder)
    print(f"python benchmarks/run.py --peers {folder}")


if __name__ == "__main__":
    main()
