"""What users read: said in Chinese by rules and engine, shown in the language that was asked for.

A text is made by `say` where it arises. It is the Chinese sentence, to the letter, and remembers what it was made of,
so that it can be said in another language where it is shown; what is a plain `str` (words of a document, names of
files, messages of plugins) is shown as it is. Catalogues are read, by `govlint.translation`, only where the language
is not Chinese.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

LANGUAGES: Final = ("zh", "en")
"""What `--lang` can be."""


class Said(str):
    """A Chinese text that remembers its `template` and its `values`, which may be such texts themselves.

    A row of texts has no names for its values: its template is what stands between them.
    """

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, object] | tuple[str, ...]

    def __str__(self) -> str:
        """The text itself, so that `str(error)` of an error that was raised with it still knows its template."""
        return self

    def __reduce__(self) -> tuple[Callable[..., Said], tuple[object, ...]]:
        return _again, (self.template, self.values)


def say(template: str, /, **values: object) -> Said:
    """`template`, with its `{names}` replaced by `values` as `str.format` does; without values it is left as it is.

    The template must be a literal: the catalogues are made from the source (docs/translating.md).
    """
    said = Said(template.format_map(values) if values else template)
    said.template = template
    said.values = values
    return said


def joined(texts: Iterable[str], mark: str = "、") -> Said:
    """`texts` in a row with `mark` between them; the mark is translated too."""
    values = tuple(texts)
    said = Said(mark.join(values))
    said.template = mark
    said.values = values
    return said


def term(name: str) -> Said:
    """A name from a form, such as 表三: translated where a catalogue has it, though it stands in no source."""
    return say(name)


def _again(template: str, values: Any) -> Said:
    return joined(values, template) if isinstance(values, tuple) else say(template, **values)


def packed(text: str) -> Any:
    """`text` as lists, dictionaries and plain values that JSON and marshal take; `unpacked` makes it again."""
    if not isinstance(text, Said):
        # Neither takes types that are derived from `str`, which a plugin's texts may be of.
        return str.__str__(text)
    values = text.values
    if isinstance(values, tuple):
        return [text.template, [packed(value) for value in values]]
    return [text.template, {name: _packed(value) for name, value in values.items()}]


def _packed(value: object) -> Any:
    return value if isinstance(value, int | float) else packed(str(value))


def unpacked(pack: Any) -> Any:
    """What `packed` was given."""
    if not isinstance(pack, list):
        return pack
    template, values = pack
    if isinstance(values, list):
        return joined(map(unpacked, values), template)
    return say(template, **{name: unpacked(value) for name, value in values.items()})


def remade(text: str, change: Callable[[str], str]) -> str:
    """`text` after `change`, which masks or shortens words of a document; it remembers its template if it can.

    `change` is made in the values; where that does not come to the same, the text is a plain one afterwards.
    """
    changed = change(text)
    if changed == text:
        return text
    if isinstance(text, Said):
        values = text.values
        if isinstance(values, tuple):
            made = joined((remade(value, change) for value in values), text.template)
        else:
            made = say(text.template, **{name: _remade(value, change) for name, value in values.items()})
        if made == changed:
            return made
    return changed


def _remade(value: object, change: Callable[[str], str]) -> object:
    return remade(value, change) if isinstance(value, str) else value


_translate: Callable[[str], str] | None = None
_tag = "zh-CN"


def show_in(translate: Callable[[str], str] | None, tag: str = "zh-CN") -> None:
    """Show everything from now on as `translate` says it, in the language `tag`; None is for Chinese."""
    global _translate, _tag
    _translate, _tag = translate, tag


def language_tag() -> str:
    """The language of what is shown, as formats name it: zh-CN, en."""
    return _tag


def is_foreign() -> bool:
    """Whether what is shown is in another language than Chinese."""
    return _translate is not None


def shown(text: str) -> str:
    """`text` in the language that was asked for."""
    return _translate(text) if _translate and isinstance(text, Said) else text


def word(template: str, /, **values: object) -> str:
    """A text that is shown at once, in the language that was asked for; as in `say`, `template` must be a literal."""
    if _translate:
        return _translate(say(template, **values))
    return template.format_map(values) if values else template


def words(texts: Iterable[str], mark: str = "、") -> str:
    """A row of texts that is shown at once, in the language that was asked for."""
    return shown(joined(texts, mark))
