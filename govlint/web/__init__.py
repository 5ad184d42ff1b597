"""`govlint serve`: a page to drop reports on. Nothing that is sent to it is kept; the browser keeps the files.

Needs the extra `govlint[web]`, imported only here and by the command.
"""
