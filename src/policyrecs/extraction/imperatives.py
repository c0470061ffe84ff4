"""Bare imperatives: "Publish the register", "Do not share keys"."""

import itertools
import re

from policyrecs.extraction import acts, verbs
from policyrecs.extraction.agents import names_agent
from policyrecs.extraction.calls import Call, NamedWords
from policyrecs.extraction.modal import CONSIDERING
from policyrecs.extraction.sentences import Sentence
from policyrecs.lexicon.patterns import patterns, words_of
from policyrecs.values import value
from policyrecs.vocabulary import Basis, Evidence, Modality, Role, Status

_FEWEST_WORDS = 3
"""An imperative in prose has at least so many words: not "Read more."."""

_OBJECT_END = re.compile(r" (?:them|it|more|less|fewer)[.!]*$")
"""An object that stands for what was said before: "Hire" them, "Build" more."""

_LONGEST_VOCATIVE = 50
"""A comma follows whom a sentence speaks to within so many characters."""

_WORD_OF_NAME = (
    r"(?!(?:who|which|that|would|will|should|must|can|could|is|are|was|were|has|have)\b)[\w']+"
)
_VOCATIVE = re.compile(
    r"(?:(?:and|but|so) )?(?:to |dear )?"
    r"(?P<party>(?!(?:in|at|on|for|by|from|with|under|after|before|since|when|if|as)\b)"
    rf"{_WORD_OF_NAME}(?: {_WORD_OF_NAME}){{0,3}}), (?=[a-z])"
)
"""Who is spoken to: "tenants," join your union."""

_PAST = frozenset(
    {"rose", "fell", "grew", "went", "came", "took", "began", "became", "gave", "saw", "drew"}
)
"""Verbs in the past that are no participles."""

_WORD = re.compile(r"[\w'-]+")
"""A word of a noun phrase that may hold a verb."""

_CLOSING = "\"')*_] "
"""Marks that may stand after the stop of a sentence."""

_LED = re.compile(
    r"(?:,|\b(?:please|so|but|and|or|instead|just|simply|either|also|then|next|first|second|third"
    r"|fourth|fifth|finally|lastly))[*_ ]*$"
)
"""What stands before a verb that begins a clause: "oh, and" stop, not "only" free software."""

_ENUMERATING = re.compile(
    r"\b(?:please|instead|first|second|third|fourth|fifth|finally|lastly)(?:ly)?,?[*_ ]*$"
)
"""What stands before an imperative rather than before a noun: "first," pass laws."""

_JOINING = ("let's ", "let us ")
"""How a call on writer and reader alike begins, which is a cue of its own."""

_ACTING = re.compile(
    r"(?:take|find) (?:(?:the|an?|full|immediate|urgent|real|bold|more|your|part) )*"
    r"(?:advantage|action|charge|control|responsibility|steps|measures|part|account|stock|care|ways)\b"
    r"|consider (?!(?:some|any|no|every)thing\b|being\b)(?:[a-z]+ly )?[a-z-]{2,}ing\b"
    r"|(?:ask|tell|urge|remind|persuade|get|contact|call|email|write to|lobby|press) "
    r"(?:your|the|our|their|his|her|every|all) (?:[\w'-]+ ){1,6}?(?:to|and) [a-z]+"
    r"|start (?:by|with) [a-z-]+ing\b"
    r"|tell (?:people|residents|patients|parents|voters|users|customers|staff|workers|the public) "
)
"""A verb of steering that acts all the same: "take charge", "consider installing panels", "ask the
council to build", "start by metering users", "tell people what you know"."""

_AMENDING = re.compile(
    r"(?:add|insert|replace|delete|substitute|change|amend|strike|remove|reword)\b"
    r"(?:[^.;]{0,60}?[\"'“”‘’]"
    r"| (?:the )?(?:sub-?)?(?:paragraph|clause|section|article|recital|schedule|annex)\b)"
)
"""An amendment, which asks whoever drafts: "add 'and tenants' after 'owners'"."""

_SHOWING = re.compile(
    r"(?: now| also| [a-z]+ly)? (?:shows|suggests|indicates|finds|reveals|confirms|demonstrates)\b"
)
"""What evidence does, behind a noun that is also a verb: "research increasingly shows"."""

_QUOTES = "\"'‘“"
"""Marks that set off a word that is only spoken of."""

_FORBIDDING = frozenset({"do not ", "don't "})
"""Negations that only a verb follows: "do not station troops there"."""

