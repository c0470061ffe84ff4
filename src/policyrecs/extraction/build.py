"""From a call in a sentence to a candidate: whose it is, its acts, direction, reasons, deadline."""

import bisect
import operator
import re
from typing import NamedTuple

from policyrecs.candidates import Candidate, Mention, Place
from policyrecs.extraction import acts
from policyrecs.extraction.attribution import attribution_of, is_author
from policyrecs.extraction.calls import Call, Stretch
from policyrecs.extraction.scene import SELF_NAMED, Scene
from policyrecs.extraction.sentences import Sentence
from policyrecs.lexicon.patterns import holds_any, patterns
from policyrecs.vocabulary import Basis, BlockKind, Evidence, Kind, Polarity, Role, Status

_RELEASE_LEAD = 400
"""The issuer of a release stands in its heading or first sentence."""

_SHORTEST_NAME = 3
"""A capitalised word of fewer letters names nobody."""

_LEAD_WORD = re.compile(r"\w+")
"""A word of a release's lead, which may join several: "trade-unions"."""

_NAME = re.compile(r"[A-Z][\w.-]+")
"""A capitalised word of a name: "Dorgan"."""

_BEGINS_PLAIN = re.compile(r"[A-Z][a-z]+ (?=[a-z])(?!(?:of|for|and|the|de)\b)")
"""A sentence's first word, whose capital names nobody: "Climate groups", "Water experts"."""

_TOLD_AT_LARGE = re.compile(
    r"\b(?:it (?:was|has been) (?:[a-z]+ )?(?:agreed|felt|suggested|stressed|emphasi[sz]ed|argued"
    r"|recommended|proposed|pointed out|considered)|there was (?:an? )?(?:[a-z]+ )?"
    r"(?:consensus|agreement|support|feeling)(?: (?:among|amongst|from|in|at) [^,;:.]{2,60})?)"
    r" that\b"
)
"""What a meeting is told to have held: "it was agreed that", "there was consensus that"."""

_ACRONYM = re.compile(r"(?:[Tt]he )?(?P<letters>[A-Z]{3,8})$")
"""A name that is an acronym: "the USPP"."""

_BODY = re.compile(r"^the (?:\w+ )??(?P<body>task force|working group|\w+)$")
"""A body named by its kind: "the assessment panel"."""

_THIRD = re.compile(
    r"(?:calls (?:up)?on|urges|encourages|requests|invites|instructs|appeals to|directs|asks)\b"
)
"""Verbs with which the items of a motion begin; a summary rather "proposes" or "recommends"."""

_MOVERS = re.compile(
    r"(?:(?:the|this) )?(?:[\w'-]+ ){0,3}"
    r"(?:conference|congress|house|council|union|meeting|senate|assembly|party)"
)
"""Whom a motion speaks for: "this House", "the Green Party"."""

_RESULTS = re.compile(
    r"(?:the )?(?:(?!their\b|his\b|its\b)[\w-]+ )?(?:findings|results|evidence|data|experience)"
)
"""Results that are nobody else's: "geospatial findings" suggest that limits should fall."""

_TOLD_OF_AUTHOR = re.compile(r"\b(?:that|than) (?:i|we) (?:\w+ ){0,2}$")
"""What somebody says the author should do: "he suggested that I should" recommend a centre."""

_AUTHOR = (" i ", " we ")
"""Words without which the author is not told to act."""

_TOLD_BY_NEWS = frozenset({"recommendation-is", "makes-recommendations"})
"""Phrases that in news tell of somebody else's call: "another recommendation was that"."""

_TAIL = re.compile(r"[;,] ?(?:and|or)?[ *_]*$")
"""What joins an item to the next: "; and"."""

_TAIL_WITHIN = 8
"""Characters at the end of a candidate that may join it to the next."""


class Setting(NamedTuple):
    """What a call's place in the document adds to its words.

    Attributes:
        mentions: Words outside the sentence that name parties.
        label: Marker or number it bears.
        whole: The candidate's place, where that is more or less than the sentence.
        evidence: The form of words, where it is not the call's own.
        kind: Whose call it is, where the sentence does not decide.
        rejection: Why it is no recommendation, where the call itself has no reason.
        further: Further calls of the same item, with their sentences.
        rest: The other sentences of the same item.
    """

    mentions: tuple[Mention, ...] = ()
    label: str | None = None
    whole: Place | None = None
    evidence: Evidence | None = None
    kind: Kind | None = None
    rejection: str | None = None
    further: tuple[tuple[Sentence, Call], ...] = ()
    rest: tuple[Sentence, ...] = ()


