"""Whom a stretch of text calls on: a heading, a lead-in, a sentence without a marked addressee."""

import itertools
import re

from policyrecs.lexicon.group_words import Groups
from policyrecs.lexicon.parties import groups_of
from policyrecs.vocabulary import StakeholderGroup

_OBJECT = re.compile(
    r"\b(?:recommend|urge|ask|call(?:s|ed|ing)?(?= +(?:up)?on\b| +for\b)|advis|encourag|invit|request|"
    r"instruct|direct|propos|suggest|warn|remind|implor)\w{0,4} +(?:(?:up)?on +|for +)?(?:that +)?"
    r"(?P<party>[^.;:]{2,140}?)(?: +(?:to|should|must|shall|not|do|does|take|adopt|ensure|consider|develop|"
    r"establish|provide|review|publish|work|make|use|collect|seek|continue|maintain)\b|:? *$)",
    re.IGNORECASE,
)
"""The party that a verb of calling has as its object: "we urge ministers to", "recommends that the
Department establish", "INSTRUCTS the Committee:"."""

_CONCERNED = re.compile(r"\W*(?:for|to) +(?P<party>[^,.;:]{2,60})[,:]", re.IGNORECASE)
"""Those for whom a sentence is meant: "For businesses, the focus should be on"."""

_NORMATIVE = re.compile(
    r"\b(?:should|must|shall|ought +to|needs? +to|ha(?:s|ve) +to|"
    r"(?:is|are) +(?:urged|advised|encouraged|asked|recommended|required|called|invited|expected))\b",
    re.IGNORECASE,
)
"""Words of duty or advice, whose subject stands before them."""

_ABLE = re.compile(r"\b(?:should|must|shall|can|could|will|needs? +to|may)\b", re.IGNORECASE)
"""Words that may stand in a lead-in too: "steps that researchers can take"."""

_PATIENT = re.compile(
    r" *(?:should|must|shall|ought +to|needs? +to|ha(?:s|ve) +to)(?: +(?:not|never|always|also|only))* +be +"
    r"(?:fully |better |properly |clearly |adequately |regularly |well )?"
    r"(?!required|encouraged|obliged|expected|prepared|allowed|urged|mandated|incentivi[sz]ed|committed)"
    r"(?:\w+ed|made|given|taken|built|held|kept|told|paid|shown|seen|brought|chosen|found|left|met|sent|"
    r"taught|understood)\b",
    re.IGNORECASE,
)
"""A passive after a subject, which is then not the one to act: "parties should be informed"."""

_READER = re.compile(r"\W*you\b(?! \w+s\b)", re.IGNORECASE)
"""The reader as a subject: "you", "You and your community"."""

_ENTITLED = re.compile(
    r" *(?:should|must|shall)(?: +(?:not|never|always|also))* +(?:be|have|know|receive|get)\b",
    re.IGNORECASE,
)
"""What "you" are entitled to, which somebody else must see to: "you should have access"."""

_CLAUSE_EDGE = re.compile(
    r"[:;=>|]|\bthat\b|, |\bthen\b|\btherefore\b|\bwhile\b|\bbut\b", re.IGNORECASE
)
"""Where a subject may start inside what stands before a modal."""

_TO = re.compile(
    r"\b(?:recommendations?|advice|requests?|calls?|suggestions?|proposals?|guidance|steps|actions?) +"
    r"(?:to|for|by) +(?P<party>[^,.;:()]{2,80})",
    re.IGNORECASE,
)
"""A noun of calling with its addressee: "Our report made three recommendations to CMS"."""

_AGENT = re.compile(
    r"\bby (?P<party>(?:the |all |each |every )?[^,.;:()]{2,80}?)"
    r"(?=[,.;:()]|$| (?:to|in|for|on|at|before|after|within|so|and|when|where|as|with)\b)",
    re.IGNORECASE,
)
"""The agent of a passive: "must be funded by the service so that"."""

