"""Passages that are somebody else's words: block quotations, letters, long quotations."""

import bisect
import dataclasses
import re

from policyrecs.candidates import Candidate, Mention
from policyrecs.documents import Passage
from policyrecs.extraction.argued import granted
from policyrecs.extraction.attribution import attribution_of
from policyrecs.extraction.build import candidate, is_own
from policyrecs.extraction.licences import heading_licence
from policyrecs.extraction.scene import Scene
from policyrecs.extraction.spoken import spoken_imperative
from policyrecs.extraction.turns import after_name, answer_start, turns
from policyrecs.lexicon.patterns import patterns
from policyrecs.vocabulary import Basis, BlockKind, Kind, Role

_FARTHEST = 25
"""A quotation or letter that goes on over paragraphs has at most so many."""

_LONGEST_LINE = 8
"""A paragraph of no more words without a stop is a line like a heading."""

_CLOSING = re.compile(r""""(?<=[^\s"].)(?=[\s).,;:*_]|$)""")
"""A mark that may close a quotation, in folded text: the last of 'at once." He left'."""

_COLON_WITHIN = 8
"""Words that introduce a letter end in a colon, but for emphasis and white space."""

_ANNOUNCING = (":", " that", " should", " must", " to")
"""How a sentence ends that words set off go on with."""

_EMPHASIS = "*_"
"""Marks around a paragraph that is set in italics as a whole."""


def reproduced_passages(scene: Scene) -> dict[int, Mention | None]:
    """Return the passages that somebody else's words go on over, with the words that name them.

    A quotation that nothing closes where it opens goes on to the paragraph that closes it; a
    letter goes on after the words that introduce it; a turn of an interview after its name.
    """
    found: dict[int, Mention | None] = dict(turns(scene))
    for passage in scene.outline.passages:
        if passage.index in found:
            continue
        for index in _run_on(scene, passage):
            found[index] = None
        letter = _letter_named(scene, passage)
        if letter is not None:
            found.update(dict.fromkeys(_letter_passages(scene, passage), letter))
    return found


def set_off(
    scene: Scene,
    passage: Passage,
    found: list[Candidate],
    reproduced: dict[int, Mention | None],
) -> list[Candidate]:
    """Return the candidates of a passage, as quoted where its words are somebody else's.

    Args:
        scene: The document.
        passage: The passage.
        found: Its candidates.
        reproduced: The passages that somebody else's words go on over.
    """
    if passage.index in reproduced:
        maker = reproduced[passage.index]
        if maker is None or maker.role is Role.SPEAKER:
            found = _spoken(scene, passage, found, maker)
        bare = [_without_name(scene, one, maker) for one in found]
        return [_quoted(one, maker) if one.kind is not Kind.QUOTED else one for one in bare]
    announcer = _announcer(scene, passage) if _is_set_off(scene, passage) else None
    if announcer is not None:
        return [_quoted(one, announcer) if one.kind is not Kind.QUOTED else one for one in found]
    # Reports also set off their own recommendations; a label or what stands above shows those.
    if not _is_block_quotation(scene, passage) or heading_licence(scene, passage).granted:
        return found
    if scene.genre.is_mostly_quotation or _below_recommending_line(scene, passage):
        return found
    return [
        _quoted(one, None) if one.kind is Kind.DIRECT and one.label is None else one
        for one in found
    ]


def _spoken(
    scene: Scene, passage: Passage, found: list[Candidate], maker: Mention | None
) -> list[Candidate]:
    """Return the candidates of what somebody says, with the imperatives that ask for something.

    The name of who speaks hides one behind it: "Ann Lee: Audit the bank."
    """
    if not passage.sentences:
        return found
    folded = scene.outline.document.folded
    start, end = passage.sentences[0]
    found = [_asked(scene, one) for one in found]
    named = maker is not None and start <= maker.start < end
    opens = after_name(folded, maker) if maker and named else answer_start(folded, start)
    if opens == start or opens >= end or any(one.start < end for one in found):
        return [dataclasses.replace(one, start=max(one.start, opens)) for one in found]
    first = scene.sentence(opens, end, passage.index)
    call = spoken_imperative(first)
    return found if call is None else [candidate(scene, first, call), *found]


def _asked(scene: Scene, one: Candidate) -> Candidate:
    """Return a candidate, granted where it is an imperative that a speaker asks with."""
    if one.rejection != "unlicensed-imperative":
        return one
    start = answer_start(scene.outline.document.folded, one.start)
    sentence = scene.sentence(start, one.end, one.passage)
    return one if spoken_imperative(sentence) is None else granted(one)


def _is_set_off(scene: Scene, passage: Passage) -> bool:
    """Return whether a passage is a block quotation, or a paragraph in italics as a whole."""
    block = passage.block
    if block.kind is BlockKind.HEADING:
        return False
    text = scene.outline.document.text
    ends = (text[max(0, block.start - 1) : block.start + 1], text[block.end - 1 : block.end + 1])
    slanted = all(any(mark in end for mark in _EMPHASIS) for end in ends)
    return slanted or _is_block_quotation(scene, passage)


