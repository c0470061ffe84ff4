"""What PDFium says of the characters of a page, each asked for by its index.

The places for its answers are made once a page, and the name of a font is judged once.
"""

import ctypes
import math
import re
from collections.abc import Sequence
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as native

from policyrecs.readers.pdf import calls

_BOLD_WEIGHT = 600
_BOLD_NAME = re.compile(rb"bold|black|heavy|semib|demi", re.IGNORECASE)
"""Names of bold fonts: "Calibri-Bold", "OpenSans-SemiBold"."""

_ITALIC_NAME = re.compile(rb"ital|obliq|slant", re.IGNORECASE)
"""Names of slanted fonts: "Cambria-Italic", "Helvetica-Oblique"."""

_NAME_LENGTH = 96
"""Bytes of a font's name with its closing zero, at most; PDFium says nothing of longer ones."""

_LEVEL = 0.1
"""Radians by which level text may be turned; in stamps and margins it is turned by more."""

_WIDE = 1.8
"""Width of a gap inside a line, in heights of it, from which on it parts columns or cells."""

_ASCENT, _DESCENT = 0.93, 0.22
"""How far most fonts reach above and below their baseline, in sizes of the font."""

_LOWEST = 0.8
"""Height of a font that says how high it is, in its sizes, at least."""

_FEW_PIECES = 2
"""Pieces of content for each space of a line, at most, for them to be less work than the spaces."""

_SPACE = re.compile(" ")


_LARGE = re.compile(r"[\U00010000-\U0010ffff]")
"""A character that PDFium counts as two."""


