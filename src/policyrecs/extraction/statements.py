"""The statement of an item: the call that its first sentence makes in its place."""

import dataclasses
import functools
import itertools
import re

from policyrecs.candidates import Candidate, Place
from policyrecs.documents import Passage
from policyrecs.extraction import verbs
from policyrecs.extraction.agents import names_agent
from policyrecs.extraction.argued_lists import is_argued_list
from policyrecs.extraction.build import Setting, candidate
from policyrecs.extraction.calls import Call, NamedWords, Stretch
from policyrecs.extraction.imperatives import imperative_call
from policyrecs.extraction.licence import Licence
from policyrecs.extraction.performative import continued_call
from policyrecs.extraction.prose import BY_LICENCE, best_call, genre_rejection
from policyrecs.extraction.scene import Scene
from policyrecs.extraction.sentences import Sentence
from policyrecs.lexicon.patterns import patterns, words_of
from policyrecs.lexicon.people import honorific
from policyrecs.vocabulary import Basis, BlockKind, Evidence, Modality, Role, Status

_FEWEST_WORDS = 3
"""A noun phrase that completes "we call for:" has at least so many words."""

_SHORT = 6
"""An imperative of the web, such as "Join us", has fewer words than this."""

_FIELD = 5
"""A field of a complete statement, such as "Supply chain constraints", has fewer words."""

_PROMISED = re.compile(
    r"[^:.]{3,80}: (?:[^.;:]{3,120}, )?(?:we|i)(?:'ll| (?:will|would like|plan|have))\b"
)
"""A title with what its authors will do: "Gather feedback: we would like to gather it"."""

_ACTORS = re.compile(
    r"^(?:all |each |the )?(?:[\w-]+ ){0,3}(?!\w*(?:plans|measures|steps|efforts|ways|powers"
    r"|actions|incentives|resources|rights|opportunities|attempts|tools|rules|costs|needs|options"
    r"|failures)\b)[a-z]{3,}[^s\W]s$"
)
"""A plural that may act: "ports" to keep a register, but not "measures" to keep one."""

_STATED = re.compile(
    r"(?:(?!that\b|which\b|who\b)[\w'()/-]+,? ){1,14}?"
    r"(?P<cue>(?:is|are|has|have|shall|will) (?:be )?(?P<not>not |no longer |never )?(?:be )?)"
)
"""What is stated as if it were so: "all sewage is" treated."""

_BARE_THIRD = re.compile(
    r"[\W_]*(?:also |further )?(?P<verb>[a-z]+[^\Ws]s) (?!(?:is|are|of|and)\b)"
)
"""A verb whose subject stands above: "That Cabinet:" "approves the plan"."""

_WORD = re.compile(r"[a-z][\w'-]*")
_LONGEST_SUBJECT = 8
"""The verb of a statement is one of so many first words."""

_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where)\b")
"""What begins a clause about a noun, whose verb is not that of the statement."""

_TO_BE_DONE = re.compile(
    r" (?:[a-z]+ly )?(?:[a-z]+(?:ed|en|wn)|built|cut|done|held|kept|made|met|paid|put|sent|set"
    r"|told)\b"
)
"""What is to be done to a thing: lines to be "repainted"."""


def statement_call(
    scene: Scene, sentence: Sentence, licence: Licence, passage: Passage
) -> Call | None:
    """Return the call that the first sentence of an item makes in its place.

    Args:
        scene: The document.
        sentence: The item's first sentence.
        licence: What stands above the item.
        passage: The item.
    """
    call = best_call(sentence)
    if call is not None and call.pattern in BY_LICENCE and licence.granted:
        call = dataclasses.replace(call, status=Status.CORE)
    if call is not None and call.is_core:
        rejection = genre_rejection(scene, sentence, call, licence)
        return dataclasses.replace(call, rejection=rejection) if rejection else call
    bare = imperative_call(sentence)
    if bare is not None:
        rejection = _imperative_rejection(scene, sentence, bare, licence, passage)
        return dataclasses.replace(
            bare, evidence=Evidence.ITEM, pattern=f"item-{bare.pattern}", rejection=rejection
        )
    if call is not None and call.rejection is None:
        # Among recommendations, "a bus lane is needed" is one too.
        own = licence.granted and call.evidence is not Evidence.SOLICITATION
        return dataclasses.replace(call, status=Status.CORE) if own else call
    if not licence.granted:
        return call or _next_step(scene, sentence, passage)
    return (
        directed_call(sentence)
        or completion_call(scene, sentence, licence)
        or passive_call(sentence)
        or call
    )