def _announcer(scene: Scene, passage: Passage) -> Mention | None:
    """Return the words above a passage that is set off which say whose words it holds.

    "The review noted that:" does, and so does "it recommends that the council should" which a
    quotation ends.
    """
    above = scene.outline.passages[max(0, passage.index - _FARTHEST) : passage.index]
    other = next((one for one in reversed(above) if not _is_set_off(scene, one)), None)
    if other is None or other.block.kind is not BlockKind.PARAGRAPH or not other.sentences:
        return None
    last = scene.sentence(*other.sentences[-1], other.index)
    if not last.words.rstrip("*_ ").endswith(_ANNOUNCING):
        return None
    told = attribution_of(last, len(last.words))
    if told is None or told.own or is_own(scene, last, told.issuer):
        return None
    place = last.place(*told.issuer)
    return Mention(place.start, place.end, Role.ISSUER, Basis.LEAD_IN)


def _below_recommending_line(scene: Scene, passage: Passage) -> bool:
    """Return whether the paragraph above a block quotation recommends as a heading would.

    "Recommendations on lending" need not be marked as a heading.
    """
    above = scene.outline.passages[max(0, passage.index - _FARTHEST) : passage.index]
    lines = (one for one in reversed(above) if one.block.kind is BlockKind.PARAGRAPH)
    line = next((scene.whole(one.index).words for one in lines), "")
    short = len(line.split()) <= _LONGEST_LINE and not line.endswith((".", ":", ","))
    return short and patterns("sections")["recommending-heading"].regex.search(line) is not None


def _without_name(scene: Scene, one: Candidate, maker: Mention | None) -> Candidate:
    """Return a candidate without the name in front of it that says whose turn it is."""
    if maker is None or maker.role is not Role.SPEAKER or not one.start <= maker.start < one.end:
        return one
    return dataclasses.replace(one, start=after_name(scene.outline.document.folded, maker))


def _quoted(one: Candidate, maker: Mention | None) -> Candidate:
    """Return a candidate as quoted, from a text or person whose name is known or not."""
    named = {mention.role for mention in one.mentions} & {Role.ISSUER, Role.SPEAKER}
    mentions = one.mentions if named or maker is None else (*one.mentions, maker)
    return dataclasses.replace(one, kind=Kind.QUOTED, mentions=mentions)


def _is_block_quotation(scene: Scene, passage: Passage) -> bool:
    """Return whether a passage is, or stands in, a block quotation."""
    parent = passage.block.parent
    around = {passage.block.kind}
    if parent is not None:
        around.add(scene.outline.document.blocks[parent].kind)
    return BlockKind.QUOTATION in around


def _run_on(scene: Scene, passage: Passage) -> range:
    """Return the passages after one that its last quotation goes on over."""
    opened = scene.quotations_in(passage)
    if not opened or opened[-1].closed:
        return range(0)
    first = passage.index + 1
    for other in scene.outline.passages[first : first + _FARTHEST]:
        block = other.block
        folded = scene.outline.document.folded[block.start : block.end]
        own = scene.quotations_in(other)
        if own and own[0].start == block.start and not own[0].closed:
            # Each paragraph of a quotation may open with a mark; then each is read by itself.
            return range(0)
        ends = [one.end for one in own]
        for mark in _CLOSING.finditer(folded):
            place = block.start + mark.start()
            holder = bisect.bisect_right(ends, place)
            if holder < len(own) and own[holder].start <= place:
                continue
            return range(first, other.index + 1)
    return range(0)


def _letter_named(scene: Scene, passage: Passage) -> Mention | None:
    """Return the words that name the letter or statement that a passage introduces in full."""
    if not passage.sentences:
        return None
    start, end = passage.sentences[-1]
    folded = scene.outline.document.folded
    if ":" not in folded[max(start, end - _COLON_WITHIN) : end]:
        return None
    last = scene.sentence(start, end, passage.index)
    named = patterns("speech")["reproduces"].regex.search(last.words.rstrip("*_ "))
    if not named:
        return None
    place = last.place(*named.span("text"))
    return Mention(place.start, place.end, Role.ISSUER, Basis.LEAD_IN)


def _letter_passages(scene: Scene, passage: Passage) -> list[int]:
    """Return the passages of the letter that a passage introduces.

    Where the first is set in italics, the letter goes on as far as the italics; else to the next
    heading or to whoever signed it.
    """
    found: list[int] = []
    text = scene.outline.document.text
    slanted: bool | None = None
    first = passage.index + 1
    for other in scene.outline.passages[first : first + _FARTHEST]:
        around = text[max(0, other.block.start - 1) : other.block.start + 1]
        italic = any(mark in _EMPHASIS for mark in around)
        slanted = italic if slanted is None else slanted
        signed = patterns("speech")["signature"].regex.match(scene.whole(other.index).words)
        if other.block.kind is BlockKind.HEADING or signed or (slanted and not italic):
            break
        found.append(other.index)
    return found
