"""Reported speech: who, according to the sentence, makes the call."""

import re
from dataclasses import dataclass

from policyrecs.extract.agents import names_agent
from policyrecs.extract.calls import Stretch
from policyrecs.extract.clauses import subject_before
from policyrecs.extract.performative import SELF
from policyrecs.extract.sentences import Sentence

_SAYING = (
    r"(?:said|says|say|saying|argued|argues|argue|arguing|added|adds|adding|warned|warns|warn|warning|noted|notes|note|noting|stressed|stresses|stressing|emphasi[sz]ed|emphasi[sz]es|emphasi[sz]ing"
    r"|concluded|concludes|conclude|concluding|believed|believes|believe|thinks|think|thought|felt|feels|feel|claimed|claims|claim|insisted|insists|insisting|maintained|maintains|agreed|agrees|agree"
    r"|contended|contends|contend|asserted|asserts|stated|states(?= that\b)|stating|wrote|writes|told|tells|telling|explained|explains|suggested|suggests|recommended|recommends|proposed|proposes"
    r"|acknowledged|acknowledges|declared|declares|remarked|pointed out|points out|cautioned|cautions|advocated|advocates|reiterated|reiterates|affirmed|affirms|observed|opined|opines|announced|tweeted|testified|commented|submitted|submits|considers|considered|found|finds|urged|advised|held|expressed the view|made clear|makes clear|continued|highlighted|demanded)"
)
"""Verbs by which somebody's words are told."""

_LEADING = re.compile(r"(?<![\w'-])(?P<verb>" + _SAYING + r")(?![\w'-])(?! (?:to|a|an|in|by|on|and)\b(?! (?:reporters|journalists|lawmakers|mps)))")
"""A verb of saying before the call: "the minister said that states should"."""

_TRAILING = re.compile(
    r", (?:(?P<inverted>" + _SAYING + r") (?P<after>(?:[^,.;:\"]{2,80}))|(?P<before>[^,.;:\"]{1,80}?) (?:also |later |has |have |had )?(?P<plain>" + _SAYING + r"))(?=$|[.,;:\"]| (?:on|in|at|during|told|to|after|as|when)\b)"
)
"""A verb of saying after the call: ", said the minister", ", she added"."""

_ACCORDING = re.compile(r"(?<![\w-])(?:according to|in the (?:view|opinion|words|eyes) of|as per|per(?= (?:the|its|his|her|their|an?|this) )) (?P<issuer>(?:the |a |an )?[^,.;:\"()]{2,90}?)(?=$|[,.;:\"(]| (?:published|released|which|who|that|obtained|seen)\b)")
"""A phrase that names the source: "according to the report", "per the report"."""

_DOCUMENT = re.compile(r"\b(?:report|letter|study|review|paper|statement|resolution|brief|petition|motion|editorial|document|inquiry|declaration|manifesto|speech|article|assessment|evaluation|audit|submission|analysis|survey|memo|bill|framework|strategy|recommendations?|guidelines?|guidance|authors?|findings)s?$")
"""Nouns of documents, which speak for those who wrote them."""

_BELIEF = frozenset({"believed", "felt", "thought", "found", "considered", "held", "feel"})
"""Verbs that tell what people held, rather than what they asked for."""

_SAMPLE = re.compile(r"\b(?:participants?|respondents?|interviewees?|some|many|several|most|commenters?|others|people)\b")
"""Subjects whose views are findings of a survey."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who a sentence says makes its call.

    Attributes:
        issuer: The words that name them.
        weak: Whether their view is told as a finding rather than as a call.
        own: Whether they are the document's own author.
    """

    issuer: Stretch | None
    weak: bool
    own: bool


def attribution_of(sentence: Sentence, cue: int) -> Attribution | None:
    """Return who makes the call whose cue is at `cue`; None where the sentence names nobody."""
    words = sentence.words
    own: Attribution | None = None
    for found in _LEADING.finditer(words, 0, cue):
        attribution = _leading(sentence, found)
        if attribution is None:
            continue
        if not attribution.own:
            return attribution
        own = attribution
    source = _ACCORDING.search(words)
    if source and _speaks(source["issuer"], sentence.cased[source.start("issuer") : source.end("issuer")]):
        own_source = SELF.match(source["issuer"]) is not None
        return Attribution(source.span("issuer"), weak=False, own=own_source)
    for found in _TRAILING.finditer(words, cue):
        side = "after" if found["after"] else "before"
        stretch = found.span(side)
        named = words[stretch[0] : stretch[1]]
        if _speaks(named, sentence.cased[stretch[0] : stretch[1]]):
            return Attribution(stretch, weak=False, own=SELF.match(named) is not None)
    return own


def _leading(sentence: Sentence, found: re.Match[str]) -> Attribution | None:
    """Return the attribution made by a verb of saying before the call."""
    words = sentence.words
    before = re.sub(r"(?: (?:also|has|have|had|is|was|are|were|been|now|rightly|further|then|therefore|repeatedly|strongly|clearly|previously|later|recently|and|would|will|do|does|did|long))+$", "", words[: found.start()].rstrip())
    if re.search(r"\b(?:is|was|are|were|been|be|as|to|the|a|an)$", words[: found.start()].rstrip()) and not found["verb"].endswith("ing"):
        return None
    stretch = subject_before(words, len(before))
    named = words[stretch[0] : stretch[1]]
    if found["verb"].endswith("ing") and not named:
        stretch = subject_before(words, before.rfind(",") if "," in before else len(before))
        named = words[stretch[0] : stretch[1]]
    if not _speaks(named, sentence.cased[stretch[0] : stretch[1]]):
        return None
    weak = found["verb"] in _BELIEF and _SAMPLE.search(named) is not None
    return Attribution(stretch, weak=weak, own=SELF.match(named) is not None)


def _speaks(named: str, cased: str) -> bool:
    """Return whether a subject can say something."""
    if not named or named in {"this", "that", "these", "those", "which", "what", "there"}:
        return False
    head = re.split(r" (?:of|in|for|with|that|which|who|on|at|from|by|to)\b|,", named)[0]
    return (
        names_agent(named, cased)
        or named == "it"
        or _DOCUMENT.search(head) is not None
        or cased[:1].isupper()
        or re.search(r"(?:^| )[A-Z][a-z]+$", cased) is not None
        or SELF.match(named) is not None
    )
