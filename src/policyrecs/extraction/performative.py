"""Calls by a verb that makes them: "we recommend that", "Congress was urged to"."""

import functools
import itertools
import re
from collections.abc import Iterator

from policyrecs.extraction.attribution import is_author
from policyrecs.extraction.callers import caller_of, is_asked_for, reaches_out
from policyrecs.extraction.calls import Call, Complement, NamedWords, Stretch
from policyrecs.extraction.complements import complement_of, continued
from policyrecs.extraction.phrases import citizen_call, phrase_call
from policyrecs.extraction.sentences import HEAD, Sentence, heads_of
from policyrecs.extraction.standing import standing_of
from policyrecs.extraction.utterances import BEING, HAVING, Performative, Utterance
from policyrecs.lexicon.patterns import patterns, table, words_of
from policyrecs.vocabulary import Basis, Evidence, Modality, Role, Status

_SHOUT = 4
"""Operative verbs of resolutions stand in capitals and are longer than this: "RECOMMENDS"."""

_MOST_VERBS = 8
"""Further performative verbs of one sentence are not looked at."""

_WITHIN = re.compile(r"[\w'-]")
"""What shows that a word goes on, or began before."""

_PARTED = re.compile(
    r" (?:(?:again|also|instead|repeatedly|publicly|jointly|urgently|strongly|loudly|specifically"
    r"|once (?:again|more)|yet again|today|yesterday|(?:on |last )?(?:mon|tues|wednes|thurs|fri"
    r"|satur|sun)day|this week|last (?:week|month|year)|earlier|rather|in particular|in turn"
    r"|further|for years|in vain) )?(?P<particle>for|on|upon|to see|to|with|against)"
    r"(?![\w'-])"
)
"""What completes a verb of two words: "called again for", "called on Monday on"."""

_RELATIVE = frozenset({"which", "who"})
"""Subjects that stand for what precedes them."""

_ANTECEDENT = re.compile(r"^.*(?: (?:as|by|from|and|to)(?= the )|^)", re.DOTALL)
"""What stands before an antecedent: "... from sources as varied as" the agency, which."""


@functools.cache
def _forms() -> dict[str, tuple[Performative, str]]:
    """Every form of every performative verb, with the verb and which form it is."""
    forms: dict[str, tuple[Performative, str]] = {}
    for entry in table("performatives")["verb"]:
        after = frozenset(entry["after"])
        weight = entry["weight"]
        if weight in {"claim", "own"}:
            after |= {"claim"}
        verb = Performative(entry["lemma"], after, Modality(entry["modality"]), weight)
        for form, tense in zip(entry["forms"], ("base", "third", "past", "gerund"), strict=True):
            forms[form] = (verb, tense)
    return forms


@functools.cache
def _by_head() -> dict[str, list[str]]:
    """The forms by the head of their first word."""
    grouped: dict[str, list[str]] = {}
    for form in _forms():
        grouped.setdefault(form.split(" ")[0][:HEAD], []).append(form)
    return grouped


def _verbs_in(words: str) -> Iterator[tuple[Stretch, str]]:
    """Yield the stretches of the performative verbs of a sentence, the longer of two, with forms.

    Only forms whose first word may be there are looked for, which takes a tenth of the time of a
    pattern of all forms.
    """
    forms = _by_head()
    places: list[tuple[Stretch, str]] = []
    for head in forms.keys() & heads_of(words):
        for form in forms[head]:
            places += ((place, form) for place in _places(words, form))
    end = 0
    for place, form in sorted(places, key=_first_then_longest):
        if place[0] >= end:
            end = place[1]
            yield place, form


def _places(words: str, form: str) -> Iterator[Stretch]:
    """Yield where a form stands in a sentence as words of its own.

    An adverb may stand inside a form of two: "called again for".
    """
    first, _, particle = form.partition(" ")
    start = words.find(first) if particle in words else -1
    while start >= 0:
        stop = start + len(first)
        if particle:
            inside = _PARTED.match(words, stop)
            stop = inside.end() if inside and inside["particle"] == particle else 0
        within = start > 0 and _WITHIN.match(words, start - 1)
        if stop and not within and not _WITHIN.match(words, stop):
            yield start, stop
        start = words.find(first, start + 1)


def _first_then_longest(found: tuple[Stretch, str]) -> Stretch:
    """Order places by their start, of two that start together the longer first."""
    (start, stop), _ = found
    return start, -stop


def performative_call(sentence: Sentence) -> Call | None:
    """Return the best call that a performative verb or phrase makes, else one that was trapped."""
    citizen = citizen_call(sentence)
    if citizen is not None:
        return citizen
    trapped: Call | None = None
    weak: Call | None = None
    for place, form in itertools.islice(_verbs_in(sentence.words), _MOST_VERBS):
        call = _verb_call(sentence, place, form)
        if call is None:
            continue
        if call.is_core:
            return call
        if call.rejection is None:
            weak = weak or call
        else:
            trapped = trapped or call
    phrase = phrase_call(sentence)
    if phrase is not None and phrase.is_core:
        return phrase
    return weak or phrase or trapped