_PLAIN = Setting()


_IN_OUR_VIEW = re.compile(
    r"(?:and |but |so )?(?:in|to) (?:our|my) (?:view|judge?ment|opinion|mind)\b"
)
"""How an author says that a sentence is their own: "in our view"."""


class _Source(NamedTuple):
    """Whose call it is, by the words of its sentence."""

    kind: Kind
    mentions: tuple[Mention, ...]
    weak: bool


def candidate(scene: Scene, sentence: Sentence, call: Call, setting: Setting = _PLAIN) -> Candidate:
    """Return the candidate of a call.

    Args:
        scene: The document.
        sentence: The sentence that makes the call.
        call: The call.
        setting: What its place in the document adds.
    """
    source = _source(scene, sentence, call, setting)
    place = without_tail(scene, setting.whole or Place(sentence.start, sentence.end))
    found, polarity = acts.acts_of(sentence, call.act, negated=call.negated, lemma=call.lemma)
    if call.contrasted:
        polarity = Polarity.MIXED
    for other, further in setting.further:
        more, direction = acts.acts_of(
            other, further.act, negated=further.negated, lemma=further.lemma
        )
        found += more
        polarity = polarity if polarity is direction else Polarity.MIXED
    evidence = setting.evidence or call.evidence
    if source.kind is Kind.REPORTED and evidence in {Evidence.MODAL, Evidence.PERFORMATIVE}:
        evidence = Evidence.REPORTED
    status = Status.OPTIONAL if source.weak else call.status
    rejection = call.rejection or setting.rejection
    deadline = patterns("grammar")["deadline"].search(sentence.words)
    return Candidate(
        start=place.start,
        end=place.end,
        passage=sentence.passage,
        evidence=evidence,
        kind=setting.kind or source.kind,
        status=status,
        polarity=polarity,
        modality=call.modality,
        cue=sentence.place(*call.cue) if call.cue[1] > call.cue[0] else None,
        acts=found,
        mentions=_with_setting(source.mentions, setting.mentions),
        rationale=_reasons(sentence, call, setting.rest),
        label=setting.label,
        deadline=sentence.place(*deadline.span()) if deadline else None,
        pattern=call.pattern,
        rejection=rejection,
    )


def without_tail(scene: Scene, place: Place) -> Place:
    """Return a place without the words that join it to the next item."""
    tail = _TAIL.search(scene.words, max(place.start, place.end - _TAIL_WITHIN), place.end)
    return Place(place.start, tail.start()) if tail and tail.start() > place.start else place