def _next_step(scene: Scene, sentence: Sentence, passage: Passage) -> Call | None:
    """Return the call of an item below "Next steps" that says who is to do what."""
    if passage.block.kind is not BlockKind.ITEM or not passage.headings:
        return None
    heading = scene.whole(passage.headings[-1]).words
    invited = patterns("sections")["inviting-heading"].regex.match(heading)
    return directed_call(sentence) if invited else None


def whole_item(
    scene: Scene, sentences: list[Sentence], sentence: Sentence, call: Call, setting: Setting
) -> Candidate:
    """Return the candidate of a whole item, of which one sentence makes the call."""
    others = [other for other in sentences if other.start > sentence.start]
    calls = [(other, best_call(other)) for other in others]
    whole = setting._replace(
        whole=Place(sentences[0].start, sentences[-1].end),
        evidence=Evidence.ITEM,
        further=tuple((other, more) for other, more in calls if more is not None and more.is_core),
        rest=tuple(others),
    )
    return candidate(scene, sentence, call, whole)


def _imperative_rejection(
    scene: Scene, sentence: Sentence, call: Call, licence: Licence, passage: Passage
) -> str | None:
    """Return why an imperative item is no call, None where its place licenses it."""
    few = len(sentence.words.split())
    ambiguous = call.lemma in words_of("verbs", "ambiguous")
    reasons = {
        "how-to": scene.genre.is_instructions and not licence.proposed,
        "purpose": call.pattern == "infinitive" and not licence.broken,
        "other-list": licence.refused,
        "commitment": _PROMISED.match(sentence.words) is not None,
        "field": licence.opens and not licence.broken and ambiguous and few < _FIELD,
        "reading-list": patterns("speech")["pointer"].regex.match(sentence.words) is not None
        or (licence.granted and call.lemma in words_of("verbs", "web") and few < _SHORT),
        "unlicensed-imperative": not licence.granted and not is_argued_list(scene, passage),
    }
    return next((reason for reason, holds in reasons.items() if holds), None)


def completion_call(scene: Scene, sentence: Sentence, licence: Licence) -> Call | None:
    """Return the call of a gerund, infinitive, noun phrase or clause with "that" in its place.

    Each completes a lead-in; below a heading, only what has no finite verb stands for a call.
    """
    if _is_link(scene, sentence):
        return None
    clausal = licence.clausal or sentence.words.startswith("that ")
    stated = licence.clausal and licence.opens
    clause = asserted_call(sentence) if stated else None
    if clause is None and clausal:
        clause = continued_call(sentence, bare=licence.clausal)
    if clause is not None:
        return clause
    words = sentence.words
    nominal = patterns("sections")["act-nominal"].regex.match(words)
    if not licence.opens and not nominal and _is_finite(words):
        return None
    first, _, rest = words.lstrip("*_ \"'").partition(" ")
    lemma = verbs.lemma_of_gerund(first.rstrip(",.;:"))
    start = words.find(first)
    if lemma is None and first == "to" and licence.broken:
        verb = rest.split(" ", 1)[0]
        if verb in verbs.base_forms():
            lemma, start = verb, words.find(verb, start)
    listed = licence.nominal and len(words.split()) >= _FEWEST_WORDS
    if lemma is None and not nominal and not listed:
        return None
    if words.endswith(":") and len(words.split()) < _FIELD:
        return None  # "Fulfilling the promise:" is a title
    return _item_call("item-completion", (start, start), start, lemma or "")


def _is_finite(words: str) -> bool:
    """Return whether the main clause of some words has an auxiliary: not "a plan that can work"."""
    finite = patterns("grammar")["auxiliary"].regex.search(words)
    relative = _RELATIVE.search(words)
    return finite is not None and (relative is None or finite.start() < relative.start())