_DOING = re.compile(
    r" (?:not|more|better|less|so|this|that|it|everything|something|nothing|what(?:ever)?|all|your"
    r"|our|away|without|the|justice|business|good|no harm|a)\b|[.,!*_]"
)
"""What follows "do" where it is an act: "do more", "do away with fees"."""

_OPENING_WITHIN = 200
"""The verb of an imperative stands within so many characters of its start."""


@value
class Imperative:
    """A base form that a sentence begins with.

    Attributes:
        verb: The base form.
        start: Where it begins in the sentence's words, its negation included.
        negated: Whether it is negated.
        infinitive: Whether it is an infinitive with "to", which completes a lead-in.
    """

    verb: str
    start: int
    negated: bool
    infinitive: bool = False


def imperative_of(sentence: Sentence) -> Imperative | None:
    """Return the imperative that `sentence` begins with, None where it begins with none."""
    words = sentence.words[:_OPENING_WITHIN]
    found = patterns("grammar")["imperative-opening"].regex.match(words)
    if not found:
        return None
    forbidden = found["not"] in _FORBIDDING
    if not (verbs.is_base_form(found["verb"]) or found["verb"] == "be" or forbidden):
        return None
    act = found.start("not" if found["not"] else "verb")
    if patterns("traps")["idiom"].regex.match(words, act):
        return None
    if found["verb"] == "do" and not _DOING.match(words, found.end("verb")):
        return _emphasised(found, act)
    verb, negated, infinitive = found["verb"], bool(found["not"]), bool(found["to"])
    if not negated and not infinitive and not _is_verb(words, verb, found.end("verb")):
        return None
    return Imperative(verb, act, negated, infinitive)


def _emphasised(found: re.Match[str], act: int) -> Imperative | None:
    """Return the imperative behind "do": "Do describe images"; None where "do" asks or acts."""
    verb = (found["next"] or "").strip().partition(" ")[0]
    return Imperative(verb, act, negated=False) if verb in words_of("verbs", "only_verbs") else None


def _is_verb(words: str, verb: str, end: int) -> bool:
    """Return whether a base form at the start is a verb: not "Research communities are"."""
    following = " ".join(words[end:].split(" ", 3)[1:3])
    if not acts.imperative_follows(verb, following) or _is_name(verb, words[end:]):
        return False
    if verb not in words_of("verbs", "ambiguous"):
        return True
    finite = patterns("grammar")["auxiliary"].regex.search(words, end)
    if finite is not None and words[finite.start() - 1] in _QUOTES:
        finite = None  # "Change 'may' to 'shall'."
    mark = patterns("grammar")["clause-mark"].regex.search(words, end)
    return finite is None or (mark is not None and mark.start() < finite.start())


def _is_name(verb: str, rest: str) -> bool:
    """Return whether a base form names what is spoken of: "Content, media", "Research now shows".

    Args:
        verb: The base form.
        rest: The words behind it.
    """
    if rest.startswith(", "):
        enumerated = verbs.is_base_form(rest[2:].split(" ", 1)[0].rstrip(","))
        return not enumerated and verb not in words_of("verbs", "only_verbs")
    return _SHOWING.match(rest) is not None


def imperative_call(sentence: Sentence) -> Call | None:
    """Return the call that a bare imperative makes, its licence aside."""
    imperative = imperative_of(sentence)
    named: tuple[NamedWords, ...] = ()
    if imperative is None:
        imperative, named = _spoken_to(sentence)
    if imperative is None:
        return None
    attitude = patterns("traps")["attitude"].regex.match(sentence.words[imperative.start :])
    considering = imperative.verb in CONSIDERING
    return Call(
        evidence=Evidence.IMPERATIVE,
        modality=Modality.CONSIDERATION if considering else Modality.RECOMMENDATION,
        status=Status.OPTIONAL if attitude and imperative.verb == "be" else Status.CORE,
        cue=(imperative.start, imperative.start),
        act=imperative.start,
        pattern="infinitive" if imperative.infinitive else "imperative",
        lemma=imperative.verb,
        negated=imperative.negated,
        named=named,
    )


