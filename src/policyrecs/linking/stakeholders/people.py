"""People: who is named in full, with what post and body, and whom a surname stands for."""

import functools
import re

from policyrecs.lexicon.called import pattern
from policyrecs.lexicon.group_words import group_words
from policyrecs.lexicon.parties import groups_of, says_whose
from policyrecs.lexicon.patterns import table
from policyrecs.lexicon.people import listed
from policyrecs.linking.stakeholders.names import NAME, canonical, tidy
from policyrecs.remembering import remembered
from policyrecs.values import value

_APPOSITION = re.compile(
    r" *(?:, *|\( *|[-\u2013\u2014] +)"
    r"(?P<post>(?:[^,.;:()\"\u2013\u2014]|(?<=[A-Z])\.(?=[A-Z ])){2,140})"
)
"""What may follow a name and state a post or body: ", CTO of cybersecurity firm Acme", "(Acme)"."""

_FROM = re.compile(r"(?: +|, +)(?:of|from|at|with) +(?:the +)?(?=[A-Z0-9])")
"""A body straight after a name: "Jane Roe from Acme", "Jane Roe, of the Taxpayers' Alliance"."""

_POST_OF = re.compile(
    r"\b[Tt]he (?P<post>[\w-]+(?: [\w-]+)?) (?:of|for) (?:the )?"
    r"(?P<body>[A-Z][^,.;:()]{2,50}), $"
)
"""A post with its body before a name: "The mayor of Leeds, Jane Roe"."""

_ATTACHES = re.compile(r"\b(?:of|at|for|with|from|in|to)\b")
"""Prepositions between a post and the body it is held in."""

_PARTY_AND_STATE = re.compile(r"[A-Z]{1,3}-[A-Z][A-Za-z.]{1,6}")
"""A politician's party and state in brackets: "D-ND", which is no body."""

_TITLE_REACH = 80
"""Characters before a name that may hold a post in lower case: "Meta chief scientist"."""

_TITLE_WORDS = 5
"""Words of such a post with the body before it."""

_PERSONAL = re.compile(
    r"(?:[A-Z]\.)+|[A-Z\u00c0-\u00de][a-z\u00df-\u024f]*"
    r"(?:(?:['-][A-Z\u00c0-\u00de]?|[A-Z\u00c0-\u00de])[a-z\u00df-\u024f]+)*"
)
"""A word that a person's name can be made of: "Jane", "O'Neill", "McKinsey", "J.", not "NTIA"."""

_WORD = re.compile(r"\S+")
"""A word, with what clings to it."""

_PARTICLES = frozenset(
    {"de", "van", "von", "der", "den", "bin", "al", "del", "la", "du", "da", "dos"}
)
"""Small words inside people's names."""


@value
class Person:
    """A person as the text names them.

    Attributes:
        name: Full name, without title or form of address.
        job_title: Post, where the text states it.
        affiliation: Body that the person belongs to, where the text states it.
        start: First code point of the name.
        end: One past its last code point.
        attested: Whether a post, a body, a form of address or a verb of saying shows a person.
    """

    name: str
    job_title: str | None
    affiliation: str | None
    start: int
    end: int
    attested: bool

    @property
    def surname(self) -> str:
        """The last word of the name, letters after it left out."""
        return self.name.rpartition(" ")[2]


def person_in(folded: str, start: int, end: int) -> Person | None:
    """The person that a capitalised run names, post and body from the words around it.

    Args:
        folded: The document's folded text.
        start: First code point of the run.
        end: One past its last code point.

    Returns:
        The person, or None where the run cannot be a person's name.
    """
    title_end, title, title_body = _leading_title(folded, start, end)
    match = _name_span(folded, title_end, end)
    if match is None:
        return None
    name_start, name_end = match
    name = canonical(folded[name_start:name_end])
    post, body = _post_after(folded, name_end)
    if title is None:
        title, title_body = _post_before(folded, name_start)
    post, body = post or title, body or title_body
    spoken = bool(
        pattern("said-after-name").match(folded, name_end)
        or pattern("said-before-name").search(folded[max(0, start - 12) : start])
    )
    attested = spoken or bool(post or body) or title_end > start
    if not attested and groups_of(name):
        return None  # "Jane Baker" alone may be a bakery
    return Person(name, post, body, name_start, name_end, attested)


