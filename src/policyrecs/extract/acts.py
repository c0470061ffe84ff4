"""The acts inside a recommendation: verb, span and direction of each."""

import re

from policyrecs.candidates import Act
from policyrecs.extract import verbs
from policyrecs.extract.sentences import Sentence
from policyrecs.lexicon import patterns
from policyrecs.vocabulary import Polarity

_JOINT = re.compile(r"(?:, (?:and|or|but|then) |,? (?:and|or|but) (?:also |then |should |must |to |even |instead |ideally |(?!(?:apply|comply|rely|supply|reply|multiply|ally|fly)\b)[a-z]+ly )*|[;,] (?:and )?(?:to )?|[;:.]? \(?\w\) )")
"""What joins one act to the next: "and", ", and should", "; "."""

_CONTRAST = re.compile(
    r"(?:,? (?:but |and )?(?:should |must |shall |ought )?not (?!only\b|just\b|merely\b|least\b|yet\b|necessarily\b|limited\b|later\b|less\b|more\b|exceeding\b|to exceed\b)(?P<verb>to )?(?P<word>[a-z-]+)"
    r"|,? (?:rather than|instead of) (?P<instead>[a-z-]+))"
)
"""A contrast with what is not to be done: ", not restrict it", "rather than banning"."""

_NOT_CONTRASTED = re.compile(r"^(?:in|on|at|by|to|from|for|with|as|through|under|one|two|three|four|five|six|seven|ten|\d+|a|those|that|what|simply)$")
"""After "rather than", words that compare places, numbers or manners instead of acts."""

_PREPOSED = re.compile(r"^(?:so |and |but )?(?:rather than|instead of) [^,]+, ")
"""A contrast put first: "Instead of new rules, we should"."""


def acts_of(sentence: Sentence, start: int, *, negated: bool, lemma: str = "") -> tuple[tuple[Act, ...], Polarity]:
    """Return the acts of a sentence and the direction of the whole.

    Args:
        sentence: The sentence.
        start: Where the first act begins in its words.
        negated: Whether the first act is negated.
        lemma: Base form of the first act's verb, where it is known.
    """
    words = sentence.words
    starts = _act_starts(words, start, negated=negated, lemma=lemma)
    acts: list[Act] = []
    for number, (begin, verb, negative) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else _act_end(words, begin)
        stretch = words[begin:end].rstrip(" ,;:.") if number + 1 == len(starts) else _JOINT_TAIL.sub("", words[begin:end])
        end = begin + len(stretch)
        name = (lemma or verb) if number == 0 else verb
        against = (negated if number == 0 else negative) != (name in patterns.words("verbs", "avoiding"))
        if end > begin:
            place = sentence.place(begin, end)
            acts.append(Act(place.start, place.end, name, Polarity.AVOID if against else Polarity.DO))
    return tuple(acts), _direction(words, start, acts, negated=negated)


_JOINT_TAIL = re.compile(r"[ ,;:.]*(?:\b(?:and|or|but|then|also|should|must|to|even|instead|ideally|(?!(?:apply|comply|rely|supply|reply|multiply|ally|fly)\b)[a-z]+ly)\b[ ,;]*)*$")
"""The joint left at the end of an act that another follows."""


def _act_starts(words: str, start: int, *, negated: bool, lemma: str) -> list[tuple[int, str, bool]]:
    """Return start, verb and negation of each act from `start` on."""
    found_first = re.compile(r"(?:not |to |also |(?!(?:apply|comply|rely|supply|reply|multiply|ally|fly)\b)[a-z]+ly )*(?P<verb>[a-z][a-z'-]*)").match(words, start)
    if not found_first:
        return []
    first = found_first["verb"]
    gerund = verbs.lemma_of_gerund(first)
    participle = None if first in verbs.base_forms() else verbs.lemma_of_participle(first)
    known = gerund or participle or (first if first in verbs.base_forms() or first in {"be", "have"} else lemma)
    if not known:
        return []
    starts = [(start, known, False)]
    for joint in _JOINT.finditer(words, start):
        following = re.compile(r"[\[*_\"'(]*(?P<not>not |never )?(?P<verb>[a-z][a-z-]*)(?= |$)(?P<next> [a-z][\w-]*(?: [a-z][\w-]*)?)?").match(words, joint.end())
        if not following:
            continue
        word = following["verb"]
        coordinating = re.search(r"\b(?:and|or|but|then)\b|;", joint[0]) is not None
        if gerund:
            other = verbs.lemma_of_gerund(word)
            if other and coordinating:
                starts.append((following.start(), other, bool(following["not"])))
        elif word in verbs.base_forms() and coordinating and _second_verb(word, following["next"] or ""):
            renewed = re.search(r"but|should|must|instead|then", joint[0]) is not None
            starts.append((following.start("not") if following["not"] else following.start("verb"), word, bool(following["not"]) or (negated and not renewed)))
    return starts[:8]