def _spoken_to(sentence: Sentence) -> tuple[Imperative | None, tuple[NamedWords, ...]]:
    """Return the imperative after the name of whom a sentence speaks to, and that name."""
    if "," not in sentence.words[:_LONGEST_VOCATIVE]:
        return None, ()
    found = _VOCATIVE.match(sentence.words)
    place = found.span("party") if found else (0, 0)
    if found is None or not names_agent(found["party"], sentence.cased[slice(*place)]):
        return None, ()
    rest = imperative_of(sentence.cut(found.end(), len(sentence.words)))
    if rest is None or rest.infinitive:
        return None, ()
    after = Imperative(rest.verb, found.end() + rest.start, rest.negated)
    return after, (NamedWords(place, Role.ADDRESSEE, Basis.EXPLICIT),)


def asking_imperative(sentence: Sentence) -> Call | None:
    """Return the call of a sentence of prose that asks for a policy or practice, as imperative.

    Not one that steers the reader through a text or tool ("See the annex."), nor what may be no
    imperative at all ("Lower costs help.").
    """
    call = _sentence_call(sentence)
    if call is None:
        return None
    words = sentence.words
    if call.named:
        return call
    if any(form.match(words, call.act) for form in (_ACTING, _AMENDING)):
        return call
    doubtful = is_doubtful(call.lemma, words[: call.act], words[call.act :])
    return None if doubtful or _steers(call.lemma) else call


def plain_imperative(sentence: Sentence) -> Call | None:
    """Return the call of a sentence that is imperative if its first word is a verb there.

    It has no other verb: "End no-fault evictions.", but not "Lower costs can help.", "Lower costs
    help." or "Demand dropped.".
    """
    call = _sentence_call(sentence)
    if call is None or _steers(call.lemma) or _has_verb(sentence.words[call.act :]):
        return None
    if sentence.words.startswith("only "):
        return None  # "Only free homes count."
    finite = patterns("grammar")["auxiliary"].regex.search(sentence.words, call.act)
    mark = patterns("grammar")["clause-mark"].regex.search(sentence.words, call.act)
    return call if finite is None or (mark and mark.start() < finite.start()) else None


def _has_verb(words: str) -> bool:
    """Return whether the noun phrase that some words may be has a verb: "lower costs help"."""
    phrase = _WORD.findall(patterns("grammar")["clause-mark"].regex.split(words, maxsplit=1)[0])
    return any(
        (noun.endswith("s") and verb in verbs.base_forms())
        or (_is_past(verb) and noun not in words_of("verbs", "object_start"))
        for noun, verb in itertools.pairwise(phrase)
    )


def _is_past(word: str) -> bool:
    """Return whether a word is a verb in the past, or may be one: "rose", "dropped"."""
    return word in _PAST or verbs.looks_like_participle(word)


def _sentence_call(sentence: Sentence) -> Call | None:
    """Return the call of a full sentence that an imperative opens, its verb as doubtful as any."""
    call = imperative_call(sentence)
    if call is None or call.pattern != "imperative" or not sentence.cased[:1].isupper():
        return None
    words = sentence.words
    fewest = _FEWEST_WORDS - bool(_OBJECT_END.search(words))
    if len(words.split()) < fewest or not words.rstrip(_CLOSING).endswith((".", "!", ",")):
        return None
    return None if words.startswith(_JOINING, call.act) else call


def _steers(lemma: str) -> bool:
    """Return whether a verb steers the reader through a text or tool: "see", "consider"."""
    tool = words_of("verbs", "tool") - words_of("verbs", "tool_or_policy")
    return lemma in words_of("verbs", "discourse") | words_of("verbs", "web") | tool


def is_doubtful(lemma: str, before: str, words: str) -> bool:
    """Return whether the verb is also a noun or adjective, and no object begins after it.

    Args:
        lemma: The verb.
        before: The words before it.
        words: The words from it, or its negation, on.
    """
    if lemma in words_of("verbs", "only_verbs"):
        return False
    bare = words.removeprefix("do not ").removeprefix("don't ").removeprefix("never ")
    following = bare.split(" ", 2)[1:2]
    if bare != words or " ".join([lemma, *following]) in words_of("verbs", "verb_phrase"):
        return False
    if not following or not (before == "" or _LED.search(before)):
        return True
    word = following[0].rstrip(".,;!")
    adjective = lemma in words_of("verbs", "adjective_or_verb")
    if _ENUMERATING.search(before) and not adjective and not verbs.looks_like_participle(word):
        return False
    gerund = word.endswith("ing") and lemma in words_of("verbs", "with_gerund")
    adverb = word.endswith("ly") and lemma not in words_of("grammar", "person_or_verb")
    return not (gerund or adverb or word in words_of("verbs", "object_start"))
