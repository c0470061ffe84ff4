"""Sentence spans, inside quotations too, with exact offsets.

By hand rather than by a library: the splitters at hand leave a quotation of several sentences in
one piece, and a record of quoted words is one sentence of them.
"""

import functools
import re

from policyrecs.lexicon.patterns import words_of

_STOP = re.compile(
    r"""
    (?P<stop>[.!?…](?<![.!?…].)[.!?…]*+)
    (?P<closers>["')\]}*_]*+)     # 'we act."', "(It ended.)"
    (?: (?<=[a-z)"][.?!"])                  # the notes of "crews.16, 18 It says"
        (?: \d{1,3}(?:,\x20?\d{1,3}){0,4} | (?:\[\d{1,3}\]){1,4} )   # and of "crews.[16][18] It"
        (?=\s+["(\[]?[A-Z]) )?+
    (?: (?P<space>\s+) | (?=["(\[]?[A-Z]) )   # 'We act."He left' has lost its space
    """,
    re.VERBOSE,
)
"""A place where a sentence may end, in folded text: a stop, what closes with it, white space."""

_LAST_TOKEN = re.compile(r"[^\s\"'(\[]*")
"""The word that a stop ends, read backwards from it, so that it is tried once: "S.U" of "U.S"."""

_NEXT_WORD = re.compile(r"[\"'(\[*_]*(\w*)")
"""The word after a stop, without what opens with it: "The" in '"The'."""

_INITIAL = re.compile(r"[A-Z]|[A-Z](?:\.[A-Z])+")
"""A single capital or letters with stops between: "J", "U.N", "C.F.R"."""

_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})(?:\.\d{1,3}){0,4}\)?")
"""A number or letter that opens a sentence and does not end one: "1" in "1. Publish", "C.2"."""

_OPENING = re.compile(r"(?:[*_\[`~]|<(?:a|b|i|u|em|strong|mark)\b[^<>]*>)+$")
"""Marks that open with a sentence: "**", "<b>", "[" of a link."""

_LONGEST_OPENING = 200
"""Code points of marks before a sentence."""

_LONGEST_TOKEN = 40
"""Code points to look back for the word a stop ends."""

_LONGEST_BRACKET = 400
"""Code points to look ahead for the bracket that closes an inserted sentence."""


def sentence_spans(
    text: str, folded: str, start: int, end: int, cut: int | None = None
) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) of each sentence between `start` and `end`.

    Spans begin and end at words or at marks that belong to them: emphasis, note markers.

    Args:
        text: The document's text.
        folded: The same, folded; markup and note markers are spaces there.
        start: First code point of the passage.
        end: One past the last code point of the passage.
        cut: Where a sentence ends whatever stands there, such as the end of a run-in title.
    """
    pieces = [(start, end)] if cut is None or not start < cut < end else [(start, cut), (cut, end)]
    spans = []
    for piece_start, piece_end in pieces:
        position = piece_start
        for boundary in _boundaries(folded, piece_start, piece_end):
            spans.append(_trimmed(text, folded, position, boundary))
            position = boundary
        spans.append(_trimmed(text, folded, position, piece_end))
    return tuple((first, last) for first, last in spans if first < last)


def _boundaries(folded: str, start: int, end: int) -> list[int]:
    """The places between `start` and `end` where one sentence ends and the next begins."""
    boundaries: list[int] = []
    sentence = start
    depth = 0
    counted = start
    for found in _STOP.finditer(folded, start, end):
        after = found.end()
        if after >= end:
            break
        if folded.find("(", counted, after) >= 0 or depth:
            opened = folded.count("(", counted, after) - folded.count(")", counted, after)
            depth = max(depth + opened, 0)
        counted = after
        if depth and _is_inserted(folded, sentence, after, end):
            continue
        if _ends_sentence(folded, sentence, found, end):
            boundaries.append(after)
            sentence = after
            depth = 0
    return boundaries


def _is_inserted(folded: str, sentence: int, after: int, end: int) -> bool:
    """Whether a stop stands in brackets that a sentence goes on after: "(long. Read it.) is"."""
    if folded[sentence : sentence + _LONGEST_TOKEN].lstrip().startswith("("):
        return False
    closing = folded.find(")", after, min(end, after + _LONGEST_BRACKET))
    return closing >= 0


def _ends_sentence(folded: str, sentence: int, found: re.Match[str], end: int) -> bool:
    """Whether the stop at `found` ends the sentence that began at `sentence`."""
    after = found.end()
    following = _NEXT_WORD.match(folded, after, min(end, after + _LONGEST_TOKEN))
    word = following[1] if following else ""
    if word[:1].islower() and not word[1:2].isupper():
        return False
    stop = found["stop"]
    if stop != ".":
        cut_short = stop[0] in ".…"
        return not cut_short or (folded[found.start() - 1 : found.start()] != " " and bool(word))
    if found["closers"] and found["closers"][0] in "\"'":
        return True
    token_start = max(sentence, found.start() - _LONGEST_TOKEN)
    last = _LAST_TOKEN.match(folded[token_start : found.start()][::-1])
    token = last[0][::-1] if last else ""
    if found["space"] is None and _INITIAL.fullmatch(token):  # "C.R.A.'s requests"
        return False
    before = found.start() - len(token) - sentence
    opens = before <= _LONGEST_TOKEN and not folded[sentence : sentence + before].strip()
    return _token_ends(token, word, opens=opens)


def _token_ends(token: str, word: str, *, opens: bool) -> bool:
    """Whether a full stop after `token` ends a sentence, given the word that follows.

    Args:
        token: The word before the stop.
        word: The word after it, as written; empty where none follows at once.
        opens: Whether the token is the first of its sentence.
    """
    lowered = token.lower()
    if opens and _ENUMERATOR.fullmatch(token):
        return False
    if lowered in _listed("before_word"):
        return False
    if lowered in _listed("before_number") and (not word or word[0].isdigit() or len(word) == 1):
        return False
    if lowered in _listed("may_end") or _INITIAL.fullmatch(token):
        return not word or word.lower() in _listed("openers")
    return True


@functools.cache
def _listed(name: str) -> frozenset[str]:
    """The words of one list of the abbreviations."""
    return words_of("abbreviations", name)


def _trimmed(text: str, folded: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space, but with the emphasis and markers glued to its ends."""
    passage = folded[start:end]
    first = start + len(passage) - len(passage.lstrip())
    last = start + len(passage.rstrip())
    if first >= last:
        return start, start
    if first > start and folded[first - 1] == " " and text[first - 1] in "*_[`~>":
        opening = _OPENING.search(text, max(start, first - _LONGEST_OPENING), first)
        first = opening.start() if opening else first
    while last < end and folded[last] == " " and _belongs(text, last):
        last += 1
    return first, last


def _belongs(text: str, position: int) -> bool:
    """Whether masked text at `position` goes with the word before it: no space, no attribute."""
    return not text[position].isspace() and text[position] != "{"