def _with_setting(own: tuple[Mention, ...], above: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the mentions of a call; who is to act is read above only where it does not say."""
    explicit = any(mention.role is Role.ADDRESSEE for mention in own)
    return own + tuple(m for m in above if m.role is not Role.ADDRESSEE or not explicit)


def _reasons(sentence: Sentence, call: Call, rest: tuple[Sentence, ...]) -> tuple[Place, ...]:
    """Return the clauses of purpose or reason after a call, and the sentences that give reasons."""
    grammar = patterns("grammar")
    clauses = grammar["reason"].regex.finditer(sentence.words, call.act)
    return (
        *(sentence.place(*found.span()) for found in clauses),
        *(
            Place(other.start, other.end)
            for other in rest
            if grammar["reason-sentence"].regex.match(other.words)
        ),
    )


def _source(scene: Scene, sentence: Sentence, call: Call, setting: Setting) -> _Source:
    """Return whose call it is, with the words that name parties."""
    mentions = [
        Mention(place.start, place.end, named.role, named.basis)
        for named in call.named
        if named.stretch[1] > named.stretch[0]
        for place in [sentence.place(*named.stretch)]
    ]
    own, weak = _is_direct(scene, sentence, call, setting), False
    if own is None:
        attribution = attribution_of(sentence, call.cue[0])
        if attribution is None:
            told = None if setting.kind else _teller_before(scene, sentence)
            own = told is None and not _TOLD_AT_LARGE.search(sentence.words, 0, call.cue[0])
            mentions += [told] if told else []
        elif attribution.own:
            own = True
        else:
            own, weak = is_own(scene, sentence, attribution.issuer), attribution.weak
            if not own:
                place = sentence.place(*attribution.issuer)
                mentions.append(Mention(place.start, place.end, Role.ISSUER, Basis.EXPLICIT))
    kind = Kind.DIRECT if own else Kind.REPORTED
    solicited = call.evidence is Evidence.SOLICITATION
    return _Source(Kind.SOLICITED if solicited else kind, tuple(mentions), weak)


def _teller_before(scene: Scene, sentence: Sentence) -> Mention | None:
    """Return whose words a sentence of news goes on with: those of the sentence just before it.

    A reporter who has written "Lee said the visas were late." and goes on "The government should
    help." still tells what Lee said.
    """
    if not scene.genre.is_news or scene.genre.is_release or _IN_OUR_VIEW.match(sentence.words):
        return None
    passages = scene.outline.passages
    spans = passages[sentence.passage].sentences
    before_it = bisect.bisect_right(spans, sentence.start, key=operator.itemgetter(1))
    above = passages[sentence.passage - 1] if sentence.passage else None
    if before_it:
        span, holder = spans[before_it - 1], sentence.passage
    elif above is not None and above.block.kind is BlockKind.PARAGRAPH and above.sentences:
        span, holder = above.sentences[-1], above.index
    else:
        return None
    before = scene.sentence(*span, holder)
    told = attribution_of(before, len(before.words))
    if told is None or told.own:
        return None
    place = before.place(*told.issuer)
    return Mention(place.start, place.end, Role.ISSUER, Basis.LEAD_IN)


def _is_direct(scene: Scene, sentence: Sentence, call: Call, setting: Setting) -> bool | None:
    """Return whether a call's own words, or those above it, make it the author's.

    None where they say nothing, so that the sentence's verbs of saying decide.
    """
    before = sentence.words[: call.cue[0]]
    told = holds_any(before, _AUTHOR) and _TOLD_OF_AUTHOR.search(before)
    if call.evidence is Evidence.SOLICITATION or (call.self_made and not told):
        return True
    if any(m.role is Role.ISSUER and not _is_ours(scene, m) for m in setting.mentions):
        return False
    if call.others:
        issuers = [named.stretch for named in call.named if named.role is Role.ISSUER]
        # "Calls on members to act" says nobody else's name: a list of what its author does.
        opens = not before.strip(" *_") and _THIRD.match(sentence.words, call.cue[0])
        bare = bool(opens) or scene.genre.is_resolution
        return is_own(scene, sentence, issuers[0]) if issuers else bare and not scene.genre.is_news
    if call.evidence in {Evidence.ITEM, Evidence.IMPERATIVE}:
        return True
    told_by_news = (
        call.pattern in _TOLD_BY_NEWS and scene.genre.is_news and not scene.genre.is_release
    )
    return False if told_by_news else None


def _is_ours(scene: Scene, mention: Mention) -> bool:
    """Return whether a mention above an item stands for the document's own author."""
    words = scene.sentence(mention.start, mention.end, 0)
    return is_own(scene, words, (0, len(words.words)))


def is_own(scene: Scene, sentence: Sentence, stretch: Stretch) -> bool:
    """Return whether words that name an issuer stand for the document's own author."""
    words = sentence.words[slice(*stretch)]
    body = _BODY.match(words)
    if _RESULTS.fullmatch(words) and not scene.genre.is_news:
        return True
    if is_author(words) or (body and body["body"] in scene.own_bodies):
        return True
    if _MOVERS.fullmatch(words) and scene.genre.is_motion and not scene.genre.is_news:
        return True
    if body and body["body"] in SELF_NAMED:
        return False
    acronym = _ACRONYM.match(sentence.cased[slice(*stretch)])
    if acronym and acronym["letters"].lower() in scene.own_acronyms:
        return True
    cased = sentence.cased[slice(*stretch)]
    plain = _BEGINS_PLAIN.match(cased) if not sentence.cased[: stretch[0]].strip(" *_") else None
    found = _NAME.findall(cased[plain.end() if plain else 0 :])
    names = [name.lower() for name in found if len(name) >= _SHORTEST_NAME and name != "The"]
    return bool(names) and _are_own(scene, words, names)


def _are_own(scene: Scene, words: str, names: list[str]) -> bool:
    """Return whether the capitalised words of a phrase name the document's author."""
    if scene.genre.is_release:
        lead = frozenset(_LEAD_WORD.findall(scene.words[:_RELEASE_LEAD]))
        return sum(lead.issuperset(_LEAD_WORD.findall(name)) for name in names) * 2 > len(names)
    declared = " ".join(scene.declaring).lower()
    if declared and all(name in declared for name in names):
        return True
    if scene.genre.is_news:
        return False
    published = all(name in scene.publisher for name in names)
    return published or words.removeprefix("the ") == scene.recommending
