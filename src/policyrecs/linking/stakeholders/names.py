"""Capitalised names in running text, and the one form by which a party is known."""

import re
from collections.abc import Iterator

from policyrecs.lexicon.group_words import group_words, words
from policyrecs.lexicon.parties import groups_of
from policyrecs.lexicon.patterns import table
from policyrecs.lexicon.people import listed
from policyrecs.remembering import remembered

_INITIAL = r"[A-Z0-9\u00c0-\u00de]"
"""First character of a word of a name."""

_REST = (
    r"[\w&'-]*+(?:(?<=\b[A-Z])\.(?:[A-Z]\.)*|(?<=\b(?:Mr|Ms|Dr|St|Jr|Sr))\.|"
    r"(?<=\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Hon|Rev|Inc|Ltd))\.|(?<=\bProf)\.)?"
)
"""The rest of the word: "Byron", "U.S.", "Sen.", "NTIA", "18F", "Meta's".

A full stop only ends initials and the usual abbreviations, so that a name does not run on into the
next sentence.
"""

NAME = re.compile(
    rf"{_INITIAL}(?<![\w@/.].)(?:(?<![0-9])|(?=[0-9]*[A-Z])){_REST}"
    rf"(?: {{1,3}}(?:(?:of|for|and|on(?! +[A-Z][a-z]+day\b)|&|de|van|von|bin|al|del|la|du|da|dos) "
    rf"{{1,3}}"
    rf"(?:(?:the|der|den|la) {{1,3}})?)?{_INITIAL}{_REST}){{0,11}}"
)
"""A capitalised run with the small words that join names: "Secretary of Commerce Gina Raimondo".

At most twelve words, each tried once, so that a page of capitals costs linear time. It begins with
a set of characters, which the engine looks for much faster than for anything else.
"""

_LISTED = re.compile(
    r"(?:, [A-Z][\w-]+(?: [A-Z][\w-]+)?){1,4},? (?:and|&) [A-Z][\w-]+(?: [A-Z][\w-]+){0,2}"
)
"""The rest of a name that lists what a body deals with: "... for Environment, Food and Rural
Affairs"."""

_EDGES = " \t\n*_\"'`.,;:!?()[]{}<>|#~^\u2022\u2013\u2014-"
"""What may cling to a name at either end: white space, punctuation, markup."""

_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")
"""A possessive ending: "Meta's", "states'"."""

_ARTICLE = re.compile(
    r"^(?:the|a|an|this|that|these|those|our|its|their|his|her|your|my) ", re.IGNORECASE
)
"""A determiner before a name: "the Department"."""

_INITIALS = re.compile(r"(?:^| )[A-Z]\.[A-Z]$")
"""Initials that have lost their last point: "U.S"."""

_COMPLEMENT = re.compile(r" (?:of|for|in|on|at|to|from|with)\b")
"""Where the head of a name ends: "Department" in "Department of Justice"."""

_EACH = re.compile(r"^(?:every|each|any|a|an|no|another) ", re.IGNORECASE)
"""A determiner that speaks of one for all: "every agency" is called on as agencies."""

_ABOUT_MANY = re.compile(
    r"^(?:(?:(?:more|fewer|less) than|at least|over|nearly|almost|about|around|up to) (?=[0-9])|"
    r"an? (?:growing |large |small )?(?:number|range|variety|handful|majority) of |"
    r"(?:dozens|hundreds|thousands|scores) of )",
    re.IGNORECASE,
)
"""Words that say how many, before a number or instead of one: "more than", "a number of"."""

_MANY = re.compile(
    r"^(?:[0-9][0-9,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve|all|both|some|many|most|other|more|such|several|various|certain|few|also|"
    r"only|only the|the|these|those|our|their|its|all the|all of the) ",
    re.IGNORECASE,
)
"""A determiner before a plural: "all agencies"."""


