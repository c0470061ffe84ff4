"""What headings and lead-ins say about the text below them: whether it recommends, and to whom."""

import dataclasses
import re

from policyrecs.candidates import Mention
from policyrecs.documents import Passage
from policyrecs.extraction.agents import names_party
from policyrecs.extraction.attribution import (
    asker_of,
    attribution_of,
    heading_maker,
    is_author,
    maker_of,
    speaks,
)
from policyrecs.extraction.calls import Call, Stretch
from policyrecs.extraction.licence import Licence
from policyrecs.extraction.modal import modal_call
from policyrecs.extraction.performative import performative_call
from policyrecs.extraction.scene import Scene
from policyrecs.extraction.sentences import Sentence
from policyrecs.lexicon.patterns import patterns
from policyrecs.vocabulary import Basis, BlockKind, Role

_LONGEST_PARTY = 8
"""A heading of more words than this is no mere name of a party."""

_UNFINISHED = re.compile(r"\b(?P<word>to|that|should|must|are|include|following)[ ,–—-]*$")
"""How a lead-in ends that bears no colon: "we demand the government to,"."""

_UNSAID = re.compile(r"\bthat (?!(?:is|are|was|were)\b)(?:[\w'-]+ ){0,4}[\w'-]+$")
"""A clause that ends with its subject: "they demand that the government"."""

_AFTER_PARTY = ":*_ "
"""Marks that may follow a party in a heading."""

_MOST_NUMBERED = 40
"""The heading that numbered headings belong to is at most so many headings before them."""

_EMPHASIS = " *_"
"""Marks of emphasis around a lead-in."""


NONE = Licence(granted=False)
"""What stands above says nothing."""


def heading_licence(scene: Scene, passage: Passage) -> Licence:
    """Return what the headings above `passage` license, the nearest that says anything first."""
    key = (passage.headings, passage.index == scene.title)
    if key not in scene.heading_licences:
        scene.heading_licences[key] = _heading_licence(scene, passage)
    return scene.heading_licences[key]


def _heading_licence(scene: Scene, passage: Passage) -> Licence:
    """Work out `heading_licence` for all passages below the same headings."""
    named = patterns("sections")
    mentions: tuple[Mention, ...] = ()
    chain = list(reversed(passage.headings))
    if scene.title is not None and scene.title not in chain and scene.title != passage.index:
        chain.append(scene.title)
    for index in chain:
        heading = scene.whole(index)
        recommending = named["recommending-heading"].regex.search(heading.words)
        if recommending or named["label"].regex.match(heading.words):
            maker = _made_by(heading, heading_maker(heading), Basis.HEADING)
            mentions += maker or heading_party(heading)
            return Licence(granted=True, mentions=mentions)
        asked = advice_asked(heading, Basis.HEADING)
        if asked is not None:
            return asked
        if named["neutral-heading"].regex.search(heading.words):
            return Licence(granted=False, refused=True)
        if follows_recommending(scene, index):
            return Licence(granted=True, mentions=mentions)
        mentions += heading_party(heading)
    return Licence(granted=False, mentions=mentions)


def advice_asked(question: Sentence, basis: Basis) -> Licence | None:
    """Return the licence of a question that advice answers: "What should councils do?"."""
    if not question.words.rstrip(_EMPHASIS).endswith("?"):
        return None
    found = patterns("sections")["asked-for-advice"].regex.match(question.words)
    if found is None or not names_party(question.cased[slice(*found.span("party"))]):
        return None
    place = question.place(*found.span("party"))
    mention = Mention(place.start, place.end, Role.ADDRESSEE, basis)
    return Licence(granted=True, mentions=(mention,))


def follows_recommending(scene: Scene, index: int) -> bool:
    """Return whether a numbered heading belongs to a recommending one of the same level.

    Pages often set "Seven lessons for Parliament" and "1. Appoint effective chairs" alike.
    """
    number = patterns("sections")["number"].regex
    level = scene.outline.passages[index].block.level
    if not number.match(scene.whole(index).words):
        return False
    for other in reversed(scene.headings_before(index)[-_MOST_NUMBERED:]):
        if scene.outline.passages[other].block.level != level:
            continue
        heading = scene.whole(other)
        if not number.match(heading.words):
            return bool(patterns("sections")["recommending-heading"].regex.search(heading.words))
    return False