class Box(NamedTuple):
    """Where something stands on its page, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """Its height in points."""
        return self.top - self.bottom


class Look(NamedTuple):
    """What a font looks like.

    Attributes:
        bold: Whether it is bold.
        slanted: Whether it is in italics.
        tells_height: Whether it says how high it is, and says so plausibly.
    """

    bold: bool
    slanted: bool
    tells_height: bool


class Glyphs:
    """The characters of a page."""

    def __init__(self, text_page: pdfium.PdfTextPage) -> None:
        """Make the places for answers.

        Args:
            text_page: The page's text; it must stay open.
        """
        self._text_page = text_page
        self._page = ctypes.addressof(text_page.raw.contents)
        self._box = (ctypes.c_float * 4)()
        self._to_box = ctypes.addressof(self._box)
        self._sides = (ctypes.c_double * 4)()
        self._to_sides = calls.addresses(self._sides)
        self._matrix = native.FS_MATRIX()
        self._to_matrix = ctypes.addressof(self._matrix)
        self._name = ctypes.create_string_buffer(_NAME_LENGTH)
        self._flags = ctypes.c_int()
        self._to_name = ctypes.addressof(self._name)
        self._to_flags = ctypes.addressof(self._flags)
        self._looks: dict[int | None, Look] = {}

    def text(self) -> str:
        """Return the text of the page with one code point for each character that PDFium counts.

        Its own text leaves out characters that stand for nothing.
        """
        count = self._text_page.count_chars()
        units = (ctypes.c_ushort * (2 * count + 2))()
        length = native.FPDFText_GetText(self._text_page.raw, 0, count, units)
        text = ctypes.string_at(units, 2 * max(length - 1, 0)).decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        text = _LARGE.sub("\ufffd\ufffd", text)
        if len(text) == count:
            return text
        places = (calls.text_index(self._page, index) for index in range(count))
        return "".join([text[place] if 0 <= place < len(text) else "\0" for place in places])

    def sides(
        self, first: int, letter: int, last: int, look: Look
    ) -> tuple[float, float, float, float] | None:
        """Return the sides of a row of characters; None if the row is aslant.

        One call for all that is asked of every line; the sides come in the order of a `Box`.

        Args:
            first: Its first character.
            letter: The character that tells its height, which may be one of the others.
            last: Its last character.
            look: What the font of that character looks like.
        """
        page, box, to_box = self._page, self._box, self._to_box
        if calls.char_angle(page, letter) > _LEVEL:
            return None
        left, top, right, bottom = self._sides_of(letter, look)
        if first != letter:
            calls.char_box(page, first, to_box)
            left = box[0]
        if last != letter:
            calls.char_box(page, last, to_box)
            right = box[2]
        return left, bottom, right, top

    def box(self, index: int) -> Box:
        """Return the box of a character, as high as its font."""
        left, top, right, bottom = self._sides_of(index, self.look(index))
        return Box(left, bottom, right, top)

    def _sides_of(self, index: int, look: Look) -> tuple[float, float, float, float]:
        """Return the left, top, right and bottom of a character, as high as its font.

        Where a font does not say how high it is, PDFium gives the height of the letter, which is
        another for "a" than for "b"; the font's size tells then.
        """
        page = self._page
        calls.char_box(page, index, self._to_box)
        left, top, right, bottom = self._box[:]
        if look.tells_height:
            return left, top, right, bottom
        calls.char_matrix(page, index, self._to_matrix)
        calls.char_origin(page, index, *self._to_sides[:2])
        size = calls.font_size(page, index) * math.hypot(self._matrix.b, self._matrix.d)
        baseline = self._sides[1]
        return left, baseline + _ASCENT * size, right, baseline - _DESCENT * size

    def look(self, index: int) -> Look:
        """Return what a character's font looks like; each font is judged once a page."""
        font = calls.object_font(calls.char_object(self._page, index))
        known = self._looks.get(font)
        if known is None:
            known = self._looks[font] = self._judged(font, index)
        return known

    def _judged(self, font: int | None, index: int) -> Look:
        """Judge the font of a character by its weight, its name and the height that it says."""
        page = self._page
        length = calls.font_info(page, index, self._to_name, _NAME_LENGTH, self._to_flags)
        name = self._name.value if 0 < length <= _NAME_LENGTH else b""
        heavy = calls.font_weight(page, index) >= _BOLD_WEIGHT
        height = _LOWEST
        if font:
            calls.font_ascent(font, 1.0, self._to_box)
            height = self._box[0]
            calls.font_descent(font, 1.0, self._to_box)
            height -= self._box[0]
        return Look(
            bold=heavy or _BOLD_NAME.search(name) is not None,
            slanted=_ITALIC_NAME.search(name) is not None,
            tells_height=height >= _LOWEST,
        )

    def is_bold(self, index: int) -> bool:
        """Return whether a character is bold."""
        return self.look(index).bold

    def is_slanted(self, index: int) -> bool:
        """Return whether a character is in italics."""
        return self.look(index).slanted

    def wide_gaps(self, words: str, first: int) -> Sequence[int]:
        """Return the spaces of a line that are wide gaps.

        A wide gap is one between pieces of content, too. Whichever are fewer are looked at first:
        most lines are one piece, but some programs write every letter by itself.

        Args:
            words: The line, without white space at its edges.
            first: Its first character.
        """
        pieces = calls.count_pieces(self._page, first, len(words))
        if pieces < 2:  # noqa: PLR2004  one piece of content has no gap
            return ()
        few = pieces <= _FEW_PIECES * words.count(" ")
        if few and not self._are_apart(pieces):
            return ()
        gaps = [
            found.start()
            for found in _SPACE.finditer(words)
            if self._is_wide(first + found.start())
        ]
        return gaps if few or (gaps and self._are_apart(pieces)) else ()

    def _is_wide(self, space: int) -> bool:
        """Whether a space is a wide gap."""
        before = self.box(space - 1)
        return self.box(space + 1).left - before.right > _WIDE * before.height

    def _are_apart(self, pieces: int) -> bool:
        """Whether the pieces of content that were counted last stand far apart somewhere."""
        page, sides, to_sides = self._page, self._sides, self._to_sides
        end = before = float("inf")
        for index in range(pieces):
            calls.piece_sides(page, index, *to_sides)
            left, top, right, bottom = sides[:]
            height = top - bottom
            if left - end > _WIDE * max(before if index else 0.0, height):
                return True
            end, before = right, height
        return False
