"""From the words of one citation to the fields of its work.

What is certain is taken first and blanked: addresses, days of access, the words that introduce the
work. The style of what is left then shows authors and title (`layout`), and what follows the title
shows container and publisher (`holders`).
"""

import dataclasses
import re

from policyrecs.lexicon.citations import cue
from policyrecs.linking.citations import csl, names
from policyrecs.linking.citations.dates import access_stretches, dates, issued
from policyrecs.linking.citations.holders import Holders, holders
from policyrecs.linking.citations.identifiers import Address, address
from policyrecs.linking.citations.layout import layout
from policyrecs.linking.citations.parts import Layout, segments
from policyrecs.linking.citations.text import NoteText, Stretch
from policyrecs.linking.citations.works import NOTHING, Work
from policyrecs.vocabulary import DatePrecision

_SENTENCE_SIGNAL = re.compile(
    r"(?:^|[.?!)\"'] |; (?:and )?|, (?=see\b|cf\b|with )|: (?=see\b))", re.IGNORECASE
)
"""Where a signal may stand: at the start, after a sentence, after the purpose it serves."""

_JOINING = re.compile(r"(?:and|or|also) ")
"""What may open a later work of a note."""

_REMARK = re.compile(r" \((?=[A-Za-z][a-z]{2,20}ing |statement |last |\"|archived)[^()]{0,1000}\)")
"""A remark on the work in brackets: "(noting that ...)", "(“We find ...”)"."""

_LONGEST_SHORT_FORM = 200
"""Characters before "supra" beyond which it belongs to a later work or to prose."""

_ACT = re.compile(r"\bAct\b")

_CODE_END = re.compile(r", | \(|; |\.?$")
"""Where a citation of a code ends: "5 U.S.C. § 552(a)(4)(A)."."""

_PRINTED = re.compile(r",? (?:\[\d{4}\] )?OJ [LC]|,? \[\d{4}\] OJ")
"""Where a European act is printed, after its title."""


def parse(note: NoteText) -> Work:
    """Read one citation.

    Returns:
        A work without fields where the citation names none.
    """
    signal, start = signal_of(note)
    body = note.part(start, len(note.text))
    found = _short(body) or _law(body) or _correspondence(body) or _described(body)
    if not found and start and not signal:
        return NOTHING
    return dataclasses.replace(found, signal=signal) if found else NOTHING


def signal_of(note: NoteText) -> tuple[str | None, int]:
    """The words that introduce the work, and where the work starts.

    Example: in "Most find small effects. See Holm, ..." the signal is "See".
    """
    start = _JOINING.match(note.plain)
    position = start.end() if start else 0
    for place in _SENTENCE_SIGNAL.finditer(note.plain, position):
        found = cue("signal").match(note.plain, place.end())
        opens = place.start() == 0 or (found is not None and found[0][0].isupper())
        if found and (opens or _is_remark(note.plain[: place.end()])):
            return note.text[found.start() : found.end()], _skip(note.plain, found.end())
    found = cue("signal").match(note.plain, position)
    if found:
        return note.text[found.start() : found.end()], _skip(note.plain, found.end())
    return None, position


def _is_remark(words: str) -> bool:
    """Whether what stands before a signal is a remark of the author's, not a work."""
    return bool(cue("prose").search(words)) or words.startswith(("For ", "On "))


def _skip(plain: str, position: int) -> int:
    while position < len(plain) and plain[position] in " ,:":
        position += 1
    return position


def _short(body: NoteText) -> Work | None:
    """`Ibid., p. 4`, `Doe, supra note 3`, `Doe, op. cit.`: a work cited before."""
    same = cue("same-place").match(body.plain)
    if same:
        return Work(short=True, previous=True)
    found = cue("earlier-place").search(body.plain)
    if found is None or found.start() > _LONGEST_SHORT_FORM:
        return None
    note = next((value for value in found.groupdict().values() if value), None)
    before = body.part(0, len(body.text[: found.start()].rstrip(" ,(")))
    named = layout(before) if '"' in before.plain or before.italics else None
    if named:
        people = body.text[slice(*named.authors)] if named.authors else ""
        return Work(names.authors(people), _title(before, named.title), short=True, note=note)
    return Work(names.authors(before.text), short=True, note=note)


def _law(body: NoteText) -> Work | None:
    """A case, statute, regulation or bill, named or by where it is printed."""
    kind = csl.law_type(body.plain)
    marked = '"' in body.plain or bool(body.italics)
    if kind is None or (marked and not cue(kind.replace("_", "-")).match(body.plain)):
        return None
    title = _law_title(body, kind)
    if title is None or (kind != "legal_case" and _has_person_first(body)):
        return None
    free = _blanked(body, access_stretches(body.plain))
    date = issued(free.plain, [title]) or issued(free.plain)
    where = address(body)
    return Work(
        title=_title(body, title, abbreviated=kind == "legal_case"),
        issued=date,
        type=kind,
        url=where.url,
        doi=where.doi,
        link_state=where.state,
    )


