"""From a call in a sentence to a candidate: its acts, direction, reasons and deadline."""

import re

from policyrecs.candidates import Act, Candidate, Mention, Place
from policyrecs.extract import acts, reported
from policyrecs.extract.calls import Call
from policyrecs.extract.performative import SELF
from policyrecs.extract.scene import Scene
from policyrecs.extract.sentences import Sentence
from policyrecs.vocabulary import Basis, Evidence, Kind, Polarity, Role, Status

_REASON = re.compile(r"(?:,? (?:because|since|given that|as this|so that|in order to|so as to)\b| to (?=(?:ensure|help|enable|allow|avoid|prevent|improve|increase|reduce|protect|promote|support|make sure|facilitate|address|encourage|strengthen)\b))[^;]*")
"""A clause of purpose or reason inside a sentence."""

_REASON_SENTENCE = re.compile(r"^(?:doing so|this (?:would|will|could|can|may|is because|ensures|helps)|these (?:would|will|could)|such (?:an? )?\w+ (?:would|will|could|can)|without (?:this|such)|otherwise|the (?:aim|goal|purpose|reason|rationale)|because|it would|that would|\w+ing [^.]{3,80} (?:builds?|helps?|ensures?|would|will|can))\b")
"""A sentence that gives the reason for the one before it: "Doing so promotes trust"."""

_DEADLINE = re.compile(
    r"\b(?:(?:by|before|no later than|not later than|until|as of|from) (?:the )?(?:(?:end|beginning|start|middle) of )?(?:(?:the )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{1,2},?)?(?: \d{4})?|(?:summer|autumn|fall|winter|spring) \d{4}|(?:mid-|late |early )?(?:20|19)\d\d|(?:this|next) (?:year|month|week|session|parliament|spring|summer|autumn|winter)|(?:the )?(?:first|second|third|fourth) quarter(?: of \d{4})?)"
    r"|within (?:the next )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty-four|a|\w+ty) (?:calendar |working |business )?(?:days?|weeks?|months?|years?|hours?)(?: of [^,.;:]{3,60})?"
    r"|immediately|as soon as (?:possible|(?:is )?(?:reasonably )?practicable)|without (?:further )?delay)\b"
)
"""Words that set a date or period for the act."""


def candidate(
    scene: Scene,
    sentence: Sentence,
    call: Call,
    *,
    whole: Place | None = None,
    more: tuple[tuple[Sentence, Call], ...] = (),
    evidence: Evidence | None = None,
    mentions: tuple[Mention, ...] = (),
    kind: Kind | None = None,
    status: Status | None = None,
    rejection: str | None = None,
    label: str | None = None,
    rest: tuple[Sentence, ...] = (),
) -> Candidate:
    """Return the candidate of a call.

    Args:
        scene: The document.
        sentence: The sentence that makes the call.
        call: The call.
        whole: The candidate's place, where that is more or less than the sentence.
        more: Further calls in the same item, whose acts it also asks for.
        evidence: The form of words, where it is not the call's own.
        mentions: Words outside the sentence that name parties.
        kind: Whose call it is, where the sentence does not decide.
        status: Core or optional, where the call does not decide.
        rejection: Why it is none, where the call itself has no reason.
        label: Marker or number it bears.
        rest: The other sentences of the item, for their reasons.
    """
    place = without_tail(scene, whole or Place(sentence.start, sentence.end))
    found, polarity = acts.acts_of(sentence, call.act, negated=call.negated, lemma=call.lemma)
    every: list[Act] = list(found)
    for other, another in more:
        others, direction = acts.acts_of(other, another.act, negated=another.negated, lemma=another.lemma)
        every.extend(others)
        polarity = polarity if polarity is direction else Polarity.MIXED
    named, whose, weak = _who(scene, sentence, call)
    reasons = [sentence.place(*match.span()) for match in _REASON.finditer(sentence.words, call.act)]
    reasons += [Place(other.start, other.end) for other in rest if _REASON_SENTENCE.match(other.words)]
    deadline = _DEADLINE.search(sentence.words)
    chosen = evidence or call.evidence
    if whose is Kind.REPORTED and chosen in {Evidence.MODAL, Evidence.PERFORMATIVE}:
        chosen = Evidence.REPORTED
    explicit = [mention for mention in named if mention.role is Role.ADDRESSEE]
    return Candidate(
        start=place.start,
        end=place.end,
        passage=sentence.passage,
        evidence=chosen,
        kind=kind or (Kind.SOLICITED if call.evidence is Evidence.SOLICITATION else whose),
        status=Status.OPTIONAL if weak else status or call.status,
        polarity=polarity,
        modality=call.modality,
        cue=sentence.place(*call.cue) if call.cue[1] > call.cue[0] else None,
        acts=tuple(every),
        mentions=(*named, *(m for m in mentions if m.role is not Role.ADDRESSEE or not explicit)),
        rationale=tuple(reasons),
        label=label,
        deadline=sentence.place(*deadline.span()) if deadline else None,
        rejection=call.rejection or rejection,
        features={call.pattern: 1.0},
    )


