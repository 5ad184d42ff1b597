"""`python -m govlint` is the same program as `govlint`."""

from govlint.cli import main

raise SystemExit(main())
