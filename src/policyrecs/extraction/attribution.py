"""Reported speech: who, according to the sentence, makes the call."""

import re

from policyrecs.extraction.agents import names_agent
from policyrecs.extraction.calls import Stretch
from policyrecs.extraction.sentences import Sentence
from policyrecs.extraction.subjects import subject_before
from policyrecs.lexicon.patterns import patterns
from policyrecs.values import value

_AUXILIARIES = re.compile(
    r"(?: (?:also|has|have|had|is|was|are|were|been|now|further|then|therefore|later|and|would|will"
    r"|do|does|did|long|not|don't|doesn't|didn't|already|still|again|both|all|together|even|just"
    r"|today|yesterday|once|since|meanwhile|often|never|always|too|(?!(?:apply|comply|rely|supply|reply|family|ally|assembly)\b)[a-z]+ly))+$"
)
"""What stands between a subject and its verb of saying: "has repeatedly" said."""

_NO_VERB = re.compile(
    r"\b(?:is|was|are|were|been|be|as|to|the|a|an|of|at|by|for|with|from|against|about|on|over|any"
    r"|his|her|their|its|our|these|those|such|some|many|few|or|every|each|newly|previously)$"
)
"""Words after which a form of a verb of saying is a passive or a noun: "was told"."""

_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been)(?: [a-z]+ly)?$")
"""What makes a participle after it a passive: "ministers are strongly" urged."""

_TO_SAY = re.compile(
    r" (?:(?:is|are|was|were) (?:expected|due|set|going|about|planning|scheduled|likely|quick|keen)"
    r"|used|went on|goes on|continue[sd]?|tried|tries|sought|seeks?|wants?|wanted|appear(?:s|ed)?"
    r"|seem(?:s|ed)?|plans?|hopes?|intends?) to$"
)
"""What stands before a verb of saying in the infinitive: the minister "is expected to" say."""

_SAID_SO = re.compile(
    r"(?<!\bnot)(?<!\bis)(?<!\bwas)(?<!\bbe)(?<!\bfair)(?<!\benough)(?<!\bneedless) to$"
)
"""What stands before "say" where an act says something: "changed its advice to" say that."""

_NOT_TOLD = re.compile(r"\b(?:without|should|must|shall|ought to)(?: not)?$")
"""What stands before a verb of saying that nobody is told to have said: "should" say."""

_MODAL = re.compile(r"(?:should|must|shall|ought|needs?|ha(?:s|ve))\b")
"""A modal, before which a form of a verb of saying is a noun."""

_SURE = frozenset({"adamant", "clear", "certain", "convinced", "insistent"})
"""What somebody is who insists: "the union is adamant"."""

_DATED = re.compile(
    r"(?:in|on|by|since|last|this|early in|late in) (?:(?:early|late|mid-?|the)? ?)"
    r"(?:\d{4}|\d{1,2} [a-z]+(?: \d{4})?|[a-z]+ \d{1,2}(?:, \d{4})?|[a-z]+ \d{4}|[a-z]+day"
    r"|(?:jan|febr)uary|march|april|june|july|august|(?:sept|nov|dec)ember|october|year|month|week"
    r"|night|spring|summer|autumn|winter) (?=\S)"
)
"""A date right before a subject: "in 2009 the board" said."""

_SILENT = frozenset(
    {"you", "this", "that", "these", "those", "which", "what", "there", "our", "my"}
)
"""Words before a verb that show something rather than say it: "our" demands."""

_HAS_DEMANDS = re.compile(
    r" (?:has|have|had|makes?|made|issued?|presented?|lists?|listed|set out|put forward)"
    r"(?: [\w-]+){0,4}$"
)
"""A verb before a noun that looks like one: residents "have three" demands."""

_ADVERBIAL = re.compile(
    r"(?:in|on|at|for|by|with|from|to|of|as|after|before|during|since|despite|if|when|while"
    r"|although|because|given|following|instead|rather|there|here|then|thus|so|also)(?![\w-])"
)
"""How a phrase begins that is no subject, for all its capital: "In addition"."""

_DEMANDS = re.compile(
    r"(?:their|his|her|its|your|our|my|the) (?:[\w-]+ ){0,2}"
    r"(?:demands?|requests?|asks|calls?|appeals?|pleas?)$"
)
"""Demands, which do not make demands themselves: "their main demands" are."""

