"""Where a text says whose it is: in its title, its imprint, a signature, or by what it lets do."""

import functools
import re
from collections import Counter
from collections.abc import Iterator

from policyrecs.documents import Outline
from policyrecs.lexicon.group_words import group_words, words
from policyrecs.lexicon.parties import groups_of
from policyrecs.lexicon.patterns import holds_any
from policyrecs.linking.stakeholders.directory import Directory
from policyrecs.linking.stakeholders.names import NAME, canonical, is_body
from policyrecs.vocabulary import BlockKind, StakeholderGroup

_NAMED = r" *(?:the )?(?P<name>" + NAME.pattern + ")"

_PREPARED = re.compile(
    r"ed by (?:(?<=\b[Pp]repared by )|(?<=\b[Pp]ublished by )|(?<=\b[Ii]ssued by )|"
    r"(?<=\b[Ss]ubmitted by )|(?<=\b[Pp]roduced by )|(?<=\b[Cc]ompiled by )|"
    r"(?<=\b[Aa]uthori[sz]ed by ))(?:the Hon\.? )?" + _NAMED
)
"""Who made the text: "Prepared by the National Audit Office"; begins with fixed letters."""

_THIS_TEXT = re.compile(
    r"his (?<=\b[Tt]his )(?:document|report|paper|brief|briefing|note|guidance|submission|"
    r"statement|response) "
    r"(?:was|is|has been) (?:prepared|written|produced|published|issued|submitted|authored) by "
    + _NAMED
)
"""The same wherever it stands: "This report was written by the Harbour Trust".

It begins with fixed letters, which are found fastest.
"""

_SPEAKING = re.compile(
    r"\b(?:[Ww]e,|[Ww]e (?:here )?at|[Mm]yself at|[Uu]s at|(?<=[.: ] )On behalf of|"
    r"(?:[Ss]ubmitted|[Ww]rit(?:e|ing|ten)|[Ss]igned|[Rr]espond(?:ing)?) on behalf of) " + _NAMED
)
"""Who "we" are: "We, the Council of Elders", "here at Acme", "I write on behalf of the Society"."""

_ANNOUNCES = re.compile(
    rf"\b[Tt]oday,? {_NAMED} (?:(?:is|has|have) (?:announc|launch|releas|publish|call)|"
    r"announce[sd]|launche[sd]|release[sd]|publishe[sd])"
)
"""Who a press release says does something today: "Today, the Harbour Trust is launching"."""

_HIRED = re.compile(
    rf"\b(?:hired|commissioned|tasked|engaged) {_NAMED} to "
    r"(?:develop|produce|prepare|conduct|review|advise|make|write)"
)
"""Who was asked to advise: "the Department hired Acme to develop recommendations"."""

_COPYRIGHT = re.compile(
    r"(?:\u00a9|\([cC]\)(?= ?[0-9]{4})|[Cc]opyright(?= [0-9\u00a9(])) ?(?:\u00a9|\([cC]\))? ?"
    rf"(?:[0-9]{{4}}(?:-[0-9]{{4}})?,? )?(?:by )?{_NAMED}"
)
"""Who holds the rights: "© 2024 Acme Foundation"; not "the Copyright Act"."""

_SIGNED = re.compile(
    r"\b(?:[Yy]ours (?:sincerely|faithfully|truly)|[Ss]incerely|[Rr]espectfully(?: submitted)?|"
    rf"[Kk]ind regards),? +{_NAMED}"
)
"""Who signs a letter: "Yours sincerely, Refugee Action"."""

_STATED = (
    (_PREPARED, ("ed by ",)),
    (
        _SPEAKING,
        ("We,", "we,", "We at", "we at", "e here at", "yself at", "Us at", "us at", "ehalf of"),
    ),
    (_HIRED, ("hired", "commissioned", "tasked", "engaged")),
    (_COPYRIGHT, ("\u00a9", "(c)", "(C)", "opyright")),
    (_SIGNED, ("ours ", "incerely", "espectfully", "ind regards")),
    (_ANNOUNCES, ("oday",)),
)
"""Where a document says whose it is, surest first, each with letters that it cannot do without."""