_NUMBERING = re.compile(
    r"^(?:(?:recommendation|action|goal|priority|section|part|chapter|annex)s? )?"
    r"(?:[0-9]+(?:\.[0-9]+)*|[a-z]|[ivx]+)?[.):]?[ \u2013\u2014-]*",
    re.IGNORECASE,
)
"""A number or label at the head of a heading: "3.2 ", "Recommendation 4: "."""

_FOR = re.compile(
    r"^(?:.{0,40}\b(?:recommendation|action|advice|guidance|call|ask|message|step|priority|priorities|"
    r"proposal|implication|checklist|toolkit|principle|tip|best practice|good practice|obligation|"
    r"responsibilit|role|demand|letter|request)\w{0,3} )?(?:for|to|by|of) (?P<party>.{2,100})$",
    re.IGNORECASE,
)
"""A heading that addresses somebody: "Recommendations for governments", "To the Minister"."""

_LABEL = re.compile(
    r"(?:action (?:required )?by|directed to|addressed to|addressees?|recipients?|responsible(?: party| body"
    r"| agency| organi[sz]ation)?|owner|lead(?: agency| body)?|responsibility|for action by|to|for|who|"
    r"action (?:owner|officer|lead)|accountable|agency|organi[sz]ation) ?:? *(?P<party>[^\n.;]{2,120})$",
    re.IGNORECASE,
)
"""A label that names the recipient: "ACTION REQUIRED BY: the Home Office"."""

_RECIPIENT_COLUMN = re.compile(
    r"\b(?:recipient|addressee|addressed|directed|responsib|owner|lead|agency|who|action by|organi[sz]ation|"
    r"department|body|party|parties|stakeholder|actor)",
    re.IGNORECASE,
)
"""The heading of a column that names whom each row is for."""

_WORD = re.compile(r"\S+")
"""A word, with what clings to it."""

_JOINT = re.compile(
    r"^[ ,]*(?:(?:and|or|but|so|then|also|therefore|instead|finally) +)*", re.IGNORECASE
)
"""What joins a clause to the one before it."""

_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|had|if|because|when|who|which|that|this means|to|we believe|gives?|"
    r"(?:and|or|to) (?:\w+ly|better) \w+ing)\b",
    re.IGNORECASE,
)
"""Words that show a clause, not a noun phrase."""

_NAMING_WORDS = 3
"""Words of a party named in passing."""

_SUBJECT_WORDS = 14
"""Words of the longest subject."""

_OPENING_WORDS = 8
"""Words of a sentence's opening in which its subject is looked for."""

_MOST_MODALS = 6
"""Modals of a sentence whose subject is tried; a sentence of a thousand modals is no sentence."""

_SUBJECT_REACH = 200
"""Characters before a modal in which its subject is looked for."""

Place = tuple[int, int]
"""(start, end) in the folded text."""


def called_upon(folded: str, start: int, end: int, *, introduces: bool = False) -> Place | None:
    """The party that a sentence calls on: object of the call, else subject of a modal.

    Args:
        folded: The document's folded text.
        start: First code point of the sentence.
        end: One past its last code point.
        introduces: Whether it is a lead-in, in which "can" and "will" count too.
    """
    for match in _OBJECT.finditer(folded, start, end):
        if _names_others(match["party"]) and not _FINITE.search(match["party"]):
            return match.span("party")
    if place := _subject_of_modal(folded, start, end, _ABLE if introduces else _NORMATIVE):
        return place
    concerned = _CONCERNED.match(folded, start, end)
    if concerned and _names_others(concerned["party"]):
        return concerned.span("party")
    return None


def addresses_reader(phrase: str) -> bool:
    """Whether a phrase is "you", alone or with others: "you and your family"."""
    return bool(_READER.match(phrase))


def is_patient(folded: str, end: int, *, reader: bool = False) -> bool:
    """Whether the words that end at `end` name the one acted for, not the one to act.

    Args:
        folded: The document's folded text.
        end: One past the last code point of a subject.
        reader: Whether the subject is "you".
    """
    return bool(_PATIENT.match(folded, end) or (reader and _ENTITLED.match(folded, end)))


