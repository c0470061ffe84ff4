"""Calls inside quotation marks, with their speaker."""

import dataclasses
import re
from collections.abc import Sequence
from typing import NamedTuple

from policyrecs.candidates import Candidate, Mention, Place
from policyrecs.documents import Passage, Quotation
from policyrecs.extraction.attribution import main_subject, speaks
from policyrecs.extraction.build import Setting, candidate
from policyrecs.extraction.calls import Stretch
from policyrecs.extraction.performative import continued_call
from policyrecs.extraction.prose import best_call
from policyrecs.extraction.scene import Scene
from policyrecs.extraction.sentences import Sentence
from policyrecs.extraction.spoken import LONGEST_TAG, joined, slogan_call, spoken_imperative
from policyrecs.lexicon.patterns import patterns
from policyrecs.vocabulary import Basis, Evidence, Kind, Role, Status

_SHORTEST = 5
"""A quotation of fewer words is a term or a title, part of the sentence around it."""

_FEWEST = 4
"""Unless it is a sentence with its stop: "The state must act,"."""

_MOST = 0.6
"""A quotation of more than this share of its sentence leaves nothing else to read there."""

_NEAR = 300
"""A speaker is named within so many characters of the quotation."""


_OPENED = re.compile(r":(?= ?[\"'][A-Z])")
"""A colon before words that are quoted: "Ann Lee said: 'The plan"."""

_CLOSED = re.compile(r"[.,?!][\"']")
"""The end of a quotation."""

_VERB = re.compile(r"\b(?:have|has|had|is|are|was|were)\b")
"""A verb inside what would be a speaker's name, which is a clause then."""


class Spoken(NamedTuple):
    """What the quotations of a passage hold.

    Attributes:
        candidates: The calls inside them.
        spent: The sentences that are quotation and little else.
        told: The stretches quoted inside other sentences.
        speakers: The last speaker, if any is known.
    """

    candidates: list[Candidate]
    spent: list[Stretch]
    told: list[Stretch]
    speakers: list[Mention]


def read_quotations(
    scene: Scene, passage: Passage, quotations: Sequence[Quotation], before: Mention | None
) -> Spoken:
    """Return the calls inside the quotations of a passage.

    Args:
        scene: The document.
        passage: The passage.
        quotations: The quotations that begin in it.
        before: The speaker of the passage before, whose words may go on.
    """
    named = [_speaker(scene, passage, quotation) for quotation in quotations]
    known = next((speaker for speaker in named if speaker is not None), before)
    spoken = Spoken([], [], [], [])
    done = 0
    for quotation, following, own in zip(quotations, (*quotations[1:], None), named, strict=True):
        known = own or known
        split = following and _read_split(scene, passage, (quotation, following), known, spoken)
        inside = quotation.start + 1, _inside_end(scene.outline.document.folded, quotation)
        free = max(inside[0], done), min(inside[1], split[0] if split else inside[1])
        _read(scene, passage, free, known, spoken)
        done = split[1] if split else 0
    if known is not None:
        spoken.speakers.append(known)
    return spoken


def _read(
    scene: Scene, passage: Passage, words: Stretch, speaker: Mention | None, spoken: Spoken
) -> None:
    """Add to `spoken` the calls inside one quotation, whose words begin and end at `words`."""
    opens, closes = words
    before = scene.outline.document.folded[max(0, opens - 4) : opens - 1]
    introduced = before.rstrip().endswith((",", ":"))
    calling = False
    for start, end in passage.sentences_in(opens, closes):
        low, high = max(start, opens), min(end, closes)
        if low >= high:
            continue
        inside = scene.sentence(low, high, passage.index)
        in_passing = low == opens and inside.cased[:1].islower() and not introduced
        little = high - low <= _MOST * (end - start)
        if little and low == opens and _read_slogan(scene, passage, words, (start, end), spoken):
            continue
        if (len(inside.words.split()) < _SHORTEST and not _is_whole(inside)) or in_passing:
            # Words quoted in passing are part of the sentence that tells of them.
            continue
        (spoken.told if little else spoken.spent).append((low, high) if little else (start, end))
        call = best_call(inside) or (continued_call(inside) if calling else None)
        call = call or spoken_imperative(inside)
        if call is not None and call.pattern == "modal-shall":
            # What a law or charter says, in the words of the law.
            call = dataclasses.replace(call, status=Status.OPTIONAL)
        calling = call is not None and call.is_core
        if call is not None:
            body = inside.cut(0, len(inside.words.rstrip(" ,")))
            spoken.candidates.append(candidate(scene, body, call, _setting(scene, speaker)))


def _setting(scene: Scene, speaker: Mention | None, whole: Place | None = None) -> Setting:
    """Return what quotation marks add to the words of a call."""
    return Setting(
        (speaker,) if speaker else (),
        whole=whole,
        evidence=Evidence.QUOTED,
        kind=Kind.QUOTED,
        rejection="contest" if scene.genre.is_sport else None,
    )


