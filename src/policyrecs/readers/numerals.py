"""The numbers of list items as a page or word processor shows them: 3, c, III."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
"""Values of Roman numerals, greatest first."""

_GREATEST_ROMAN = 3999
"""Above it, Roman numerals need marks that no list uses."""


def roman(number: int) -> str:
    """Return `number` in lower-case Roman numerals; in digits where they have no form for it."""
    if not 0 < number <= _GREATEST_ROMAN:
        return str(number)
    numeral = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def letter(number: int) -> str:
    """Return `number` in lower-case letters: a to z, then aa, ab; digits below 1."""
    if number < 1:
        return str(number)
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