_REPORT_OF = re.compile(
    r"\W*(?:[\w-]+ ){0,4}(?:[Rr]eport|[Rr]ecommendation|[Ss]ubmission|[Oo]pinion|"
    rf"[Rr]esponse|[Ss]tatement|[Rr]esolution|[Ee]vidence) (?:by|of|from) {_NAMED}"
)
"""A title or line that says whose report it is: "Report of the Harbour Inquiry"."""

_REPORT_BY = re.compile(
    rf"\W*{_NAMED}(?<= Report)(?: ?:|$|\W*[0-9]|[\s,]+[Vv]ol)|"
    r"\W*(?P<other>"
    + NAME.pattern
    + r") (?:[Pp]osition [Pp]aper|[Pp]ress [Rr]elease|[Ss]tatement on)"
)
"""A title or running head that opens with whose it is: "Harbour Inquiry Report: Volume 1"."""

_WORKS = (
    "eport",
    "ecommendation",
    "ubmission",
    "pinion",
    "esponse",
    "tatement",
    "esolution",
    "vidence",
    "aper",
    "elease",
)
"""Letters of which either pattern needs some."""

_TITLE = 300
"""Characters of a block in which they are looked for."""

TITLE_PARTS = re.compile(r" [|\u2013\u2014-] |: ")
"""What parts a page's title from the name of its site: "Advice | Harbour Trust"."""

_PART_WORDS = 7
"""Words of the longest name that is looked for in a title."""

_ABOUT = re.compile(rf"\W*About (?:{_NAMED}\W*(?:$|\n)|the (?P<other>{NAME.pattern}))")
"""A paragraph or heading on the body that issues it: "About the National Trust"."""

RECOMMENDS = re.compile(
    r"(?: \([^()]{1,20}\))? (?:(?:also|therefore|further|strongly|today|yesterday|has|have|"
    r"continues to|continue to) ){0,2}"
    r"(?:(?P<strong>recommends?|calls? (?:up)?on|urges?|(?:is|are) calling (?:up)?on)|"
    r"(?P<past>called (?:up)?on|called for|urged|demanded|condemn(?:s|ed)|oppose[sd]?|"
    r"provided a submission|made a submission|wrote to|written to|submitted)|"
    r"believes?|thinks?|is of the view|welcomes?|is (?:very )?pleased|considers?|supports?|"
    r"proposes?|recommended|concluded|concludes?|will call|commends?|rejects?|denounces?|"
    r"expresses|calls? for|demands?|is (?:deeply |gravely |very )?concerned)\b"
)
"""What a body does that recommends: "The Committee recommends"; who does so most is the issuer.

What it once did counts as much in a text's opening: "The Trust today called on the regulator".
"""

_ACRONYM_RECOMMENDS = re.compile(
    r"he (?<=\b[Tt]he )(?P<name>[A-Z]{3,8}) (?:recommends|urges|calls on)\b"
)
"""The same of a body that the text only knows by its initials: "The NPC recommends"."""

_RUNNING = 120
"""Characters of the longest running head."""

_RUNNING_LINES = 4
"""Running heads that are read: the most frequent ones."""

_PAGES = 4
"""Pages on which such a line stands."""

_LEAD = 1500
"""Characters of a text's opening, in which a release says who calls."""

_ENOUGH = 2
"""Points that make a body the issuer: two for "recommends", one for "believes"."""

HEAD = 4000
"""Characters at either end of a document in which it says whose it is."""