def _names_others(phrase: str) -> bool:
    """Whether a phrase names a party other than the speaker."""
    groups = groups_of(phrase)
    return bool(groups) and groups != (StakeholderGroup.ISSUER_ITSELF,)


def _subject_of_modal(folded: str, start: int, end: int, modals: re.Pattern[str]) -> Place | None:
    """The first party that is the subject of a modal verb and the one to act."""
    for modal in itertools.islice(modals.finditer(folded, start, end), _MOST_MODALS):
        subject = _subject(folded, start, modal.start())
        if subject and not is_patient(
            folded, modal.start(), reader=addresses_reader(folded[slice(*subject)])
        ):
            return subject
    return None


def recommended_to(folded: str, start: int, end: int) -> Place | None:
    """The party that recommendations are said to be for: "three recommendations to CMS"."""
    match = _TO.search(folded, start, end)
    return match.span("party") if match and _names_others(match["party"]) else None


def agent_of_passive(folded: str, start: int, end: int) -> Place | None:
    """The party after "by" in a passive call."""
    return next(
        (
            match.span("party")
            for match in _AGENT.finditer(folded, start, end)
            if set(groups_of(match["party"])) - {StakeholderGroup.OTHER}
        ),
        None,
    )


def addressed_by_heading(folded: str, start: int, end: int) -> Place | None:
    """The party that a heading names: "Policymakers", "2. Recommendations for governments"."""
    numbering = _NUMBERING.match(folded, start, end)
    first = numbering.end() if numbering else start
    last = first + len(folded[first:end].rstrip(" :.*_#?"))
    addressed = _FOR.match(folded, first, last)
    if addressed and _names_others(addressed["party"]):
        return addressed.span("party")
    if _names_others(folded[first:last]):
        return first, last
    return called_upon(folded, first, last, introduces=True)


def addressed_by_label(folded: str, start: int, end: int) -> Place | None:
    """The party that a label names, such as a line "Responsible: Ministry of Health"."""
    label = _LABEL.match(folded, start, end)
    return label.span("party") if label and groups_of(label["party"]) else None


def names_recipient(column: str) -> bool:
    """Whether a column of that heading says whom each row is for."""
    return bool(_RECIPIENT_COLUMN.search(column))


def opening_party(folded: str, start: int, end: int) -> Place | None:
    """The party that a sentence opens with: its subject, in most sentences."""
    if place := _subject_of_modal(folded, start, end, _ABLE):
        return place
    ends = [
        match.end() for match in _WORD.finditer(folded, start, min(end, start + _SUBJECT_REACH))
    ]
    for last in reversed(ends[:_OPENING_WORDS]):
        if _names_others(opening := folded[start:last]) and not opening.lower().endswith("you"):
            return start, last
    return None


def last_groups(folded: str, start: int, end: int) -> Groups:
    """The groups of the party that a stretch names last."""
    found = list(_WORD.finditer(folded, start, end))
    for last in range(len(found), 0, -1):
        for first in range(max(0, last - _NAMING_WORDS), last):
            groups = groups_of(folded[found[first].start() : found[last - 1].end()])
            if set(groups) - {StakeholderGroup.OTHER, StakeholderGroup.ISSUER_ITSELF}:
                return groups
    return ()


def _subject(folded: str, start: int, end: int) -> Place | None:
    """The party that ends just before a modal, with the conjuncts before it."""
    floor = max(start, end - _SUBJECT_REACH)
    edges = [edge.end() for edge in _CLAUSE_EDGE.finditer(folded, floor, end)]
    if floor == start:
        edges.insert(0, start)
    found: Place | None = None
    last = end
    for edge in reversed(edges):
        piece = _JOINT.sub("", folded[edge:last])
        if not _is_noun_phrase(piece):
            break
        found = last - len(piece) if last == end else edge + (last - edge - len(piece)), end
        last = edge
    return found


def _is_noun_phrase(piece: str) -> bool:
    """Whether a piece of a sentence is a party and no clause: short, without a finite verb."""
    return (
        len(_WORD.findall(piece)) <= _SUBJECT_WORDS
        and not _FINITE.search(piece)
        and bool(groups_of(piece.strip(" ,")))
    )