def _verb_call(sentence: Sentence, place: Stretch, form: str) -> Call | None:
    """Return the call that one performative verb makes; None where no complement makes it one."""
    words = sentence.words
    verb, tense = _forms()[form]
    complement = complement_of(sentence, place[1], verb.lemma, verb.after)
    if complement is None:
        return None
    before = words[: place[0]].rstrip()
    aspect = patterns("performatives")["aspect"].regex.search(before)
    if aspect:
        # "Continues to urge" and "keeps urging" call as "urges" does.
        before, tense = before[: aspect.start()].rstrip(), "third"
        if not before:
            return None  # "Continue to encourage agencies" is an imperative of its own
    helpers = patterns("performatives")["helpers"].regex.search(before)
    closes = helpers is not None and helpers[0].endswith(",") and helpers[0].count(",") % 2 == 1
    if helpers and closes and not before[: helpers.start()].endswith(", "):
        helpers = None  # "The report, published today, calls": the comma closes what came between
    helping = helpers[0].split() if helpers else []
    if aspect:
        helping = [word for word in helping if word not in BEING | HAVING]
    verb_group = helpers.start() if helpers else len(before)
    subject = caller_of(sentence, before, verb_group, tuple(helping), tense)
    coordinated = is_asked_for(before, words[slice(*subject)], helping, tense)
    if coordinated and not reaches_out(words[slice(*subject)]):
        return None
    shouted = _is_shouted(sentence, place)
    if shouted:
        helping, before = [], ""
    named = words[slice(*subject)]
    utterance = Utterance(
        verb=verb,
        tense=tense,
        helpers=frozenset(word.strip(",") for word in helping),
        before=before,
        subject=named,
        cased=sentence.cased[slice(*subject)],
        own=shouted or coordinated or is_author(named),
        complement=complement,
        following=words[place[1] :],
        party=sentence.cased[slice(*complement.party)] if complement.party else "",
        ends=place[1],
        to_reader=_asks_to_read(words, complement),
    )
    status, rejection = standing_of(utterance)
    refused = utterance.refuses and utterance.own and rejection == "negated-cue"
    refused = refused and verb.weight not in {"own", "wish"}
    return Call(
        evidence=Evidence.PERFORMATIVE,
        modality=verb.modality,
        status=Status.CORE if refused else status,
        cue=place,
        act=complement.act,
        pattern=f"{verb.lemma}-{complement.form}".replace(" ", "-"),
        negated=complement.negated != refused,
        named=_named(utterance, subject),
        self_made=utterance.own,
        others=not utterance.own and (bool(named) or tense == "third"),
        to_reader=complement.form == "gerund" or _names_reader(words, complement),
        rejection=None if refused else rejection,
        span=_relative_span(words, subject) if named in _RELATIVE else None,
    )


def continued_call(sentence: Sentence, *, bare: bool = False) -> Call | None:
    """Return the call of a sentence or item that goes on with one before: "and that X do".

    Args:
        sentence: The sentence or item.
        bare: Whether what stands before it ends in "that", so that it may do without.
    """
    complement = continued(sentence, bare=bare)
    if complement is None:
        return None
    party = complement.party
    return Call(
        evidence=Evidence.PERFORMATIVE,
        modality=Modality.RECOMMENDATION,
        status=Status.CORE,
        cue=(complement.act, complement.act),
        act=complement.act,
        pattern="continued",
        negated=complement.negated,
        named=(NamedWords(party, Role.ADDRESSEE, Basis.EXPLICIT),) if party else (),
    )


def _asks_to_read(words: str, complement: Complement) -> bool:
    """Return whether "you" are asked to read or visit: "I encourage you to review Part III"."""
    if complement.party is None or words[slice(*complement.party)] not in {"you", "readers"}:
        return False
    verb = words[complement.act :].split(" ", 1)[0]
    return verb in words_of("verbs", "web")


def _names_reader(words: str, complement: Complement) -> bool:
    """Return whether "you" are to act."""
    return complement.party is not None and words[slice(*complement.party)] == "you"


def _is_shouted(sentence: Sentence, place: Stretch) -> bool:
    """Return whether a verb stands in capitals, as the operative verbs of resolutions do."""
    cased = sentence.cased[slice(*place)]
    verb = cased.split(" ", 1)[0]
    return verb.isupper() and len(cased) > _SHOUT and not sentence.cased.isupper()


def _named(utterance: Utterance, subject: Stretch) -> tuple[NamedWords, ...]:
    """Return the words of an utterance that name who is to act, and who calls."""
    named: list[NamedWords] = []
    if utterance.complement.party is not None:
        named.append(NamedWords(utterance.complement.party, Role.ADDRESSEE, Basis.EXPLICIT))
    if utterance.subject and not utterance.own:
        named.append(NamedWords(subject, Role.ISSUER, Basis.EXPLICIT))
    return tuple(named)


def _relative_span(words: str, pronoun: Stretch) -> Stretch | None:
    """Return the stretch of an antecedent and its relative clause, where a comma sets it off."""
    before = words[: pronoun[0]].rstrip()
    if not before.endswith(","):
        return None
    antecedent = _ANTECEDENT.match(before)
    start = antecedent.end() if antecedent else 0
    end = words.find(", and ", pronoun[1])
    return start + (words[start : start + 1] == " "), end if end > 0 else len(words)
