"""Where the subject of a verb begins and ends, found backwards from the verb."""

import re

from policyrecs.extraction.calls import Stretch
from policyrecs.lexicon.patterns import patterns

_WINDOW = 400
"""A clause does not begin farther than this before its verb."""

_LONGEST_MEMBER = 7
"""A member of a list of subjects has at most so many words."""

_NOT_THE_END = re.compile(r", (?:and|but|or),$")
"""A comma after a conjunction opens a parenthesis: "and, where possible, should"."""

_COMMA = re.compile(", ")
"""A comma, which may part a subject from what comes before it."""

_DASH = re.compile(r" -+(?= |$)|--|[—–]")
_DASH_END = re.compile(r"(?: -+|--|[—–])$")
"""A dash, and one right before a verb."""

_CLOSING = re.compile(r"[;:]|, (?:while|whereas|although|though|but) ")
"""What no parenthesis reaches across: "They won, while the leader, Jo Roe, said"."""

_RESUMED = re.compile(r"(?:we|they|it|the|this|these)\b")
"""How a main clause begins after a relative clause: ", which failed, the agency"."""

_SET_PHRASE = re.compile(
    r" (?:at all )?(?:possible|necessary|appropriate|needed|required|feasible|applicable|anything"
    r"|nothing else)\b(?! to| for| that)"
)
"""What makes "if" no conjunction: "if possible we should"."""

_LIST_START = re.compile(r"(?:and|or|&) ")
_LIST_INSIDE = re.compile(r" (?:and|or|and/or) ")
"""The conjunction before the last member of a list, or inside it."""


def subject_before(words: str, end: int) -> Stretch:
    """Return the subject of a verb group that begins at `end`; start equals end where none is."""
    while end > 0 and words[end - 1] == " ":
        end -= 1
    return subject_between(words, opening(words, end)[1], end)


def opening(words: str, verb: int) -> Stretch:
    """Return the last break before a verb, where its clause begins; (0, 0) where there is none."""
    window = max(0, verb - _WINDOW)
    before = words[window:verb].rstrip()
    if before.endswith(",") and not _NOT_THE_END.search(before):
        # A comma before the verb closes what came between: "data that ..., including ..., should".
        marks = [found.span() for found in _CLOSING.finditer(words, window, verb)]
        return marks[-1] if marks else (0, 0)
    dashed = _set_off_by_dashes(before)
    if dashed:
        return opening(words, window + dashed)
    start = end = window
    for found in patterns("grammar")["clause-break"].regex.finditer(words, window, verb):
        if not _joins_nouns(words, found, verb) and not _is_aside(words, found, verb):
            start, end = found.span()
    return start, end


def _is_aside(words: str, found: re.Match[str], verb: int) -> bool:
    """Return whether a break stands in brackets: "the system (the one used after 2018) should"."""
    opened = words.rfind("(", 0, found.start())
    closed = words.find(")", found.end(), verb)
    return opened >= 0 and closed > 0 and words.find(")", opened, found.start()) < 0


def _set_off_by_dashes(before: str) -> int:
    """Return where the first dash stands of the two that set something off before a verb, else 0.

    "All bodies - public or private - should" has its subject before the first.
    """
    last = _DASH_END.search(before)
    opened = list(_DASH.finditer(before, 0, last.start())) if last else []
    return opened[-1].start() if opened else 0


def _joins_nouns(words: str, found: re.Match[str], verb: int) -> bool:
    """Return whether a conjunction or bracket is no break: "as well", "so that", "(DOE)"."""
    match found[0]:
        case "as":
            joined = words[found.end() : found.end() + 5] in {" well", " such"}
            return joined or words.endswith((" such ", "as well "), 0, found.start())
        case "if":
            return _SET_PHRASE.match(words, found.end()) is not None
        case "so":
            return words.startswith(" that", found.end())
        case "(":
            return words.find(")", found.end(), verb) > 0
    return False


def subject_between(words: str, start: int, verb: int) -> Stretch:
    """Return the subject of the verb at `verb` in a clause that begins at `start`."""
    grammar = patterns("grammar")
    end = start + (_set_off_by_dashes(words[start:verb].rstrip()) or verb - start)
    while end > start and words[end - 1] in ' ,"':
        end -= 1
    claims = list(grammar["claim-without-that"].regex.finditer(words, start, end))
    if claims:
        start = claims[-1].end()
    pronoun = grammar["pronoun-subject"].regex.search(words[start:end])
    if pronoun and not grammar["pronoun-object"].regex.search(words[start:end]):
        return start + pronoun.start("it"), end
    adverbial = grammar["adverbial-without-comma"].regex.match(words[start:end])
    if adverbial:
        start += adverbial.end()
    commas = [found.start() for found in _COMMA.finditer(words[start:end])]
    if commas and words[end:verb].strip() == ",":
        # "The agency, working on behalf of the office, should": the subject is before the comma.
        end = start + commas.pop()
    begin = start + (_after_commas(words[start:end], commas) if commas else 0)
    while begin < end and words[begin] in " ,'*_":
        begin += 1
    time = grammar["time-after-subject"].regex.search(words[begin:end])
    if time:
        end = begin + time.start()
    connective = grammar["leading-connective"].regex.match(words[begin:end])
    if connective:
        begin += connective.end()
    return begin, max(begin, end)


def _after_commas(piece: str, commas: list[int]) -> int:
    """Return where the subject begins in a stretch with commas.

    The subject is what follows the last comma, unless that is the end of a list ("the Post
    Office, the Department and the Minister") or of a relative clause ("agencies, which ...").
    """
    last = commas[-1] + 2
    tail = piece[last:]
    relative = patterns("grammar")["relative-in-subject"].regex.search(piece)
    if relative and relative.start() > 0 and not _RESUMED.match(tail):
        before = [comma for comma in commas if comma < relative.start()]
        return _after_commas(piece[: relative.start()], before) if before else 0
    ends_list = _LIST_START.match(tail) is not None
    if not ends_list and not _LIST_INSIDE.search(tail):
        return last
    begin = _list_start(piece, commas, last)
    return begin + tail.index(" ") + 1 if begin == last and ends_list else begin


def _list_start(piece: str, commas: list[int], last: int) -> int:
    """Return where the list of subjects begins whose last member begins at `last`."""
    grammar = patterns("grammar")
    begin = last
    for comma in reversed(commas):
        previous = max((other + 2 for other in commas if other < comma), default=0)
        member = piece[previous:comma]
        if (
            len(member.split()) > _LONGEST_MEMBER
            or grammar["auxiliary"].regex.search(member)
            or grammar["adverbial-start"].regex.match(member)
        ):
            break
        begin = previous
    return begin
