"""Calls by a verb that makes them: "we recommend that", "Congress was urged to"."""

import functools
import itertools
import re
from collections.abc import Iterator

from policyrecs.extraction import verbs
from policyrecs.extraction.attribution import is_author, main_subject, speaks
from policyrecs.extraction.calls import Call, NamedWords, Stretch
from policyrecs.extraction.complements import Complement, complement_of, continued
from policyrecs.extraction.phrases import citizen_call, phrase_call
from policyrecs.extraction.sentences import HEAD, Sentence, heads_of
from policyrecs.extraction.standing import standing_of
from policyrecs.extraction.subjects import subject_before
from policyrecs.extraction.utterances import BEING, HAVING, Performative, Utterance
from policyrecs.lexicon.patterns import patterns, table, words_of
from policyrecs.vocabulary import Basis, Evidence, Modality, Role, Status

_SHOUT = 4
"""Operative verbs of resolutions stand in capitals and are longer than this: "RECOMMENDS"."""

_WRITER = re.compile(r"(?P<author>i|we)(?:'m|'re| am| are)? writ(?:e|ing)\b")
"""Who writes "I am writing as a constituent to" urge a vote."""

_FOR_LONG = re.compile(r" (?:has|have|had) (?:for|since|over|in) [^,;]{2,40}$")
"""Time between an auxiliary and its verb: "doctors have for years" been calling."""

_SHARING = re.compile(r"(?: but|,? then|\w,)$")
"""What stands before a further verb of one subject: "praised the farmers but" urged them."""

_ALONG = re.compile(r"\bwith (?P<subject>(?!(?:this|that|a view)\b)[^,;:.]{2,60})$")
"""A subject of a participle's own: the march ended "with speakers" calling for talks."""

_DUTY = frozenset({"should", "must"})
"""Modals that make the verb after them what its subject is to do."""

_CONTACTING = frozenset(
    {"contact", "write", "email", "phone", "ring", "call", "lobby", "visit", "message", "join"}
)
"""What readers are asked to do to call on somebody in turn."""

_DETERMINED = re.compile(r"(?:the|an?|your|our|all|each|every|any|this|these|more) ")
"""What shows that the word before is a verb: "contact your" member and urge them."""

_MOST_VERBS = 8
"""Further performative verbs of one sentence are not looked at."""

_WITHIN = re.compile(r"[\w'-]")
"""What shows that a word goes on, or began before."""

_RELATIVE = frozenset({"which", "who"})
"""Subjects that stand for what precedes them."""

_DOER = re.compile(
    r"\b(?:of|by|from|with|among|including|are|were|is|was) (?P<antecedent>[^,;:]{2,60}) who$"
)
"""Those for whom "who" stands: "he was one of several doctors who"."""

_TEXT = re.compile(
    r"\b(?P<antecedent>(?:the|an?|their|its|his|her|this) (?:[\w'-]+ ){0,4}?\W?"
    r"(?:letter|petition|statement|report|study|resolution|motion|declaration|manifesto|paper"
    r"|submission|brief|document))\b(?:\W{1,3}\S{0,200}\))?,? (?:that|which)$"
)
"""A text for which "that" stands, perhaps a link: "sign the [letter](...), that"."""

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


def _verbs_in(words: str) -> Iterator[Stretch]:
    """Yield the stretches of the performative verbs of a sentence, the longer of two.

    Only forms whose first word may be there are looked for, which takes a tenth of the time of a
    pattern of all forms.
    """
    forms = _by_head()
    places: list[Stretch] = []
    for head in forms.keys() & heads_of(words):
        for form in forms[head]:
            places += _places(words, form)
    end = 0
    for start, stop in sorted(places, key=_first_then_longest):
        if start >= end:
            end = stop
            yield start, stop


def _places(words: str, form: str) -> Iterator[Stretch]:
    """Yield where a form stands in a sentence as words of its own."""
    start = words.find(form)
    while start >= 0:
        stop = start + len(form)
        inside = start > 0 and _WITHIN.match(words, start - 1)
        if not inside and not _WITHIN.match(words, stop):
            yield start, stop
        start = words.find(form, stop)


def _first_then_longest(place: Stretch) -> Stretch:
    """Order places by their start, of two that start together the longer first."""
    return place[0], -place[1]


def performative_call(sentence: Sentence) -> Call | None:
    """Return the best call that a performative verb or phrase makes, else one that was trapped."""
    citizen = citizen_call(sentence)
    if citizen is not None:
        return citizen
    trapped: Call | None = None
    weak: Call | None = None
    for place in itertools.islice(_verbs_in(sentence.words), _MOST_VERBS):
        call = _verb_call(sentence, place)
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


def _verb_call(sentence: Sentence, place: Stretch) -> Call | None:
    """Return the call that one performative verb makes; None where no complement makes it one."""
    words = sentence.words
    verb, tense = _forms()[words[slice(*place)]]
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
    subject = subject_before(words, helpers.start() if helpers else len(before))
    participle = tense == "gerund" and not frozenset(helping) & BEING
    acted = before.endswith(" to") and patterns("performatives")["acts-to"].regex.search(before)
    if helping[:1] == ["and"] or participle or acted or _SHARING.search(before):
        subject = _shared_subject(sentence, before) or (subject if not participle else (0, 0))
    writer = _WRITER.match(words) if before.endswith(" to") else None
    if writer:
        subject = writer.span("author")
    subject = _antecedent(words, subject)
    if for_long := _FOR_LONG.search(words, *subject):
        subject = subject[0], for_long.start()
    coordinated = _is_coordinated(words[slice(*subject)], helping, tense)
    if coordinated and words[slice(*subject)].split(" ", 1)[0] not in _CONTACTING:
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


def _shared_subject(sentence: Sentence, before: str) -> Stretch | None:
    """Return the subject that a verb after "and" or a participle shares with the first verb.

    "The rally ended with speakers" calling for talks has a subject of its own.
    """
    along = _ALONG.search(before)
    if along:
        return along.span("subject")
    found = patterns("performatives")["shared-subject"].regex.match(sentence.words)
    if found:
        return found.start("subject"), found.end("subject") - 1
    place = main_subject(sentence.words)
    return place if speaks(sentence, place) else None


def _is_coordinated(subject: str, helping: list[str], tense: str) -> bool:
    """Return whether a verb is itself asked for: "teach pupils and" remind staff, "should" urge."""
    if not _DUTY.isdisjoint(helping) and subject and not is_author(subject):
        return True
    first, _, rest = subject.partition(" ")
    if tense != "base" or first not in verbs.base_forms():
        return False
    return first not in words_of("verbs", "ambiguous") or _DETERMINED.match(rest) is not None


def _antecedent(words: str, subject: Stretch) -> Stretch:
    """Return what a pronoun at the end of a subject stands for.

    "One of several doctors who" call, "sign the letter that" calls.
    """
    found = _DOER.search(words, *subject) or _TEXT.search(words, 0, subject[1])
    return found.span("antecedent") if found else subject


def _relative_span(words: str, pronoun: Stretch) -> Stretch | None:
    """Return the stretch of an antecedent and its relative clause, where a comma sets it off."""
    before = words[: pronoun[0]].rstrip()
    if not before.endswith(","):
        return None
    antecedent = _ANTECEDENT.match(before)
    start = antecedent.end() if antecedent else 0
    end = words.find(", and ", pronoun[1])
    return start + (words[start : start + 1] == " "), end if end > 0 else len(words)