def heading_party(heading: Sentence) -> tuple[Mention, ...]:
    """Return the mention that a heading makes, if it names a party and little else.

    "Employers", "For employers" and "If you're an employer" do.
    """
    found = patterns("sections")["for-party"].regex.match(heading.words)
    end = len(heading.words.rstrip(_AFTER_PARTY))
    named = heading.cut(found.end() if found else 0, end)
    if len(heading.words.split()) > _LONGEST_PARTY or not names_party(named.cased):
        return ()
    return (Mention(named.start, named.end, Role.ADDRESSEE, Basis.HEADING),)


def item_licence(scene: Scene, passage: Passage) -> Licence:
    """Return what the item around it, the lead-in and the headings license for an item."""
    heading = heading_licence(scene, passage)
    if passage.parent is not None:
        outer = scene.outline.passages[passage.parent]
        stem = lead_in_licence(scene, passage.parent)
        if stem.refused or stem.granted:
            return _with_mentions(stem, heading)
        if passage.lead_in in {None, outer.index} and outer.block.kind is BlockKind.ITEM:
            above = item_licence(scene, outer)
            return Licence(granted=above.granted, refused=above.refused, mentions=above.mentions)
    if passage.lead_in is not None:
        lead = lead_in_licence(scene, passage.lead_in)
        if lead.refused or lead.granted:
            return _with_mentions(lead, heading)
        return _with_further(heading, lead.mentions)
    return heading


def _with_mentions(lead: Licence, heading: Licence) -> Licence:
    """Return the licence of a lead-in, who is to act read from the heading if it does not say."""
    named = any(mention.role is Role.ADDRESSEE for mention in lead.mentions)
    return lead if named else _with_further(lead, heading.mentions)


def _with_further(licence: Licence, mentions: tuple[Mention, ...]) -> Licence:
    """Return a licence with further words that name who is to act."""
    if not mentions:
        return licence
    return dataclasses.replace(licence, mentions=licence.mentions + mentions)


def lead_in_licence(scene: Scene, passage: int) -> Licence:
    """Return what the last sentence of a passage licenses for the list that it introduces."""
    if passage not in scene.lead_in_licences:
        spans = scene.outline.passages[passage].sentences
        lead_in = scene.sentence(*spans[-1], passage).pieces()[-1] if spans else None
        scene.lead_in_licences[passage] = licence_of(lead_in) if lead_in else NONE
    return scene.lead_in_licences[passage]


def licence_of(lead_in: Sentence) -> Licence:
    """Return what a sentence licenses for the list that it introduces."""
    named = patterns("sections")
    words = lead_in.words.rstrip(_EMPHASIS)
    unfinished = _UNFINISHED.search(words)
    if unfinished:
        words = f"{words[: unfinished.end('word')]}:"
    opens = words.endswith(":")
    if words.endswith("?"):
        return NONE
    if named["committed-lead-in"].regex.search(words):
        return Licence(granted=False, refused=opens)
    cue = named["recommending-lead-in"].search(words)
    call = _call_of(lead_in) if opens or cue else None
    nominal = named["nominal-lead-in"].regex.search(words) is not None
    if call is not None:
        to_come = named["asks-to-come"].regex.search(words) is not None
        bare = words.rstrip(": ")
        broken = (
            cue is not None or to_come or bare.endswith(" to") or _UNSAID.search(bare) is not None
        )
        mentions = _lead_in_mentions(lead_in, call)
        if not call.self_made and all(one.role is not Role.ISSUER for one in mentions):
            mentions += _issuer_of(lead_in) or _teller(lead_in, call.cue[0])
        return Licence(granted=True, opens=opens, broken=broken, nominal=nominal, mentions=mentions)
    if opens and not named["names-list"].regex.search(words):
        party = _broken_off(words)
        if party is not None:
            return Licence(
                granted=True,
                opens=True,
                broken=True,
                nominal=nominal,
                clausal=words.rstrip(": ").endswith(" that"),
                mentions=_addressed(lead_in, party)
                + (_asker(lead_in, words) or _teller(lead_in, len(words))),
            )
    if cue or nominal:
        after = named["party-of-actions"].regex.search(words, cue.start() if cue else 0)
        stretch = after.span("party") if after else (0, 0)
        party = stretch if after and names_party(lead_in.cased[slice(*stretch)]) else (0, 0)
        issuer = _issuer_of(lead_in) or (_asker(lead_in, words) if nominal else ())
        mentions = _addressed(lead_in, party) + issuer
        return Licence(granted=True, opens=opens, broken=True, nominal=nominal, mentions=mentions)
    return Licence(
        granted=False,
        refused=opens and bool(named["neutral-lead-in"].regex.search(words)),
        mentions=_issuer_of(lead_in) if opens else (),
    )