def _leading_title(folded: str, start: int, end: int) -> tuple[int, str | None, str | None]:
    """Where the title at the head of a run ends, the title, and the body in front of it."""
    run = list(_WORD.finditer(folded[start:end]))
    posts = [at for at, word in enumerate(run[:-1]) if _is_post(word[0])]
    if not posts:
        return start, None, None
    last = posts[-1]
    following = run[last + 1][0]
    if following[0].islower() and following not in _PARTICLES:
        # "Secretary of Commerce Gina Raimondo": the name is the last two words.
        if len(run) - last < 5:  # noqa: PLR2004  post, preposition, place and two names
            return start, None, None
        name_at = len(run) - 2
    else:
        name_at = last + 1
    words = folded[start : start + run[name_at].start()]
    if all(word[0].rstrip(".") in _address() for word in run[:name_at]):
        return start + run[name_at].start(), _post_of_address(tidy(words)), None
    body, title = _body_before_post(words)
    return start + run[name_at].start(), title, body or _acronym_before_post(tidy(words))


def _post_of_address(address: str) -> str | None:
    """The post in a form of address: "Sen" is a senator, "Justice Secretary" one, "Dr" no post."""
    spelt = table("people")["abbreviations"].get(address, address)
    return spelt if spelt.rpartition(" ")[2].lower() in listed("posts") else None


@functools.cache
def _address() -> frozenset[str]:
    """Forms of address as they stand before a name."""
    return frozenset({word.capitalize() for word in listed("honorifics")})


@remembered
def _is_post(word: str) -> bool:
    """Whether `word` names a post or addresses a person: "CEO", "Sen.", "Dr"."""
    bare = word.rstrip(".,").lower()
    return bare in listed("posts") or bare in listed("honorifics")


def _body_before_post(words: str) -> tuple[str | None, str]:
    """The body and the post in a title: "OpenUK CEO" is OpenUK, CEO."""
    parts = tidy(words).split(" ")
    post_at = next(
        (
            at
            for at, word in enumerate(parts)
            if word.lower() in listed("posts") | listed("post_modifiers")
        ),
        0,
    )
    if not any(part[0].isupper() for part in parts[:post_at]):
        return None, " ".join(parts)  # "cabinet member"
    body = canonical(" ".join(parts[:post_at])) or None
    return body, " ".join(parts[post_at:])