_RANKED = re.compile(r"(?:the |our |their )?(?:main|key|top|other|first|following|principal|chief)")
"""What stands before a noun that looks like a verb: "the main" asks were."""

_GERUND = re.compile(r"[a-z]+ing\b")
"""A verb that is no passive after "is": the union "is asking" for it."""

_BELIEF = frozenset({"believed", "felt", "thought", "found", "considered", "held", "feel"})
"""Verbs that tell what people held, rather than what they asked for."""

_COORDINATED = re.compile(r" and (?:[a-z]+ly |also |then |later )?$")
"""What stands before a second verb: "appealed for calm and" said."""

_HOLDERS = frozenset({"him", "her", "them", "his", "their"})
"""Pronouns of those whose view is told: "according to him", "in their view"."""

_POSSESSIVE = re.compile(r"'s?$")
"""The ending of an owner: "the ombudsman's" view."""

_HEAD_END = re.compile(r" (?:of|in|for|with|that|which|who|on|at|from|by|to)\b|,")
"""Where the head of a noun phrase ends: "the authors of the report"."""

_PRONOUN_AT_END = re.compile(r"(?:^| )(?P<it>it|he|she|they|we|i)$")
"""A personal pronoun, which is a subject by itself."""

_MANY = re.compile(
    r"^(?:(?:an?|the) (?:\w+ )?(?:meeting|group|panel|majority|number|gathering|coalition|network"
    r"|alliance|committee|delegation|crowd|handful|team|chorus|conference|minority)|dozens|hundreds"
    r"|thousands|tens of thousands|scores|most|many|some|all|several|one|two|three) of (?:the )?"
)
"""What stands before those whom a phrase is about: "a meeting of" diplomats."""

_NAME_AT_END = re.compile(r"(?:^| )[A-Z](?:[a-z]+|[A-Z&]+s?)$")
"""A phrase that ends in a name or an acronym: "economist Ann Lee", "the TUC"."""


@value
class Attribution:
    """Who a sentence says makes its call.

    Attributes:
        issuer: The words that name them.
        weak: Whether their view is told as a finding rather than as a call.
        own: Whether they are the document's own author.
    """

    issuer: Stretch
    weak: bool
    own: bool


def attribution_of(sentence: Sentence, cue: int) -> Attribution | None:
    """Return who makes the call whose cue is at `cue`; None where the sentence names nobody."""
    own: Attribution | None = None
    words = sentence.words
    proposed = patterns("speech")["proposed-by"].search(words[:cue])
    if proposed:
        return _attribution(sentence, proposed.span("issuer"))
    for found in patterns("speech")["saying-before"].regex.finditer(words, 0, cue):
        noun = found.end() + 1 == cue and _MODAL.match(words, cue)  # "advocates" need to
        attribution = None if noun else _before(sentence, found)
        if attribution is None:
            continue
        if not attribution.own:
            return attribution
        own = attribution
    source = _source_of(sentence, cue)
    if source is not None:
        return source
    for found in patterns("speech")["saying-after"].regex.finditer(words, cue):
        stretch = found.span("after" if found["after"] else "before")
        if speaks(sentence, stretch):
            return _attribution(sentence, stretch)
    return own


def _source_of(sentence: Sentence, cue: int) -> Attribution | None:
    """Return the attribution of an adverbial or noun: "according to her", "in the board's view"."""
    for name in (
        "under-proposals",
        "set-off-asker",
        "according-to",
        "in-view",
        "as-put",
        "held-by",
    ):
        found = patterns("speech")[name].search(sentence.words)
        if found and name == "held-by" and found["holder"] and found.start() > cue:
            continue
        for group in ("issuer", "holder", "thinker", "owner"):
            if not found or not found.groupdict().get(group):
                continue
            start, end = found.span(group)
            owner = _POSSESSIVE.search(found[group])
            stretch = start, end - len(owner[0]) if owner else end
            if found[group] in _HOLDERS or speaks(sentence, stretch):
                return _attribution(sentence, stretch)
    return None


def main_subject(words: str) -> Stretch:
    """Return the subject that a sentence begins with; start equals end where it is not clear.

    A verb after "and", an infinitive and a participle share it: "farmers blocked roads, demanding".
    """
    found = patterns("speech")["first-subject"].regex.match(words)
    if not found:
        return 0, 0
    pronoun = _PRONOUN_AT_END.search(found["subject"])
    if pronoun:
        # "On the basis of its research it" has no comma before its subject.
        return found.start("subject") + pronoun.start("it"), found.end("subject")
    return subject_before(words, found.end("subject"))