def directed_call(sentence: Sentence) -> Call | None:
    """Return the call of a party with an infinitive: "Home Office to publish the review"."""
    found = patterns("sections")["directed"].regex.match(sentence.words)
    if found is None or found["verb"] not in verbs.base_forms() | {"be"}:
        return None
    place = found.span("party")
    cased = sentence.cased[slice(*place)]
    if set(found["party"].split()[1:]) & verbs.base_forms() - words_of("verbs", "ambiguous"):
        # "The department decide to close" has a verb of its own.
        return None
    passive = found["verb"] == "be" and _TO_BE_DONE.match(sentence.words, found.end("verb"))
    named = names_agent(found["party"], cased) or _person().fullmatch(cased)
    if not (passive or named or _ACTORS.search(found["party"])):
        return None
    whom = () if passive else (NamedWords(place, Role.ADDRESSEE, Basis.EXPLICIT),)
    call = _item_call("item-directed", found.span("verb"), found.start("verb"), found["verb"])
    negated = bool(found["not"] or found["not2"])
    return dataclasses.replace(call, negated=negated, named=whom)


@functools.cache
def _person() -> re.Pattern[str]:
    """Bodies or people by their initials, or a person with a title: "JS and NHSE", "Ms Patel"."""
    return re.compile(
        r"[A-Z]{2,8}(?:(?:,| and|/|,? &)* [A-Z]{2,8})*"
        rf"|{honorific()} [A-Z][\w.'-]*(?: [A-Z][\w.'-]*){{0,2}}"
    )


def asserted_call(sentence: Sentence) -> Call | None:
    """Return the call of a plain statement that completes "we demand that:".

    "The Government restores the grant", "restores the grant" where the subject stands above, and
    "all sewage is fully treated" ask for what they state.
    """
    words = sentence.words
    bare = _BARE_THIRD.match(words)
    lemma = verbs.lemma_of_third(bare["verb"]) if bare else None
    if bare and lemma:
        return _item_call("item-asserted", bare.span("verb"), bare.start("verb"), lemma)
    stated = _STATED.match(words)
    if stated:
        call = _item_call("item-asserted", stated.span("cue"), stated.end(), "")
        return dataclasses.replace(call, negated=stated["not"] is not None)
    for found in itertools.islice(_WORD.finditer(words), 1, _LONGEST_SUBJECT):
        verb = verbs.lemma_of_third(found[0])
        subject = (0, found.start() - 1)
        if verb is None:
            continue
        if names_agent(words[slice(*subject)], sentence.cased[slice(*subject)]):
            call = _item_call("item-asserted", found.span(), found.start(), verb)
            whom = NamedWords(subject, Role.ADDRESSEE, Basis.EXPLICIT)
            return dataclasses.replace(call, named=(whom,))
    return None


def passive_call(sentence: Sentence) -> Call | None:
    """Return the call of a passive without "should": "steps be taken", "it may be amended".

    Among recommendations, the subjunctive and a polite "may" call; elsewhere they do not.
    """
    found = patterns("grammar")["passive-call"].regex.match(sentence.words)
    if found is None:
        return None
    lemma = verbs.lemma_of_participle(found["verb"]) or ""
    call = _item_call("item-passive", found.span("cue"), found.start("verb"), lemma)
    return dataclasses.replace(call, negated=bool(found["not"]))


def _item_call(pattern: str, cue: Stretch, act: int, lemma: str) -> Call:
    """Return the call that an item makes by its place."""
    return Call(
        evidence=Evidence.ITEM,
        modality=Modality.RECOMMENDATION,
        status=Status.CORE,
        cue=cue,
        act=act,
        pattern=pattern,
        lemma=lemma,
    )


def _is_link(scene: Scene, sentence: Sentence) -> bool:
    """Return whether a sentence is nothing but a hyperlink, as in a list of contents."""
    return any(
        link.start <= sentence.start + 1 and link.end >= sentence.end - 1
        for link in scene.links_at(sentence.start, sentence.end)
    )