_TAIL = re.compile(r"[;,] ?(?:and|or)?[ *_]*$")
"""What joins an item to the next: "; and"."""


def without_tail(scene: Scene, place: Place) -> Place:
    """Return a place without the words that join it to the next item."""
    tail = _TAIL.search(scene.words, max(place.start, place.end - 8), place.end)
    return Place(place.start, tail.start()) if tail and tail.start() > place.start else place


def _who(scene: Scene, sentence: Sentence, call: Call) -> tuple[tuple[Mention, ...], Kind, bool]:
    """Return the mentions of a call, whose it is, and whether it is told as a mere view."""
    mentions: list[Mention] = []
    for stretch, role, basis in call.parties:
        if stretch[1] <= stretch[0]:
            continue
        if role is Role.ISSUER and call.self_made:
            continue
        place = sentence.place(*stretch)
        mentions.append(Mention(place.start, place.end, role, basis))
    attribution = reported.attribution_of(sentence, call.cue[0])
    weak = False
    kind = Kind.DIRECT
    issuers = [stretch for stretch, role, _ in call.parties if role is Role.ISSUER]
    if call.others and issuers:
        kind = Kind.DIRECT if is_own(scene, sentence, issuers[0]) else Kind.REPORTED
    elif call.others:
        kind = Kind.DIRECT if scene.is_resolution and not scene.is_news else Kind.REPORTED
    elif call.self_made:
        kind = Kind.DIRECT
    if attribution is not None and not call.others and not call.self_made:
        if not attribution.own and attribution.issuer and not is_own(scene, sentence, attribution.issuer):
            kind = Kind.REPORTED
            place = sentence.place(*attribution.issuer)
            mentions.append(Mention(place.start, place.end, Role.ISSUER, Basis.EXPLICIT))
        weak = attribution.weak
    return tuple(mentions), kind, weak


_RELEASE_LEAD = 400
"""The issuer of a release stands in its heading or first sentence."""


def is_own(scene: Scene, sentence: Sentence, stretch: tuple[int, int]) -> bool:
    """Return whether words that name an issuer stand for the document's own author."""
    words = sentence.words[stretch[0] : stretch[1]]
    if SELF.match(words):
        return True
    last = re.match(r"^the (?:\w+ )?(\w+(?: group| force)?)$", words)
    if last and last[1] in scene.own_names:
        return True
    names = [name for name in re.findall(r"[A-Z][\w.-]+", sentence.cased[stretch[0] : stretch[1]]) if len(name) > 2]
    if names and not scene.is_news and all(name.lower() in scene.publisher for name in names):
        return True
    if names and not scene.is_news and len(re.findall(re.escape(words) + r" will\b", scene.words)) > 1:
        # A body that keeps saying what it will do writes about itself.
        return True
    if scene.is_release and len(words) > 3:
        opening = scene.words[:1500]
        return any(0 <= opening.find(name.lower()) < _RELEASE_LEAD for name in names)
    return False
