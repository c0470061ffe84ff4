"""Raised type: the numbers of notes in brackets, exponents as superscripts, the rest as it is."""

import re

from policyrecs.readers.words import Flow

_RAISED = re.compile(r"[\[(]?\s?(\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,9})\s?[\])]?|[*†‡]{1,3}")
"""Raised numbers or signs: "3", "[3]", "3,4", "†"; not "th" of "4th"."""

_POWER = re.compile(r"[+−-]\d{1,3}")
"""A signed exponent, which is never a note mark: "-3" of "10⁻³"."""

_AFTER_WORD = re.compile(
    r"(?:[^\W\d_]{3}|(?<![^\W_])(?!(?:km|cm|mm|dm|nm|hm|ft|yd|mi|in)$)[^\W\d_]{2}|[.,;:!?\"'”’)\]])$"
)
"""What a note mark follows and an exponent does not: "models³", "We²" but "10³", "km²"."""

_NUMBER = re.compile(r"(\d+)")

_RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"

_SUPERSCRIPT = str.maketrans("0123456789+-−", f"{_RAISED_DIGITS}⁺⁻⁻")


def is_exponent(text: str, start: int) -> bool:
    """Return whether the superscript digit at `start` is a power or unit: "km²", not "models³"."""
    return (
        text[start] in _RAISED_DIGITS
        and _AFTER_WORD.search(text[max(start - 8, 0) : start]) is None
    )


def write_raised(outer: Flow, raised: Flow, *, emphasised: bool = False) -> None:
    """Write into `outer` what was gathered in `raised`.

    Args:
        outer: The running text.
        raised: The raised type.
        emphasised: Whether it is bold.
    """
    words = raised.words()
    found = _RAISED.fullmatch(words.text)
    if _POWER.fullmatch(words.text):
        outer.write_as_is(words.text.translate(_SUPERSCRIPT))
    elif words.marks or found is None:
        outer.absorb(raised, emphasised=emphasised)
    elif found[1] is None:
        outer.write_mark(words.text, words.text)
    elif outer.length and not _AFTER_WORD.search(outer.last_characters):
        outer.write_as_is(words.text.translate(_SUPERSCRIPT))
    elif found[1].isdigit():
        outer.write_mark(found[1], f"[{found[1]}]")
    else:
        outer.write_as_is("[")
        for part in _NUMBER.split(found[1]):
            if part.isdigit():
                outer.write_mark(part, part)
            else:
                outer.write_as_is(part)
        outer.write_as_is("]")
