"""What lead-ins say about the list below them: whether it recommends, and to whom."""

import re

from policyrecs.candidates import Mention
from policyrecs.extraction import verbs
from policyrecs.extraction.agents import names_agent, names_party
from policyrecs.extraction.attribution import asker_of, attribution_of, is_author, maker_of, speaks
from policyrecs.extraction.calls import Call, Stretch
from policyrecs.extraction.licence import Licence
from policyrecs.extraction.modal import modal_call
from policyrecs.extraction.performative import performative_call
from policyrecs.extraction.scene import Scene
from policyrecs.extraction.sentences import Sentence
from policyrecs.lexicon.patterns import patterns
from policyrecs.vocabulary import Basis, BlockKind, Role

_UNFINISHED = re.compile(r"\b(?P<word>to|that|should|must|are|include|following)[ ,–—-]*$")
"""How a lead-in ends that bears no colon: "we demand the government to,"."""

_UNSAID = re.compile(
    r"\bthat (?P<subject>(?!(?:is|are|was|were|the following)\b)(?:[\w'-]+ ){0,4}[\w'-]+$)"
)
"""A clause that ends with its subject: "they demand that the government"."""

_ASIDE = re.compile(r",? (?:among(?:st)? other(?: thing| matter)?s|inter alia),?(?=:$)")
"""Words before the colon that say that there is more: "recommends, among other things:"."""

_EMPHASIS = " *_"
"""Marks of emphasis around a lead-in."""

_ASKING = re.compile(r"\bshould\b|recommend")
"""What shows that a lead-in asks, in a law that otherwise imposes duties."""

_PROPOSING = re.compile(r"\b(?:we|i) (?:\w+ )?(?:recommend|propose|suggest|urge|demand|call)\b")
"""What shows that a list holds calls, even in a text full of instructions."""

NONE = Licence(granted=False)
REFUSED = Licence(granted=False, refused=True)
"""What stands above says nothing, and what stands above says that the text is no call."""


def lead_in_licence(scene: Scene, passage: int) -> Licence:
    """Return what the last sentence of a passage licenses for the list that it introduces."""
    if passage not in scene.lead_in_licences:
        spans = scene.outline.passages[passage].sentences
        lead_in = scene.sentence(*spans[-1], passage).pieces()[-1] if spans else None
        if lead_in is None:
            licence = NONE
        elif scene.genre.is_law and not _ASKING.search(lead_in.words):
            licence = REFUSED
        else:
            licence = _of_list_told_of(scene, lead_in) or licence_of(lead_in)
        scene.lead_in_licences[passage] = licence
    return scene.lead_in_licences[passage]


def _ends_in_subject(lead_in: Sentence, bare: str) -> bool:
    """Return whether a lead-in ends with who is to act: "the agency recommends that ENTSO-E"."""
    found = _UNSAID.search(bare)
    if found is None or verbs.lemma_of_third(found["subject"].split(" ", 1)[0]):
        return False
    cased = lead_in.cased[slice(*found.span("subject"))]
    return cased[:1].isupper() or names_agent(found["subject"], cased)


def _of_list_told_of(scene: Scene, lead_in: Sentence) -> Licence | None:
    """Return the licence of a lead-in that points at recommendations told of just before it.

    "The jury made seven recommendations Friday. They include:" licenses what follows, as the
    jury's.
    """
    if not patterns("sections")["pointing-lead-in"].regex.match(lead_in.words):
        return None
    told = patterns("sections")["recommending-heading"].regex
    before = _sentence_before(scene, lead_in)
    if before is None or not told.search(before.words):
        return None
    return Licence(
        granted=True,
        opens=True,
        broken=True,
        nominal=True,
        clausal=True,
        mentions=_issuer_of(before),
    )


def _sentence_before(scene: Scene, lead_in: Sentence) -> Sentence | None:
    """Return the sentence before a lead-in, be it in the paragraph above."""
    passages = scene.outline.passages
    for index in (lead_in.passage, lead_in.passage - 1):
        if index < 0 or passages[index].block.kind is not BlockKind.PARAGRAPH:
            return None
        spans = [span for span in passages[index].sentences if span[1] <= lead_in.start]
        if spans:
            return scene.sentence(*spans[-1], index)
    return None


def licence_of(lead_in: Sentence) -> Licence:
    """Return what a sentence licenses for the list that it introduces."""
    named = patterns("sections")
    words = _ASIDE.sub("", lead_in.words.rstrip(_EMPHASIS))
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
    nominal = any(
        named[name].regex.search(words) is not None
        for name in ("nominal-lead-in", "asks-for-things")
    )
    proposed = opens and _PROPOSING.search(words) is not None
    if call is not None:
        to_come = named["asks-to-come"].regex.search(words) is not None
        bare = words.rstrip(": ")
        broken = (
            cue is not None or to_come or bare.endswith(" to") or _UNSAID.search(bare) is not None
        )
        mentions = _lead_in_mentions(lead_in, call)
        if opens and all(one.role is not Role.ADDRESSEE for one in mentions):
            mentions += _addressed(lead_in, _broken_off(words) or (0, 0))
        if not call.self_made and all(one.role is not Role.ISSUER for one in mentions):
            mentions += _issuer_of(lead_in) or _teller(lead_in, call.cue[0])
        return Licence(
            granted=True,
            opens=opens,
            broken=broken,
            nominal=nominal,
            clausal=opens and _ends_in_subject(lead_in, bare),
            proposed=proposed,
            mentions=mentions,
        )
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
        return Licence(
            granted=True,
            opens=opens,
            broken=True,
            nominal=nominal,
            proposed=proposed,
            mentions=mentions,
        )
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
    return made_by(lead_in, maker_of(lead_in), Basis.LEAD_IN)


def _asker(lead_in: Sentence, words: str) -> tuple[Mention, ...]:
    """Return the mention of who asks by a lead-in that breaks off: "the students demand:"."""
    for name in ("nominal-lead-in", "broken-performative"):
        found = patterns("sections")[name].regex.search(words)
        asker = asker_of(lead_in, found.start()) if found else None
        if asker is not None:
            return made_by(lead_in, asker, Basis.LEAD_IN)
    return ()


def _teller(lead_in: Sentence, cue: int) -> tuple[Mention, ...]:
    """Return the mention of who, by a lead-in, says what it goes on with: "WHO says states must:".

    Args:
        lead_in: The lead-in.
        cue: Where its call stands.
    """
    told = attribution_of(lead_in, cue)
    return () if told is None or told.own else made_by(lead_in, told.issuer, Basis.LEAD_IN)


def made_by(sentence: Sentence, maker: Stretch | None, basis: Basis) -> tuple[Mention, ...]:
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
    for name in ("broken-modal", "broken-passive", "broken-performative"):
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
