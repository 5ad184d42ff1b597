"""govlint: checks the annual report on government information disclosure before it is published.

The package is the engine: it reads a document, lays it against a form and runs rules over what it found.
It knows no law; forms, rules and their legal basis come from rulesets, which register through `govlint.hookspecs`.
"""

__version__ = "0.1.0"