_MAKERS = ("recommendations-of", "whose-recommendations", "makes-recommendations", "saying-lead-in")
"""Patterns of sections.toml that name whose words a list holds."""


def _issuer_of(lead_in: Sentence) -> tuple[Mention, ...]:
    """Return the mention of whose recommendations a list holds, where its lead-in names another."""
    words = lead_in.words.rstrip(_EMPHASIS)
    for name in _MAKERS:
        found = patterns("sections")[name].regex.search(words)
        stretch = found.span("issuer") if found else (0, 0)
        if found and not is_author(words[slice(*stretch)]) and speaks(lead_in, stretch):
            place = lead_in.place(*stretch)
            return (Mention(place.start, place.end, Role.ISSUER, Basis.LEAD_IN),)
    return _made_by(lead_in, maker_of(lead_in), Basis.LEAD_IN)


def _asker(lead_in: Sentence, words: str) -> tuple[Mention, ...]:
    """Return the mention of who asks by a lead-in that breaks off: "the students demand:"."""
    for name in ("nominal-lead-in", "broken-performative"):
        found = patterns("sections")[name].regex.search(words)
        asker = asker_of(lead_in, found.start()) if found else None
        if asker is not None:
            return _made_by(lead_in, asker, Basis.LEAD_IN)
    return ()


def _teller(lead_in: Sentence, cue: int) -> tuple[Mention, ...]:
    """Return the mention of who, by a lead-in, says what it goes on with: "WHO says states must:".

    Args:
        lead_in: The lead-in.
        cue: Where its call stands.
    """
    told = attribution_of(lead_in, cue)
    return () if told is None or told.own else _made_by(lead_in, told.issuer, Basis.LEAD_IN)


def _made_by(sentence: Sentence, maker: Stretch | None, basis: Basis) -> tuple[Mention, ...]:
    """Return the mention of who made the recommendations below a heading or lead-in."""
    if maker is None:
        return ()
    place = sentence.place(*maker)
    return (Mention(place.start, place.end, Role.ISSUER, basis),)


def _call_of(lead_in: Sentence) -> Call | None:
    """Return the call that a lead-in itself makes, None where it makes none."""
    for call in (modal_call(lead_in), performative_call(lead_in)):
        if call is not None and call.rejection is None:
            neutral = patterns("sections")["neutral-lead-in"].regex.search(lead_in.words)
            return call if call.is_core or not neutral else None
    return None


def _broken_off(words: str) -> Stretch | None:
    """Return who is to act by a lead-in that ends before its act; None where it does not.

    "The Department should:" and "INSTRUCTS the Committee:" break off; start equals end where
    the words name nobody.
    """
    for name in ("broken-modal", "broken-performative"):
        found = patterns("sections")[name].regex.search(words)
        if found and not re.search(r"\bto$", words[: found.start()].rstrip()):
            return found.span("party") if found["party"] else (0, 0)
    return None


def _addressed(lead_in: Sentence, stretch: Stretch) -> tuple[Mention, ...]:
    """Return the mention of who is to act, by the words of a lead-in."""
    if stretch[1] <= stretch[0]:
        return ()
    place = lead_in.place(*stretch)
    return (Mention(place.start, place.end, Role.ADDRESSEE, Basis.LEAD_IN),)


def _lead_in_mentions(lead_in: Sentence, call: Call) -> tuple[Mention, ...]:
    """Return the mentions that the call of a lead-in makes."""
    return tuple(
        Mention(place.start, place.end, named.role, Basis.LEAD_IN)
        for named in call.named
        if named.stretch[1] > named.stretch[0]
        for place in [lead_in.place(*named.stretch)]
    )
