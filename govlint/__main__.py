"""`python -m govlint` is the same program as `govlint`."""

import os
import sys

if sys.path and sys.path[0] in ("", os.getcwd()):
    # An untrusted checkout must not lend its modules to the check of its reports.
    del sys.path[0]

from govlint.cli import main

raise SystemExit(main())