def _name_span(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """The person's name in a run that has lost its title; None where it cannot be one."""
    run = list(_WORD.finditer(folded[start:end]))
    owner = next((at for at, word in enumerate(run[:-1]) if word[0].endswith("'s")), -1)
    run = run[owner + 1 :]  # "Meta's Mark Zuckerberg"
    while run and run[-1][0].rstrip(".,").lower() in listed("postnominals"):
        run.pop()
    if not 1 <= len(run) <= 4:  # noqa: PLR2004  given names, particle, surname
        return None
    for word in run:
        bare = word[0].removesuffix("'s").rstrip("'")
        if bare not in _PARTICLES and not _may_be_personal(bare):
            return None
    text = folded[start + run[0].start() : start + run[-1].end()]
    if (groups_of(text) and not _ends_in_surname(text)) or tuple(
        text.split()
    ) in group_words().names:
        return None
    return start + run[0].start(), start + run[-1].end()


@remembered
def _ends_in_surname(name: str) -> bool:
    """Whether a name that seems a party's is a person's by its surname: "James Baker"."""
    first, _, last = name.rpartition(" ")
    if last.lower() not in listed("surnames"):
        return False
    return bool(first) and not (groups_of(first) or says_whose(first) or _is_place(first))


@remembered
def _may_be_personal(word: str) -> bool:
    """Whether a word can be part of a person's name: no acronym, post or noun of a body."""
    lower = word.lower()
    return (
        _PERSONAL.fullmatch(word) is not None
        and not any(lower in listed(sort) for sort in ("not_personal", "openers", "institutions"))
        and not _is_post(word)
    )


def _post_after(folded: str, end: int) -> tuple[str | None, str | None]:
    """Post and body stated after a name."""
    if straight := _FROM.match(folded, end):
        body = NAME.match(folded, straight.end())
        return None, canonical(body[0]) if body else None
    match = _APPOSITION.match(folded, end)
    if match is None or _PARTY_AND_STATE.fullmatch(tidy(match["post"])):
        return None, None
    words = _without_next_person(tidy(match["post"]))
    bracketed = "(" in match[0][: match.start("post") - match.start()]
    if bracketed and NAME.fullmatch(words):
        return None, canonical(words)
    if not _states_post(words):
        return None, None
    return _post_and_body(words)


def _without_next_person(words: str) -> str:
    """An apposition without the next person: "Health Minister and John Doe" is one post."""
    post, _, following = words.partition(" and ")
    plain = _ATTACHES.search(post) is None and _states_post(post)
    return post if plain and not _states_post(following) else words


def _states_post(words: str) -> bool:
    """Whether an apposition states a post: its head noun, before any preposition, is one."""
    tokens = re.findall(r"[\w'-]+", _ATTACHES.split(words, maxsplit=1)[0])
    late = [token.lower() for token in tokens]
    return bool(late) and (
        late[-1] in listed("posts") or late[-1].removesuffix("s") in listed("posts")
    )


def _post_and_body(words: str) -> tuple[str | None, str | None]:
    """A post and its body, from "head of connected technology for KPMG UK"."""
    words = re.split(r" (?:who|which|that|told|said|says|has|was|is|argued|wrote)\b", words)[0]
    for joint in reversed(list(_ATTACHES.finditer(words))):
        name = NAME.search(words, joint.end())
        if name and joint[0] == "in" and (not groups_of(name[0]) or _is_place(name[0])):
            return canonical(words[: joint.start()]), None
        if name and not _is_portfolio(words[: joint.start()], name[0]):
            return canonical(words[: joint.start()]), canonical(name[0])
        if name:
            return canonical(words), _acronym_before_post(words)
    body, title = _body_before_post(canonical(words))
    return title, body


def _is_place(name: str) -> bool:
    """Whether a name is a country's, state's or city's, as in "a GP in Leeds"."""
    return tuple(name.split()) in group_words().places


def _acronym_before_post(words: str) -> str | None:
    """The body whose post ends a title: NTIA in "... and NTIA Administrator"."""
    *_, before, post = ["", *words.split(" ")][-2:]
    return before if before.isupper() and len(before) > 1 and _is_post(post) else None


def _is_portfolio(post: str, name: str) -> bool:
    """Whether `name` is what an official is in charge of, not a body: "Secretary of Commerce"."""
    official = {"secretary", "minister", "chancellor", "attorney", "governor", "mayor", "senator"}
    held = any(_is_post(word) for word in name.split())
    return bool(official & set(post.lower().split())) and (held or not groups_of(name))


def _post_before(folded: str, start: int) -> tuple[str | None, str | None]:
    """A post in lower case before a name: "said Meta chief scientist Yann Roe"."""
    tokens = folded[max(0, start - _TITLE_REACH) : start].split()[-_TITLE_WORDS:]
    if not tokens or folded[start - 1] != " ":
        return None, None
    parted = folded.startswith(", ", start - 2)
    stated = parted and _POST_OF.search(folded, max(0, start - _TITLE_REACH), start)
    if stated and stated["post"].rpartition(" ")[2].lower() in listed("posts"):
        return stated["post"], canonical(stated["body"])
    while len(tokens) > 1 and tokens[-1].rstrip(".") in _address():
        tokens.pop()  # "the foreign minister Hon Jane Roe"
    tokens[-1] = tokens[-1].removesuffix(",")  # "its spokesperson, Jane Roe, said"
    if tokens[-1].lower() not in listed("posts"):
        return None, None
    first = len(tokens) - 1
    while first and tokens[first - 1].lower() in listed("post_modifiers"):
        first -= 1
    title = " ".join(tokens[first:])
    body = tokens[first - 1] if first and tokens[first - 1][0].isupper() else None
    if body and body.lower() in listed("openers"):
        body = None
    return title, canonical(body) if body else None