def _attribution(sentence: Sentence, issuer: Stretch, *, weak: bool = False) -> Attribution:
    """Return the attribution to the words at `issuer`."""
    return Attribution(issuer, weak, own=is_author(sentence.words[slice(*issuer)]))


def _before(sentence: Sentence, found: re.Match[str]) -> Attribution | None:
    """Return the attribution made by a verb of saying before the call."""
    words = sentence.words
    before = _TO_SAY.sub("", words[: found.start()].rstrip())
    participle = found["verb"].endswith("ing")
    reporting = found["verb"] == "say" and _SAID_SO.search(before) is not None
    if _NOT_TOLD.search(before):
        return None
    sure = found["verb"] in _SURE or found["verb"].startswith("of the ")
    passive = _NO_VERB.search(before) and not sure
    if passive and not participle and not reporting:
        return None
    if patterns("grammar")["condition-start"].regex.match(before):
        # "If the analysis concludes that ..., the agency must": the condition makes no call.
        return None
    before = _AUXILIARIES.sub("", before)
    stretch = subject_before(words, len(before))
    if participle and stretch[0] == stretch[1] and "," in before:
        stretch = subject_before(words, before.rfind(","))
    stretch = without_date(words, stretch)
    if not speaks(sentence, stretch):
        shared = reporting or _COORDINATED.search(words[: found.start()])
        stretch = main_subject(words) if shared else stretch
    if not speaks(sentence, stretch):
        return None
    named = words[slice(*stretch)]
    weak = found["verb"] in _BELIEF and bool(patterns("speech")["sample"].regex.search(named))
    return _attribution(sentence, stretch, weak=weak)


def without_date(words: str, subject: Stretch) -> Stretch:
    """Return a subject without the date right before it: "on 3 May 2019 the board" said."""
    dated = _DATED.match(words, *subject)
    return (dated.end(), subject[1]) if dated else subject


def is_author(words: str) -> bool:
    """Return whether a subject says of itself that it is the document's author: "we"."""
    return patterns("speech")["own-subject"].regex.match(words) is not None


def speaks(sentence: Sentence, stretch: Stretch) -> bool:
    """Return whether a subject can say something."""
    named, cased = sentence.words[slice(*stretch)], sentence.cased[slice(*stretch)]
    if not named or named in _SILENT or _RANKED.fullmatch(named):
        return False
    if ("," not in named and _ADVERBIAL.match(named)) or _DEMANDS.match(named):
        return False
    head = _HEAD_END.split(_MANY.sub("", named))[0]
    return (
        named == "it"
        or cased[:1].isupper()
        or _NAME_AT_END.search(cased) is not None
        or patterns("speech")["document-noun"].regex.search(head) is not None
        or is_author(named)
        or names_agent(named, cased)
        or names_agent(_MANY.sub("", named), cased)
    )


def maker_of(sentence: Sentence) -> Stretch | None:
    """Return the words that say who made the recommendations that a sentence announces.

    "The committee specified certain recommendations"; None where it was nobody else.
    """
    found = patterns("speech")["makes-list"].regex.search(sentence.words)
    if not found:
        return None
    return asker_of(sentence, found.start())


def asker_of(sentence: Sentence, verb: int) -> Stretch | None:
    """Return the subject of a verb of calling at `verb`, unless it is the author."""
    before = sentence.words[:verb].rstrip()
    if _PASSIVE.search(before) and not _GERUND.match(sentence.words, verb):
        return None
    start, end = subject_before(sentence.words, len(_AUXILIARIES.sub("", before)))
    if has := _HAS_DEMANDS.search(sentence.words, start, end):
        end = has.start()
    if not speaks(sentence, (start, end)):
        # "The report sets out options, but most notably" asks for: the first verb's subject.
        start, end = main_subject(sentence.words)
    return _others(sentence, (start, end))


def heading_maker(heading: Sentence) -> Stretch | None:
    """Return the words of a heading that say whose recommendations stand below it."""
    found = patterns("speech")["whose-heading"].regex.match(heading.words)
    group = found.lastgroup if found else None
    return _others(heading, found.span(group)) if found and group else None


def _others(sentence: Sentence, stretch: Stretch) -> Stretch | None:
    """Return a stretch if it names somebody who speaks and is not the author."""
    own = is_author(sentence.words[slice(*stretch)])
    return stretch if not own and speaks(sentence, stretch) else None
