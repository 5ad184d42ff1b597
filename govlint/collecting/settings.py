"""What files are checked by, in a shape that goes to other processes and machines."""

from __future__ import annotations

import hashlib
import pickle
from typing import TYPE_CHECKING

from govlint import __version__
from govlint.language import joined, say
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from govlint.forms.spellings import Spellings
    from govlint.linter import Options
    from govlint.plugins import Registry


class MismatchError(Exception):
    """Another version or other rules are installed where the work is done; the text, in Chinese, says which."""


class Settings(NamedTuple):
    """Options with the codes of their rules in place of the rules: those are looked up where the work is done."""

    codes: tuple[str, ...]
    packed: bytes
    version: str = __version__

    @property
    def digest(self) -> str:
        """Changes with the version, the rules, and everything else that findings depend on."""
        made = hashlib.blake2b(self.packed, digest_size=16)
        made.update("\0".join((self.version, *self.codes)).encode())
        return made.hexdigest()


def pack(options: Options) -> Settings:
    """The settings for these options."""
    spellings = {form.id: form.spellings for form in options.forms}
    plain = options._replace(
        rules=(),
        forms=(),
        severities=dict(options.severities),
        context=options.context._replace(
            deadlines=dict(options.context.deadlines), confusions=dict(options.context.confusions)
        ),
    )
    return Settings(tuple(rule.code for rule in options.rules), pickle.dumps((plain, spellings)))


def unpack(settings: Settings, registry: Registry) -> Options:
    """The options again; raises `MismatchError` where another version or other rules are installed here."""
    from govlint import __version__ as here

    if settings.version != here:
        said = say("工作节点上的 govlint 是 {there}，这里是 {here}；请装同一个版本", there=here, here=settings.version)
        raise MismatchError(said)
    missing = [code for code in settings.codes if code not in registry.rules]
    if missing:
        raise MismatchError(say("工作节点上没有规则 {missing}；请装同样的规则包", missing=joined(missing)))
    made: tuple[Options, dict[str, Spellings | None]]
    made = pickle.loads(settings.packed)  # noqa: S301 - made by `pack` in the process that gives the work
    options, spellings = made
    forms = (
        form.accepting(given) if (given := spellings[form.id]) else form
        for form in registry.forms
        if form.id in spellings
    )
    return options._replace(rules=tuple(registry.rules[code] for code in settings.codes), forms=tuple(forms))