def names_in(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """(start, end) of each capitalised run, without the word that opens the sentence.

    Example:
        >>> text = "When the Senate met, Jane Roe spoke."
        >>> [text[start:end] for start, end in names_in(text, 0, len(text))]
        ['Senate', 'Jane Roe']
    """
    openers, institutions = listed("openers"), listed("institutions")
    for match in NAME.finditer(folded, start, end):
        first, last = match.span()
        run = match[0]
        if " " not in run:
            if run.lower() not in openers and run not in _SMALL:
                yield first, last
            continue
        if run.split(" ", 1)[0].lower() in institutions and _COMPLEMENT.search(run):
            more = _LISTED.match(folded, last, end)
            last = more.end() if more else last
            run = folded[first:last]
        while run:
            word, _, after = run.partition(" ")
            if word.lower() not in openers and word not in _SMALL:
                yield first, last
                break
            run = after.lstrip(" ")
            first = last - len(run)


def tidy(text: str) -> str:
    """`text` in one line, without the punctuation and markup at its ends."""
    return " ".join(text.split()).strip(_EDGES)


@remembered
def canonical(text: str) -> str:
    """The name of a body or person: no article, no possessive, no trailing punctuation.

    Example:
        >>> canonical("the  Home Office's")
        'Home Office'
    """
    name = _ARTICLE.sub("", _POSSESSIVE.sub("", tidy(text)))
    return name + "." if _INITIALS.search(name) else name


@remembered
def group_name(text: str) -> str:
    """The name of a class of parties: its plural, in lower case, compounds in one word.

    Example:
        >>> group_name("Every policy-maker"), group_name("AI companies")
        ('policymakers', 'AI companies')
    """
    name = _ABOUT_MANY.sub("", tidy(text))
    one = _EACH.match(name)
    while determiner := _EACH.match(name) or _MANY.match(name):
        rest = name[determiner.end() :]
        if rest.split(" ")[0] in table("groups")["grammar"]["after_head"]:
            break  # "those responsible"
        name = rest
    name = _POSSESSIVE.sub("", name)
    first, space, rest = name.partition(" ")
    if first[1:].islower() or len(first) == 1:
        name = first.lower() + space + rest
    name = _joined(name)
    if not one:
        return name
    complement = _COMPLEMENT.search(name)
    at = complement.start() if complement else len(name)
    return _plural(name[:at]) + name[at:]


def _joined(name: str) -> str:
    """`name` with "policy makers" and "policy-makers" as the compound."""
    for compound, parts in _compounds():
        for ending in ("s", ""):
            for gap in (" ", "-"):
                name = re.sub(
                    rf"\b{parts.replace(' ', gap)}{ending}\b",
                    compound + ending,
                    name,
                    flags=re.IGNORECASE,
                )
    return name


def _compounds() -> list[tuple[str, str]]:
    """Compounds with the two words they are made of: ("policymaker", "policy maker")."""
    spelling: dict[str, str] = table("groups")["spelling"]
    return [(word, spelling[word]) for word in table("groups")["compounds"]["words"]]


def _plural(name: str) -> str:
    """The plural of a noun phrase whose last word is its head: "any workers" are one already."""
    head = words(name)[-1:]
    if name.endswith("s") and head and head[0].lemma != head[0].text.lower():
        return name
    if name.endswith("man"):
        return name[:-3] + "men"
    for one, many in (("child", "children"), ("person", "people"), ("wife", "wives")):
        if name.endswith(one):
            return name.removesuffix(one) + many
    if name.endswith("y") and name[-2:-1] not in "aeiou":
        return name[:-1] + "ies"
    if name.endswith(("s", "sh", "ch", "x")):
        return name + "es"
    return name + "s"


@remembered
def is_body(text: str) -> bool:
    """Whether a phrase is the proper name of a body, or "the" and a capitalised noun for one.

    Example:
        >>> is_body("the Department"), is_body("Departments"), is_body("the department")
        (True, False, False)
    """
    name = canonical(text)
    written = [word for word in name.split() if word not in _SMALL]
    if not written or not all(word[0].isupper() or word[0].isdigit() for word in written):
        return False
    head = words(_COMPLEMENT.split(name, maxsplit=1)[0])[-1:]
    plural = bool(head) and head[0].lemma != head[0].text.lower()
    if len(written) > 1 or not groups_of(name):
        return not (plural and groups_of(name) and not _known(name))
    article = tidy(text).lower().startswith("the ")
    return not plural and (article or _known(name) or name.isupper())


_SMALL = frozenset({"of", "for", "and", "on", "the", "in", "to", "&", "de", "van", "von", "al"})
"""Words that stay small inside a name."""


def _known(name: str) -> bool:
    """Whether the lexicon holds `name` as a proper name: in small letters it says nothing."""
    named = tuple(word.text for word in words(name)) in group_words().names
    return named or (bool(groups_of(name)) and not groups_of(name.lower()))
