"""The grammar of a clause with a modal verb: its subject, its negation, its main verb."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policyrecs.extract import verbs
from policyrecs.extract.sentences import Sentence

MODAL = re.compile(
    r"\b(?P<modal>should|shouldn't|must|mustn't|ought to|ought|shall|needs? to|has to|have to|had better)"
    r"(?P<not> not\b|(?<=ought) not to)?(?![\w'-])"
)
"""A modal of obligation or advice with its negation: "should", "needs to", "must not"."""

_BREAK = re.compile(
    r"[;:(\u2014\u2013\"]| -+ |(?<![a-z])(?:that|because|while|whilst|whereas|although|though|since|if|unless|until|when"
    r"|whenever|whether|so|but|than|before|after|as|where|wherever|and that|yet|lest|once)(?![a-z])"
    r"|, (?:and|or|but|so|then) (?=(?:we|they|it|he|she|you|i|there|this|that|these|those|the|a|an|our|their|its|his|each|every|any|all|no)\b)"
)
"""Where a clause may begin: punctuation, a conjunction, or a coordinated subject after a comma."""

_SAID_THAT = re.compile(r"\b(?:said|says?|believes?|thinks?|argue[sd]?|insist(?:s|ed)?|warn(?:s|ed)|told [\w ]{1,30}?|agree[sd]?|conclude[sd]?|wrote|added|noted|stressed|feel|felt|maintain(?:s|ed)|contend(?:s|ed)?|suggest(?:s|ed)?|reiterate[sd]?|recommend(?:s|ed)?|propose[sd]?|hopes?|emphasi[sz]e[sd]) (?=(?:the|all|any|each|every|no|our|their|its|his|her|it|they|we|he|she|there|[a-z]+s)\b)")
"""A verb of saying whose clause has left out its "that": "she said firms should"."""

_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|do|does|did)\b")
"""Auxiliaries: a stretch with one is a clause, not a part of a list of subjects."""

_SKIPPED = frozenset(
    "also then therefore now never only always instead first ideally still thus hence immediately"
    " either both further furthermore rather at least once again in turn each all together even soon"
    " continually continue-to be-able-to urgently actively proactively at-a-minimum as-a-minimum not no longer"
    " where when if possible just simply additionally similarly similarly likewise as appropriate".split()
)
"""Adverbs that stand between a modal and its verb."""

_WORD = re.compile(r"[a-z][a-z'-]*|[,;:.()\"]|\S+")

_PARENTHESIS = re.compile(r" ?,[^,;:]{1,160}(?:,[^,;:]{1,80}){0,3}?, (?=(?P<verb>[a-z-]+)\b)")
"""Words set off by commas after a modal: "should, based on their roles, apply"."""


@dataclass(frozen=True, slots=True)
class ModalClause:
    """A clause with a modal verb, as positions in a sentence's `words`.

    Attributes:
        start: Where the clause begins.
        subject: (start, end) of the subject; start equals end where there is none.
        modal: (start, end) of the modal with its negation.
        modal_word: The modal, without its negation.
        negated: Whether the modal or the subject is negated.
        opener: The conjunction or mark that opens the clause, "" at the start of the sentence.
        verb: (start, end) of the main verb; start equals end where there is none.
        lemma: Base form of the main verb as far as known, else the word itself.
        passive: Whether the main verb is a passive participle.
        perfect: Whether it is "have" with a participle ("should have told").
        complement: Where the words after the verb begin.
    """

    start: int
    subject: tuple[int, int]
    modal: tuple[int, int]
    modal_word: str
    negated: bool
    opener: str
    verb: tuple[int, int]
    lemma: str
    passive: bool
    perfect: bool
    complement: int


def modal_clauses(sentence: Sentence) -> Iterator[ModalClause]:
    """Yield every clause of `sentence` that has a modal of obligation or advice."""
    words = sentence.words
    for found in MODAL.finditer(words):
        opener_start, opener_end = _opening(words, found.start())
        subject = _subject(words, opener_end, found.start())
        word = found["modal"].removesuffix("n't")
        verb, lemma, passive, perfect, inner_not = _main_verb(words, found.end())
        subject_words = words[subject[0] : subject[1]]
        negated = (
            bool(found["not"])
            or found["modal"].endswith("n't")
            or inner_not
            or re.match(r"(?:no|neither|none|nobody|nothing|no one)\b", subject_words) is not None
        )
        yield ModalClause(
            start=opener_end,
            subject=subject,
            modal=found.span(),
            modal_word="need to" if word == "needs to" else word,
            negated=negated,
            opener=words[opener_start:opener_end].strip(" ,"),
            verb=verb,
            lemma=lemma,
            passive=passive,
            perfect=perfect,
            complement=verb[1],
        )


def subject_before(words: str, end: int) -> tuple[int, int]:
    """Return the (start, end) of the subject of a verb group that begins at `end`."""
    while end > 0 and words[end - 1] == " ":
        end -= 1
    return _subject(words, _opening(words, end)[1], end)


def clause_start(words: str, end: int) -> int:
    """Return where the clause that is under way at `end` begins."""
    return _opening(words, end)[1]


def _opening(words: str, modal: int) -> tuple[int, int]:
    """Return the (start, end) of the last break before a modal, (0, 0) where there is none."""
    window = max(0, modal - 400)
    start = end = window
    if words[:modal].rstrip().endswith(",") and not re.search(r", (?:and|but|or),$", words[:modal].rstrip()):
        # A comma before the verb closes what came between: "data that ..., including ..., should".
        return max(((found.start(), found.end()) for found in re.finditer(r"[;:]", words[window:modal])), default=(0, 0))
    for found in _BREAK.finditer(words, window, modal):
        if found[0] == "as" and words[found.end() : found.end() + 5] in {" well", " such"}:
            continue
        if found[0] == "(" and words.find(")", found.end(), modal) > 0:
            continue
        if found[0] == "so" and words.startswith(" that", found.end()):
            continue
        start, end = found.span()
    return start, end


def _subject(words: str, start: int, modal: int) -> tuple[int, int]:
    """Return the (start, end) of the subject that ends before a modal."""
    end = modal
    while end > start and words[end - 1] in " ,":
        end -= 1
    piece = words[start:end]
    said = list(_SAID_THAT.finditer(piece))
    if said:
        start += said[-1].end()
        piece = words[start:end]
    pronoun = re.search(r"(?:^|[ ,])(?P<it>we|i|they|he|she|it|you|one|there)$", piece)
    if pronoun:
        return start + pronoun.start("it"), end
    adverbial = re.match(r"(?:for|at|in|by|after|from|during|before|since|until) (?:[\w-]+ ){1,4}?(?<!with )(?<!of )(?<!to )(?<!for )(?<!and )(?<!on )(?<!by )(?<!in )(?=the |our |all |each |every |member |states )", piece)
    if adverbial and not piece.startswith(("in order", "for the", "in the", "at the", "by the", "after the", "during the", "from the", "before the", "since the")):
        start += adverbial.end()
        piece = words[start:end]
    parenthetical = words[end:modal].strip() == ","
    cut = 0
    parts = [match.start() for match in re.finditer(r", ", piece)]
    if parenthetical and parts:
        # "The agency, working on behalf of the office, should": the subject is before the comma.
        end = start + parts[-1]
        piece = words[start:end]
        parts = parts[:-1]
    if parts:
        cut = _subject_after_commas(piece, parts)
    begin = start + cut
    while begin < end and words[begin] in " ,'*_":
        begin += 1
    leading = re.match(
        r"(?:(?:and|but|or|so|then|also|therefore|instead|finally|first|second|third|firstly|secondly|lastly"
        r"|thirdly|furthermore|moreover|however|nevertheless|ideally|additionally|similarly|likewise|thus|hence|now"
        r"|meanwhile|overall|ultimately|crucially|importantly|either|here|next|today|still|again),? )+",
        words[begin:end],
    )
    if leading:
        begin += leading.end()
    return begin, max(begin, end)


def _subject_after_commas(piece: str, commas: list[int]) -> int:
    """Return where the subject begins in a stretch with commas.

    The subject is what follows the last comma, unless that is the end of a list ("the Post
    Office, the Department and the Minister") or of a relative clause ("agencies, which ...").
    """
    tail = piece[commas[-1] + 2 :]
    relative = re.search(r", (?:which|who|whose|where|including|such as|especially|particularly|as well as) ", piece)
    if relative and relative.start() > 0 and not re.match(r"(?:we|they|it|the|this|these)\b", tail):
        return _subject_after_commas(piece[: relative.start()], [c for c in commas if c < relative.start()]) if any(
            c < relative.start() for c in commas
        ) else 0
    if re.match(r"(?:and|or|&) ", tail) or re.search(r" (?:and|or|and/or) ", tail):
        begin = commas[-1] + 2
        for comma in reversed(commas):
            previous = max((c + 2 for c in commas if c < comma), default=0)
            part = piece[previous:comma]
            if len(part.split()) > 7 or _FINITE.search(part) or re.match(
                r"(?:in|to|for|by|at|on|with|under|given|where|when|as|if|therefore|however|from|during|after|before|until|finally|following|over|within|through|since|because|while|first|second|third|instead|moreover)\b",
                part,
            ):
                break
            begin = previous
        if begin == commas[-1] + 2 and re.match(r"(?:and|or) ", tail):
            return begin + tail.index(" ") + 1
        if begin != commas[-1] + 2 or not re.match(r"(?:and|or) ", tail):
            return begin
    return commas[-1] + 2


def _main_verb(words: str, position: int) -> tuple[tuple[int, int], str, bool, bool, bool]:
    """Return span and lemma of the verb after a modal, and whether passive, perfect, negated."""
    set_off = _PARENTHESIS.match(words, position)
    if set_off and (set_off["verb"] in verbs.base_forms() or set_off["verb"] == "be"):
        position = set_off.end()
    negated = False
    have = False
    be = False
    last = (position, position)
    for found in _WORD.finditer(words, position, min(len(words), position + 160)):
        word = found[0]
        if word in ",;:.()\"":
            if word in ";:." or (be or have):
                break
            continue
        if word == "not" or word == "never":
            negated = True
            continue
        if word == "be" and not be:
            be = True
            last = found.span()
            continue
        if word == "have" and not (have or be):
            have = True
            last = found.span()
            continue
        if have and word == "been":
            be = True
            continue
        if word in _SKIPPED or (word.endswith("ly") and word not in {"apply", "rely", "supply", "comply", "reply"}):
            continue
        if have and not be:
            if verbs.looks_like_participle(word) and word not in {"limited", "continued", "increased"}:
                return found.span(), verbs.lemma_of_participle(word) or word, False, True, negated
            return last, "have", False, False, negated
        if be:
            if word == "able":
                continue
            if word == "to":
                be = False
                continue
            lemma = verbs.lemma_of_participle(word)
            if lemma or (word.endswith("ed") and len(word) > 4):
                return found.span(), lemma or word, True, have, negated
            progressive = verbs.lemma_of_gerund(word)
            if progressive:
                return found.span(), progressive, False, have, negated
            return last, "be", False, have, negated
        return found.span(), word, False, False, negated
    return last, "be" if be else "have" if have else "", False, False, negated