def _law_title(body: NoteText, kind: str) -> Stretch | None:
    """The stretch that names a law; None where prose stands before it."""
    found = cue(kind.replace("_", "-")).search(body.plain)
    if found is None or cue("prose").search(body.plain[: found.start()]):
        return None
    if kind == "legal_case":
        return found.span()
    if _ACT.search(found[0]):
        return 0, found.end()
    if found[0][0].isalpha() and found.start() == 0 and "/" in found[0]:
        printed = _PRINTED.search(body.plain)
        return 0, printed.start() if printed else len(body.plain.rstrip(" ."))
    first = min(
        (
            other.start()
            for name in ("legislation", "regulation", "bill")
            if (other := cue(name).search(body.plain))
        ),
    )
    before = len(body.plain[:first].rstrip(" ,"))
    if before:
        return 0, before
    end = _CODE_END.search(body.plain, found.end())
    return 0, end.start() if end else len(body.plain)


def _has_person_first(body: NoteText) -> bool:
    parts = segments(body.plain, 0)
    first = body.plain[slice(*parts[0])] if parts else ""
    return len(parts) > 1 and names.is_person(first) and not _ACT.search(first)


def _correspondence(body: NoteText) -> Work | None:
    """A letter, evidence to an inquiry, or a hearing: named by what it is."""
    letter, evidence = cue("letter").match(body.plain), cue("evidence").match(body.plain)
    hearing = cue("hearing").search(body.plain)
    if not (letter or evidence or hearing) or '"' in body.plain:
        return None
    where = address(body)
    date = issued(body.plain)
    end = len(body.plain.rstrip(" ."))
    if date and not evidence:
        end = min(end, len(body.plain[: date.start].rstrip(" ,(")))
    if hearing:
        end = min([end, *(found.start() for found in re.finditer(r", \d+\w\w Cong", body.plain))])
    people = (body.text[slice(*evidence.span("author"))].strip(),) if evidence else ()
    kind = "personal_communication" if letter else "hearing" if hearing else None
    return Work(
        people,
        _title(body, (0, end)),
        issued=date,
        type=kind,
        url=where.url,
        doi=where.doi,
        link_state=where.state,
    )


def _described(body: NoteText) -> Work | None:
    """A work described by authors, title and the like, in any style, or by an address alone."""
    where = address(body)
    remarks = [found.span() for found in _REMARK.finditer(body.plain)]
    open_to_dates = _blanked(body, [*where.stretches, *remarks])
    access = access_stretches(open_to_dates.plain)
    free = _blanked(open_to_dates, access)
    found = layout(free)
    if found is None or not _is_evident(free, where, found):
        if where.url is None and where.doi is None:
            return None
        return _addressed(where)
    title = _title(free, found.title)
    date = issued(free.plain, [found.title])
    held = holders(_blanked(free, _numbers(free.plain, found.rest)), found.rest)
    written = _by(free, found.authors) if found.authors else ""
    people = names.authors(written, inverted=found.inverted)
    if held.container is None and len(people) == 1 and csl.is_outlet(people[0]):
        held.container, people = people[0], ()
    signs = csl.Signs(
        by_body=bool(people) and all(names.is_body(name) for name in people),
        accessed=bool(access),
        dated=date is not None,
    )
    words = free.plain[: found.title[0]] + free.plain[found.rest :]
    around = dataclasses.replace(held, words=words)
    kind = csl.work_type(title, around, where, signs)
    numbered = cue("document-number").search(free.plain, found.rest)
    stated = numbered or date or held.container or held.publisher or where.url or where.doi
    return Work(
        people,
        title,
        held.container,
        held.publisher,
        date,
        where.url,
        where.doi,
        kind,
        short=not stated and all(" " not in name for name in people),
        link_state=where.state,
    )


def _by(free: NoteText, authors: Stretch) -> str:
    """The words of the authors, without a document number behind them."""
    number = cue("document-number").search(free.plain, *authors)
    return free.text[authors[0] : number.start() if number and number.start() else authors[1]]


def _addressed(where: Address) -> Work:
    """A work known by its address alone."""
    kind = csl.work_type(None, Holders(), where, csl.Signs())
    return Work(url=where.url, doi=where.doi, type=kind, link_state=where.state)


def _is_evident(free: NoteText, where: Address, found: Layout) -> bool:
    """Whether anything but the form of its title shows that the citation names a work."""
    return bool(
        found.authors
        or where.stretches
        or free.italics
        or free.links
        or issued(free.plain, [found.title])
        or cue("document-number").search(free.plain, found.rest)
    )


def _numbers(plain: str, rest: int) -> list[Stretch]:
    """Days, months, document numbers and sessions after the title, which name no holder."""
    stretches = [
        (date.start, date.end) for date in dates(plain) if date.precision is not DatePrecision.YEAR
    ]
    for name in ("document-number", "session"):
        stretches += [found.span() for found in cue(name).finditer(plain)]
    return [stretch for stretch in stretches if stretch[0] >= rest]


def _blanked(note: NoteText, stretches: list[Stretch]) -> NoteText:
    """`note` with `stretches` as spaces, so that nothing reads them again."""
    text, plain = note.text, note.plain
    for start, end in stretches:
        text = text[:start] + " " * (end - start) + text[end:]
        plain = plain[:start] + " " * (end - start) + plain[end:]
    return NoteText(text, plain, note.offsets, note.italics, note.links)


def _title(note: NoteText, stretch: Stretch, *, abbreviated: bool = False) -> str | None:
    """The words of a title; a full stop stays only where it may belong to an abbreviation."""
    words = " ".join(note.text[slice(*stretch)].split()).strip(' ,;:"“”')
    return (words if abbreviated else words.removesuffix(".")) or None
