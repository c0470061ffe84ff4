"""PDFium's functions that are called for every line or letter of a page, at half the usual price.

What a call costs is not the answer but the way to it: checking the types of pointers, giving other
threads a turn. These take plain addresses and come straight back.
"""

import ctypes
from collections.abc import Callable
from ctypes import PYFUNCTYPE, c_double, c_float, c_int, c_ulong, c_void_p
from typing import Any

import pypdfium2.raw as native

Call = Callable[..., Any]


def _quick(function: object, gives: type, *takes: type) -> Call:
    """A function of PDFium that takes and gives plain numbers and addresses."""
    call: Call = ctypes.cast(function, PYFUNCTYPE(gives, *takes))  # type: ignore[arg-type]  # it may be
    return call


text_index = _quick(native.FPDFText_GetTextIndexFromCharIndex, c_int, c_void_p, c_int)
char_box = _quick(native.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
char_object = _quick(native.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
object_font = _quick(native.FPDFTextObj_GetFont, c_void_p, c_void_p)
font_ascent = _quick(native.FPDFFont_GetAscent, c_int, c_void_p, c_float, c_void_p)
font_descent = _quick(native.FPDFFont_GetDescent, c_int, c_void_p, c_float, c_void_p)
char_matrix = _quick(native.FPDFText_GetMatrix, c_int, c_void_p, c_int, c_void_p)
char_origin = _quick(native.FPDFText_GetCharOrigin, c_int, c_void_p, c_int, c_void_p, c_void_p)
font_size = _quick(native.FPDFText_GetFontSize, c_double, c_void_p, c_int)
char_angle = _quick(native.FPDFText_GetCharAngle, c_float, c_void_p, c_int)
font_weight = _quick(native.FPDFText_GetFontWeight, c_int, c_void_p, c_int)
font_info = _quick(
    native.FPDFText_GetFontInfo, *(c_ulong, c_void_p, c_int, c_void_p, c_ulong, c_void_p)
)
count_pieces = _quick(native.FPDFText_CountRects, c_int, c_void_p, c_int, c_int)
piece_sides = _quick(native.FPDFText_GetRect, c_int, c_void_p, c_int, *[c_void_p] * 4)
page_object = _quick(native.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
object_type = _quick(native.FPDFPageObj_GetType, c_int, c_void_p)
object_bounds = _quick(native.FPDFPageObj_GetBounds, c_int, c_void_p, *[c_void_p] * 4)


def addresses(array: ctypes.Array[Any]) -> tuple[int, ...]:
    """Return the addresses of the elements of an array, for a function that fills them."""
    first = ctypes.addressof(array)
    return tuple(range(first, first + ctypes.sizeof(array), ctypes.sizeof(array) // len(array)))
