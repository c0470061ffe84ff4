"""What holds a work, and who issued it: the container and the publisher, read after the title.

A segment is a container where its form says so: italics, a volume or page number, a word such as
"Journal" or "Times", or "in" before it. Otherwise the first plain segment is the publisher.
"""

import re
from dataclasses import dataclass, field

from policyrecs.lexicon.citations import cue
from policyrecs.linking.citations.dates import dates
from policyrecs.linking.citations.parts import VOLUME_ALONE, segments
from policyrecs.linking.citations.text import NoteText, Stretch

_IN = re.compile(r"[\s,.;]*\b[Ii]n:? (?=\S)")
"""The word before a container: ", in "."""

_EDITORS_FIRST = re.compile(r"[^()\d]{3,200}? \((?i:eds?)\.?\),? ?")
"""Editors before the container: "R. Holt (Ed.), "."""

_EDITORS_BEHIND = re.compile(r",? (?:eds?\.|edited) [^()]{2,300}(?=\()")
"""Editors after the container, up to the brackets that hold the publisher."""

_CONTAINER_END = re.compile(r",? (?:eds?\.|edited) |,? \(|, |\. ")
"""Where a container after "in" ends."""

_YEAR_LED = re.compile(
    r"[\s,]*[(\[]\d{4}[)\]] (?:\d+(?:\(\d+\))? )?(?P<name>[A-Z][^\d(),;]{0,100}?) \d"
)
"""A container after the year: "(2013) 76 MLR 402", "[2021] PL 88"."""

_YEAR_AFTER = re.compile(r"[\s,.]*(?P<name>[^\d;.]{2,80})\. ?\d{4}[^;.]{0,10};\d[^ ]*")
"""A container before year and volume: "BMJ Open. 2018;8(4)"."""

_VOLUME_LED = re.compile(r"\d{1,4} (?P<name>[A-Z][^\d]{1,80}?) \d[\d,\u2013-]*")
"""A container between volume and page: "12 J. Pol'y & L. 34"."""

_VOLUME_BEHIND_NAME = re.compile(
    r"(?P<name>[^\d]{2,100}?),? (?!(?:1[6-9]|20)\d\d\b)(?:vol\. ?)?\d{1,4}"
    r"(?: ?\(\d[^()]*\))?(?:, no|:| |$|\()",
    re.IGNORECASE,
)
"""A container before its volume: "Energy Quarterly 9"."""

_VOLUME_BEHIND = re.compile(
    r"[\s,.]{0,3}(?!(?:1[6-9]|20)\d\d\b)(?:vol\. ?)?\d{1,4}\b", re.IGNORECASE
)
"""A volume behind a container in italics: "*Sex Roles* 67"."""

_PLACED = re.compile(r"(?P<place>[^:()\d]{2,60}): (?P<name>[^:;]{2,100})")
"""A publisher after its place: "Cambridge: Cambridge University Press"."""

_SENTENCE = re.compile(r"(?<=[^\W\d_]{4})\. (?=[^\W\d_a-z])|(?<=\))\. |; ")
"""A full stop between parts, but not the one of "Rev." or "J."."""

_EDITION = re.compile(r"\d+(?:st|nd|rd|th) edn?\.?|rev(?:ised|\.) edn?\.?", re.IGNORECASE)
"""An edition, such as "3rd edn"."""

_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,300}[)\]]?")
"""A pair of brackets and what it holds."""

_IMPRINT = re.compile(r"[:,\d]")
"""What tells brackets with publisher and date from those with an acronym: "(Routledge 2016)"."""

_LONGEST_NAME = 90
"""Characters beyond which a segment after the title is a remark."""

_YEAR_AT_END = re.compile(r"[, ]+(?:1[6-9]|20)\d\d[a-z]?$")
"""The year after a publisher: "OUP 2016"."""


@dataclass(slots=True)
class Holders:
    """What holds a work and who issued it.

    Attributes:
        container: Journal, book, site or outlet.
        publisher: Publisher or issuing body.
        inside: Whether "in" came before the container: a part of a book or of proceedings.
        numbered: Whether a volume or issue shows a periodical.
        series: Whether the container is a publisher's series.
        placed: Whether the publisher stands after a place: "London: Verso".
        words: All that follows the title, for the type of the work.
    """

    container: str | None = None
    publisher: str | None = None
    inside: bool = False
    numbered: bool = False
    series: bool = False
    placed: bool = False
    words: str = field(default="")


def holders(note: NoteText, rest: int) -> Holders:
    """Read what follows the title of a work.

    Args:
        note: The citation, with its addresses and its own date blanked.
        rest: Where the title ends.
    """
    held = Holders(words=note.plain[rest:])
    position = _inside(note, rest, held)
    led = _YEAR_LED.match(note.plain, position) or _YEAR_AFTER.match(note.plain, position)
    led = None if held.inside else led
    if led:
        held.container, held.numbered = _words(note, led.span("name")), True
        position = led.end()
    parts = segments(note.plain, position)
    for index, part in enumerate(parts):
        following = note.plain[slice(*parts[index + 1])] if index + 1 < len(parts) else ""
        clauses = [part] if VOLUME_ALONE.match(following) else _clauses(note.plain, *part)
        for clause in clauses:
            _take(note, clause, following if clause[1] == part[1] else "", held)
    return held


