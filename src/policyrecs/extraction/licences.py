"""What headings, and what stands around an item, say about the text: whether it recommends."""

import dataclasses

from policyrecs.candidates import Mention
from policyrecs.documents import Passage
from policyrecs.extraction.agents import names_party
from policyrecs.extraction.attribution import heading_maker
from policyrecs.extraction.lead_ins import REFUSED, lead_in_licence, licence_of, made_by
from policyrecs.extraction.licence import Licence
from policyrecs.extraction.scene import Scene
from policyrecs.extraction.sentences import Sentence
from policyrecs.lexicon.patterns import patterns
from policyrecs.vocabulary import Basis, BlockKind, Role

_LONGEST_PARTY = 8
"""A heading of more words than this is no mere name of a party."""

_AFTER_PARTY = ":*_ "
"""Marks that may follow a party in a heading."""

_MOST_NUMBERED = 40
"""The heading that numbered headings belong to is at most so many headings before them."""


def heading_licence(scene: Scene, passage: Passage) -> Licence:
    """Return what the headings above `passage` license, the nearest that says anything first."""
    key = (passage.headings, passage.index == scene.title)
    if key not in scene.heading_licences:
        # "Action by Secretary" heads duties in a law.
        licence = REFUSED if scene.genre.is_law else _heading_licence(scene, passage)
        scene.heading_licences[key] = licence
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
            maker = made_by(heading, heading_maker(heading), Basis.HEADING)
            mentions += maker or heading_party(heading)
            things = named["asks-for-things"].regex.search(heading.words) is not None
            return Licence(granted=True, nominal=things, mentions=mentions)
        if index == chain[0] and heading.words.endswith(":"):
            broken = licence_of(heading)
            if broken.granted or broken.refused:
                return broken  # "Those who work with children should:"
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
    asks = patterns("sections")["asked-for-advice"]
    found = asks.regex.match(question.words) if "?" in question.words else None
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
        lead = (heading.granted and _of_report(scene, passage.lead_in)) or lead_in_licence(
            scene, passage.lead_in
        )
        if lead.refused or lead.granted:
            return _with_mentions(lead, heading)
        return _with_further(heading, lead.mentions)
    return heading


def _of_report(scene: Scene, lead_in: int) -> Licence | None:
    """Return the licence of a lead-in that says who is to decide: "That Cabinet:"."""
    spans = scene.outline.passages[lead_in].sentences
    last = scene.sentence(*spans[-1], lead_in) if spans else None
    found = last and patterns("sections")["that-party"].regex.match(last.words)
    if last is None or not found:
        return None
    place = last.place(*found.span("party"))
    mention = Mention(place.start, place.end, Role.ADDRESSEE, Basis.LEAD_IN)
    return Licence(granted=True, opens=True, broken=True, clausal=True, mentions=(mention,))


def tells_law(scene: Scene, passage: int) -> bool:
    """Return whether a passage stands below a heading such as "Legal implications"."""
    headings = scene.outline.passages[passage].headings
    told = patterns("sections")["law-heading"].regex
    return bool(headings) and told.match(scene.whole(headings[-1]).words) is not None


def _with_mentions(lead: Licence, heading: Licence) -> Licence:
    """Return the licence of a lead-in, who is to act read from the heading if it does not say."""
    named = any(mention.role is Role.ADDRESSEE for mention in lead.mentions)
    return lead if named else _with_further(lead, heading.mentions)


def _with_further(licence: Licence, mentions: tuple[Mention, ...]) -> Licence:
    """Return a licence with further words that name who is to act."""
    if not mentions:
        return licence
    return dataclasses.replace(licence, mentions=licence.mentions + mentions)