def stated_issuer(outline: Outline, directory: Directory) -> str | None:
    """The body that the text itself names as its issuer."""
    folded = outline.document.folded
    if (match := _THIS_TEXT.search(folded)) is not None:
        return directory.resolve(canonical(match["name"]))
    last = max(HEAD, len(folded) - HEAD)
    ends = ((0, HEAD, folded[:HEAD]), (last, len(folded), folded[last:]))
    if head := _running_head(outline):
        return directory.resolve(head)
    for pattern, needs in _STATED:
        for start, end, edge in ends:
            if not holds_any(edge, needs):
                continue
            for match in pattern.finditer(folded, start, end):
                block = outline.passages[directory.passage_at(match.start())].block
                noted = block.kind is BlockKind.NOTE  # who made another work
                if not noted and _is_likely_issuer(name := canonical(match["name"])):
                    return directory.resolve(name)
    if titled := next(_titles(outline), None):
        return directory.resolve(titled)
    if about := next(_abouts(outline), None):
        return directory.resolve(about)
    return _recommending(folded, directory)


def _running_head(outline: Outline) -> str | None:
    """The body whose name stands at the head or foot of page after page."""
    folded = outline.document.folded
    lines = Counter(
        folded[block.start : block.end].strip()
        for block in outline.document.blocks
        if block.kind is BlockKind.FURNITURE and block.end - block.start <= _RUNNING
    )
    for line, often in lines.most_common(_RUNNING_LINES):
        for part in TITLE_PARTS.split(line):
            if (
                often >= _PAGES
                and names_publisher(part)
                and StakeholderGroup.MEDIA not in groups_of(part)
            ):
                return canonical(part)
    return None


def _titles(outline: Outline) -> Iterator[str]:
    """Bodies that a title, a running head or a line of the first pages says the report is of."""
    folded = outline.document.folded
    for part in TITLE_PARTS.split(outline.document.metadata.title or ""):
        if (
            len(part.split()) <= _PART_WORDS
            and StakeholderGroup.MEDIA not in groups_of(part)
            and names_publisher(part)
        ):
            yield canonical(part)
    for block in outline.document.blocks:
        if block.start >= HEAD:
            return
        opening = folded[block.start : min(block.end, block.start + _TITLE)]
        if not holds_any(opening, _WORKS):
            continue
        if titled := _REPORT_OF.match(folded, block.start, block.end):
            if groups_of(name := canonical(titled["name"])):
                yield name
        elif titled := _REPORT_BY.match(folded, block.start, block.end):
            name = canonical(titled["name"] or titled["other"]).removesuffix(" Report")
            if groups_of(name) and " " in name:
                yield name


def names_publisher(part: str) -> bool:
    """Whether part of a title is the name of a body that may publish: no country, no class."""
    name = canonical(part)
    return (
        is_body(name)
        and bool(groups_of(name))
        and not any(named.text in _places() for named in words(name))
    )


@functools.cache
def _places() -> frozenset[str]:
    """Countries, states and cities of one word."""
    return frozenset(place[0] for place in group_words().places if len(place) == 1)


def _is_likely_issuer(name: str) -> bool:
    """Whether a name can be a body's, not a stray capitalised word."""
    return len(name) > 2 and not name.islower()  # noqa: PLR2004  "by US"


def _abouts(outline: Outline) -> Iterator[str]:
    """Bodies that a paragraph "About ..." describes."""
    folded = outline.document.folded
    for block in outline.document.blocks:
        if block.kind in {BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.FURNITURE}:
            match = _ABOUT.match(folded[block.start : min(block.end, block.start + 200)])
            if match and groups_of(name := canonical(match["name"] or match["other"])):
                yield name


def _recommending(folded: str, directory: Directory) -> str | None:
    """The body that the text most often lets recommend; None where it does so too seldom."""
    counts: Counter[str] = Counter()
    for body in directory.bodies:
        if verb := RECOMMENDS.match(folded, body.end):
            told = verb["strong"] or (verb["past"] and body.start < _LEAD)
            counts[body.name] += _ENOUGH if told else 1
    for acronym in _ACRONYM_RECOMMENDS.finditer(folded):
        counts[directory.resolve(acronym["name"])] += _ENOUGH
    name, often = counts.most_common(1)[0] if counts else ("", 0)
    return name if often >= _ENOUGH else None