def _inside(note: NoteText, rest: int, held: Holders) -> int:
    """Read a container that "in" introduces; return where to go on."""
    found = _IN.match(note.plain, rest)
    if found is None:
        return rest
    start = found.end()
    editors = _EDITORS_FIRST.match(note.plain, start)
    start = editors.end() if editors else start
    italic = next((s for s in note.italics if start <= s[0] <= start + 1), None)
    if italic is None:
        stop = _CONTAINER_END.search(note.plain, start)
        italic = (start, stop.start() if stop else len(note.plain))
    held.container, held.inside = _words(note, italic), True
    behind = _EDITORS_BEHIND.match(note.plain, italic[1])
    return behind.end() if behind else italic[1]


def _clauses(plain: str, start: int, end: int) -> list[Stretch]:
    """Cut a segment at the full stops between its parts."""
    clauses: list[Stretch] = []
    for found in _SENTENCE.finditer(plain, start, end):
        clauses.append((start, found.start()))
        start = found.end()
    return [*clauses, (start, end)]


def _take(note: NoteText, part: Stretch, following: str, held: Holders) -> None:
    """Take a segment for container or publisher, where its form allows one of them."""
    start, end = part
    plain = note.plain[start:end]
    for brackets in _BRACKETS.finditer(plain):
        inside = segments(note.plain, start + brackets.start() + 1, start + brackets.end() - 1)
        for inner in inside if _IMPRINT.search(brackets[0]) else ():
            _take_publisher(note, inner, held)
    opening = _BRACKETS.search(plain)
    if opening:
        end = start + len(plain[: opening.start()].rstrip())
        following = following or plain[opening.start() :]
    start, end = _trim(note.plain, start, end)
    words = note.plain[start:end]
    italic = next((stretch for stretch in note.italics if stretch[0] in (start, start - 1)), None)
    if any(opened < start < closed for opened, closed in note.italics if italic is None):
        return
    if italic and held.container is None:
        _take_italic(note, italic, held)
        return
    settled = held.container is not None and held.publisher is not None
    if not words or settled or (words[0].isalpha() and cue("pinpoint").match(words)):
        return
    named = _VOLUME_LED.match(words) or _VOLUME_BEHIND_NAME.match(words)
    if named and held.container is None and _is_name(named["name"]):
        held.container = _words(note, (start + named.start("name"), start + named.end("name")))
        held.numbered = True
    elif (
        _is_name(words)
        and held.container is None
        and (VOLUME_ALONE.match(following) or _names_container(words))
    ):
        held.container = _words(note, (start, end))
        held.series = bool(cue("series").search(words))
        held.numbered = not held.series and bool(VOLUME_ALONE.match(following))
    else:
        _take_publisher(note, (start, end), held)


def _take_italic(note: NoteText, italic: Stretch, held: Holders) -> None:
    """Take italics for the container, with the volume that follows them or not."""
    held.container = _words(note, italic)
    held.numbered = bool(_VOLUME_BEHIND.match(note.plain, italic[1]))


def _take_publisher(note: NoteText, part: Stretch, held: Holders) -> None:
    """Take a segment for the publisher, unless it is a date, number, place or remark."""
    start, end = part
    words = _YEAR_AT_END.sub("", note.plain[start:end])
    placed = _PLACED.match(words)
    if placed:
        start, words = start + placed.start("name"), placed["name"]
    if held.publisher is not None or not _is_name(words) or (held.numbered and not placed):
        return
    if cue("speech").search(held.words):
        return
    held.publisher = _words(note, (start, start + len(words)))
    held.placed = bool(placed)


def _is_name(words: str) -> bool:
    """Whether `words` can name a publisher or container."""
    words = words.strip(" .,;")
    if not words or len(words) > _LONGEST_NAME or words[0].islower() or not words[0].isalnum():
        return False
    if words[0].isdigit() or _dated(words) or _EDITION.search(words) or cue("place").match(words):
        return False
    others = (
        "document-number",
        "session",
        "pinpoint",
        "journal-part",
        "accessed",
        "thesis",
        "speech",
    )
    return not any(cue(name).match(words) for name in others) and not cue("prose").search(words)


def _dated(words: str) -> bool:
    return any(date.end - date.start >= len(words.strip(" .,;()")) for date in dates(words))


def _names_container(words: str) -> bool:
    return any(
        cue(name).search(words) for name in ("newspaper", "magazine", "journal", "blog", "series")
    )


def _trim(plain: str, start: int, end: int) -> Stretch:
    while start < end and plain[start] in " ,.;:\"'":
        start += 1
    while start < end and plain[end - 1] in " ,;:":
        end -= 1
    return start, end


def _words(note: NoteText, part: Stretch) -> str:
    return " ".join(note.text[slice(*part)].split()).strip(' ,;:"“”')