def _act_end(words: str, begin: int) -> int:
    """Return where the last act ends: at the end of its clause."""
    found = re.compile(r"[;]|\. |, (?:because|since|as|given|which|so that|in order to)\b| (?:because|so that|in order to)\b").search(words, begin + 1)
    return found.start() if found else len(words)


def imperative_follows(verb: str, following: str) -> bool:
    """Return whether a base form with the word after it reads as a verb rather than a noun.

    Args:
        verb: The base form.
        following: The word after it, "" where there is none.
    """
    if verb not in patterns.words("verbs", "ambiguous"):
        return True
    first, _, second = following.strip().lower().partition(" ")
    if first in {"and", "or"}:
        return second in patterns.words("verbs", "clear") or second in patterns.words("verbs", "ambiguous")
    word = first
    if not word:
        return False
    if word in {"of", "is", "are", "was", "were", "will", "would", "can", "could", "should", "must", "may", "might", "has", "have", "and", "or", "that", "than", "as", "at", "by", "from", "between", "among", "against", "within", "under", "-"}:
        return False
    if word in {"for", "to", "in", "on", "into"}:
        return (verb, word) in _VERB_WITH_PREPOSITION
    return True


_OBJECT = frozenset("the a an its their his her our your all any every each more new these those this that such on with up out into in steps action measures better greater".split())
"""Words that begin the object of a verb."""


def _second_verb(word: str, following: str) -> bool:
    """Return whether a word after "and" is a second verb rather than a second noun."""
    if word not in patterns.words("verbs", "ambiguous"):
        return True
    first = following.strip().split(" ")[0]
    if word in {"stop", "start", "keep"} and first.endswith("ing"):
        return True
    return first in _OBJECT and imperative_follows(word, following)


_VERB_WITH_PREPOSITION = frozenset(
    {("plan", "for"), ("work", "to"), ("act", "to"), ("act", "on"), ("look", "to"), ("look", "for"), ("look", "into"), ("contract", "for"), ("move", "to"), ("respond", "to"), ("report", "to"), ("report", "on"), ("aim", "to"), ("aim", "for"), ("focus", "on"),
     ("work", "on"), ("work", "for"), ("appeal", "to"), ("step", "in"), ("stand", "for"), ("push", "for"), ("press", "for"), ("lobby", "for"), ("switch", "to"), ("transition", "to"), ("budget", "for"), ("test", "for"), ("screen", "for"), ("monitor", "for"), ("return", "to"), ("turn", "to"), ("subject", "to"), ("lead", "on"), ("live", "in"), ("vote", "for"), ("build", "on"), ("draw", "on"), ("pass", "on"), ("phase", "in"), ("lay", "on"), ("care", "for"), ("pay", "for"), ("keep", "to"), ("hold", "to")}
)
"""Nouns that are verbs all the same before a preposition: "focus on", "plan for"."""


def _direction(words: str, start: int, acts: list[Act], *, negated: bool) -> Polarity:
    """Return the direction of the whole: do, avoid or mixed."""
    directions = {act.polarity for act in acts}
    if not acts:
        directions = {Polarity.AVOID if negated else Polarity.DO}
    if directions == {Polarity.DO} and not _PREPOSED.match(words):
        for contrast in _CONTRAST.finditer(words, start):
            if contrast["instead"]:
                if not _NOT_CONTRASTED.match(contrast["instead"]) and contrast["instead"] not in verbs.base_forms():
                    return Polarity.MIXED
            elif contrast["word"] in verbs.base_forms() or contrast["word"] in {"be", "have", "to", "the", "a"} or verbs.lemma_of_gerund(contrast["word"]):
                if contrast[0].lstrip().startswith((",", "but", "and", "should", "must", "shall")):
                    return Polarity.MIXED
    if len(directions) > 1:
        return Polarity.MIXED
    return directions.pop()