def _read_slogan(
    scene: Scene, passage: Passage, words: Stretch, sentence: Stretch, spoken: Spoken
) -> bool:
    """Add to `spoken` the call of words on a banner, unless their sentence makes one itself.

    Returns:
        Whether the sentence is now read as one that tells of slogans.
    """
    whole = Place(*sentence)
    if any(one.start == whole.start for one in spoken.candidates):
        return True
    inside = scene.sentence(*words, passage.index)
    call = slogan_call(scene, passage, inside)
    if call is None:
        return False
    around = scene.sentence(*sentence, passage.index)
    told = best_call(around)
    if told is not None and told.is_core:
        return False
    bearer = main_subject(around.words)
    named: Mention | None = None
    if speaks(around, bearer):
        place = around.place(*bearer)
        named = Mention(place.start, place.end, Role.SPEAKER, Basis.EXPLICIT)
    spoken.spent.append(sentence)
    spoken.candidates.append(candidate(scene, inside, call, _setting(scene, named, whole)))
    return True


def _read_split(
    scene: Scene,
    passage: Passage,
    quotations: tuple[Quotation, Quotation],
    speaker: Mention | None,
    spoken: Spoken,
) -> Stretch | None:
    """Add to `spoken` the call of a sentence that "she said" cuts in two.

    Returns:
        Where its halves begin and end; None where two quotations make no call together.
    """
    folded = scene.outline.document.folded
    first, second = quotations
    if not first.closed or second.start - first.end > LONGEST_TAG:
        return None
    heads = passage.sentences_in(first.start + 1, _inside_end(folded, first))
    tails = passage.sentences_in(second.start + 1, _inside_end(folded, second))
    if not heads or not tails:
        return None
    low = max(heads[-1][0], first.start + 1)
    high = min(tails[0][1], _inside_end(folded, second))
    halves = (low, _inside_end(folded, first)), (second.start + 1, high)
    whole = joined(scene, passage, *halves)
    call = (best_call(whole) or spoken_imperative(whole)) if whole else None
    if whole is None or call is None or call.rejection is not None:
        return None
    spoken.spent.extend((heads[-1], tails[0]))
    setting = _setting(scene, speaker, Place(low, high))
    spoken.candidates.append(candidate(scene, whole, call, setting))
    return low, high


def _is_whole(inside: Sentence) -> bool:
    """Return whether few quoted words are a sentence of their own: "The state must act,"."""
    size = len(inside.words.split())
    if not inside.cased[:1].isupper() or not inside.words.endswith((",", ".", "!")):
        return False
    return size >= _FEWEST or spoken_imperative(inside) is not None


def _inside_end(folded: str, quotation: Quotation) -> int:
    """Return where the words of a quotation end: before its mark, which an entity makes wide."""
    end = quotation.end
    if not quotation.closed:
        return end
    while folded[end - 1] == " ":
        end -= 1
    return end - 1


def _speaker(scene: Scene, passage: Passage, quotation: Quotation) -> Mention | None:
    """Return the words after or before a quotation that name its speaker."""
    block = passage.block
    after = scene.sentence(quotation.end, min(block.end, quotation.end + _NEAR), passage.index)
    found = patterns("speech")["speaker-after"].regex.match(after.words)
    if found and not (found["before"] and _VERB.search(found["before"])):
        group = "name" if found["name"] else "before"
        end = found.end("title") if found["name"] and found["title"] else found.end(group)
        if found["before"] and found["apposition"]:
            end = found.end("apposition") - 1
        place = after.place(found.start(group), end)
        return Mention(place.start, place.end, Role.SPEAKER, Basis.EXPLICIT)
    opening = scene.outline.document.folded[block.start : quotation.start]
    if not any(map(str.isalnum, opening)):
        return _announced(scene, passage)
    before = scene.sentence(
        max(block.start, quotation.start - _NEAR), quotation.start, passage.index
    )
    return _named_before(before)


def _announced(scene: Scene, passage: Passage) -> Mention | None:
    """Return the speaker whom the paragraph above names: "Ann Lee said:"."""
    above = scene.outline.passages[passage.index - 1] if passage.index else None
    if above is None or not above.sentences:
        return None
    last = scene.sentence(*above.sentences[-1], above.index)
    if last.words.rstrip("*_ ").endswith(":"):
        return _named_before(last)
    # 'Ann Lee said: "The plan is late.' goes on in the next paragraph, each opened by a mark.
    whole = scene.sentence(above.block.start, above.block.end, above.index)
    opened = [mark.end() for mark in _OPENED.finditer(whole.cased)]
    if not opened or _CLOSED.search(whole.cased, opened[-1]):
        return None
    return _named_before(whole.cut(0, opened[-1]))


def _named_before(before: Sentence) -> Mention | None:
    """Return the words at the end of a stretch that name who speaks next."""
    last = max(before.words.rfind(mark) + len(mark) for mark in (". ", '" '))
    before = before.cut(last if last > 1 else 0, len(before.words))
    pronoun = patterns("speech")["pronoun-before"].regex.search(before.words)
    if pronoun:
        place = before.place(*pronoun.span("name"))
        return Mention(place.start, place.end, Role.SPEAKER, Basis.EXPLICIT)
    found = patterns("speech")["speaker-before"].regex.match(before.words)
    if found and found["name"].strip():
        start = found.end("name") - len(found["name"].lstrip())
        end = found.end("title") - 1 if found["title"] else found.end("name")
        place = before.place(start, end)
        return Mention(place.start, place.end, Role.SPEAKER, Basis.EXPLICIT)
    source = patterns("speech")["according-to"].regex.search(before.words)
    if source and not before.words[source.end() :].strip(' ,:"'):
        place = before.place(*source.span("issuer"))
        return Mention(place.start, place.end, Role.SPEAKER, Basis.EXPLICIT)
    return None
