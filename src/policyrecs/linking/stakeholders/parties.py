"""From words to parties: each conjunct of a phrase by its name, kind and groups."""

import dataclasses
import re

from policyrecs.candidates import Party
from policyrecs.lexicon.called import pattern
from policyrecs.lexicon.group_words import Groups, words
from policyrecs.lexicon.parties import conjuncts, groups_of
from policyrecs.lexicon.patterns import table
from policyrecs.lexicon.people import listed
from policyrecs.linking.stakeholders.bodies import head_of
from policyrecs.linking.stakeholders.descriptions import described_groups
from policyrecs.linking.stakeholders.directory import OFFICIAL, Directory
from policyrecs.linking.stakeholders.names import canonical, group_name, is_body, names_in, tidy
from policyrecs.linking.stakeholders.people import Person
from policyrecs.vocabulary import Basis, Role, StakeholderGroup, StakeholderKind

_BRACKET = re.compile(r"\s*\([^()]{0,80}\)?\s*$")
"""A bracket after a name, which holds its short form: "the Internal Revenue Service (IRS)"."""

_RELATIVE = re.compile(r",? \b(?:who|which|that|whose)\b.*$", re.DOTALL)
"""A relative clause after a noun: "companies that build such systems"."""

_SPOKESPERSON = re.compile(
    r"(?:[Aa]n? |[Oo]ne )?(?:[\w-]+ )?(?:[Ss]pokes(?:person|man|woman|people)|[Ss]pokespersons?) "
    r"(?:for|of|at|from) (?:the )?(?P<body>[A-Z].*)"
)
"""Somebody unnamed who speaks for a body: "a spokesperson for the Home Office"."""

_DESCRIBED = re.compile(
    r"(?P<noun>(?:[\w-]+ ){0,3}[a-z][\w-]+) (?P<name>[A-Z][\w&'-]*(?: [A-Z][\w&'-]*){0,3})$"
)
"""A name after what it is: "campaign group Bins4All", "UK regulator Ofcom"."""

_TOPIC = re.compile(r" (?:on|about|regarding|concerning|when|where|if)\b")
"""Where a class of parties ends and a topic or condition starts: "museums on open access"."""

_OTHER_PARTY = re.compile(r"(?:,| of| including| and| under| for)\b[^,]*$")
"""Words before a person's name that belong to another party: "the government of President Roe"."""

_ONE = re.compile(
    r"^an? (?!(?:growing |large |small )?(?:number|range|variety|handful|majority) of )",
    re.IGNORECASE,
)
"""The article before one body that calls: "a coalition of unions", not "a number of unions"."""

_TITLED = re.compile(r"[Tt]he(?: [A-Z][\w'-]*){2,}(?: (?:on|for) [\w ]{2,40})?$")
"""A post or body by its full title: "The Special Rapporteur"."""

_FOUNDED = re.compile(
    r" (?:set up|led|chaired|headed|appointed|commissioned|established|convened|founded|created|run"
    r"|backed|funded) by\b"
)
"""Words after a body that tell who is behind it."""

_NAME_REACH = 80
"""Characters around the end of some words in which a name that they break off goes on."""


def parties_in(
    directory: Directory, start: int, end: int, role: Role, basis: Basis
) -> tuple[Party, ...]:
    """The parties that the words at a place name, one for each conjunct; things are left out."""
    if basis is not Basis.HEADING:
        end = _whole_name(directory.folded, start, end)
    phrase = directory.folded[start:end]
    found = (
        party_at(directory, start + first, start + last, role, basis)
        for first, last in conjuncts(phrase)
    )
    return tuple(party for party in found if party is not None)


def party_at(directory: Directory, start: int, end: int, role: Role, basis: Basis) -> Party | None:
    """The party that one conjunct names, or None where it names none."""
    start, end = _trimmed(directory.folded, start, end)
    end = _without_founder(directory.folded, start, end)
    phrase = _RELATIVE.sub("", _BRACKET.sub("", directory.folded[start:end]))
    name = canonical(phrase)
    if not name or _is_work(name):
        return None
    if (person := _person(directory, start, phrase, name)) is not None:
        return dataclasses.replace(person_party(person, role, basis), start=start, end=end)
    if spoken_for := _SPOKESPERSON.match(name):
        begin = start + phrase.index(spoken_for["body"])
        return party_at(directory, begin, begin + len(spoken_for["body"]), role, basis)
    if (described := _described(name)) is not None:
        full = directory.resolve(described[0])
        groups = described[1]
        return Party(role, basis, full, StakeholderKind.ORGANISATION, groups, start, end)
    full = _full_name(directory, phrase, name, start)
    groups = tuple(dict.fromkeys([*(groups_of(full) if full != name else ()), *groups_of(phrase)]))
    body = full != name or is_body(phrase) or directory.names_body(name)
    groups = _by_short_form(directory, name) or groups or _by_title(name)
    if not groups and body and _may_be_named(name):
        groups = described_groups(directory, full)
    if not groups:
        return None
    kind = StakeholderKind.ORGANISATION if body else StakeholderKind.GROUP
    if role is not Role.ADDRESSEE:
        phrase = _ONE.sub("", phrase)
    titled = role is not Role.ADDRESSEE and _TITLED.match(phrase)
    shown = full if body or titled else group_name(_head_part(phrase))
    return Party(role, basis, shown or name, kind, groups, start, end)


def person_party(person: Person, role: Role, basis: Basis) -> Party:
    """A person as a party; the group follows from the body they speak for, else from the post."""
    by_post = groups_of(person.job_title) if person.job_title else ()
    by_body = groups_of(person.affiliation) if person.affiliation else ()
    official = tuple(group for group in by_post if group in OFFICIAL)
    shared = head_of(person.job_title or "") in listed("shared_posts")
    if by_body and shared and OFFICIAL.isdisjoint(by_body):
        official = ()  # a university's president is no head of state
    known = person.name.lower() in listed("officeholders")
    by_name = (StakeholderGroup.EXECUTIVE,) if known else ()
    groups = official or by_name or by_body or by_post or (StakeholderGroup.OTHER,)
    return Party(
        role,
        basis,
        person.name,
        StakeholderKind.PERSON,
        groups,
        job_title=person.job_title,
        affiliation=person.affiliation,
    )


def body_party(name: str, role: Role, basis: Basis, directory: Directory) -> Party:
    """A body known by name, without words in the passage."""
    groups = groups_of(name) or described_groups(directory, name)
    return Party(role, basis, name, StakeholderKind.ORGANISATION, groups)


def group_party(group: StakeholderGroup, role: Role, basis: Basis) -> Party:
    """A whole group as a party, where no words name one."""
    name = table("groups")["names_of_groups"][group]
    return Party(role, basis, name, StakeholderKind.GROUP, (group,))


def pronoun(phrase: str) -> str | None:
    """Whom a pronoun stands for: "issuer", "reader" or "antecedent"; None for other words."""
    word = tidy(phrase).lower()
    word = "we" if word.endswith(" we") or pattern("we-as").match(word) else word
    return next(
        (who for who, listed in table("groups")["pronouns"].items() if word in listed), None
    )


def _whole_name(folded: str, start: int, end: int) -> int:
    """`end`, moved to the end of a name that the words break off: "the National" Health Service."""
    for first, last in names_in(
        folded, max(start, end - _NAME_REACH), min(len(folded), end + _NAME_REACH)
    ):
        if (
            first < end < last
            and folded[first].isupper()
            and folded[end - 1 : end + 2][-1:].isupper()
        ):
            return last
    return end


def _without_founder(folded: str, start: int, end: int) -> int:
    """`end` before the words that say who set somebody up: "a task force set up by Ann Lee"."""
    found = _FOUNDED.search(folded, start, end)
    return found.start() if found else end


def _trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    """A place without white space, punctuation and markup at its ends."""
    phrase = folded[start:end]
    kept = phrase.strip(" *_\"'`.,;:-")
    first = start + phrase.find(kept) if kept else start
    return first, first + len(kept)


def _person(directory: Directory, start: int, phrase: str, name: str) -> Person | None:
    """The person that a phrase names in full, by surname, or with a title."""
    if (known := directory.person_called(name)) is not None:
        named_otherwise = " " not in name and groups_of(name) and not known.attested
        return None if named_otherwise else known  # a title "... in Japan" read as a name
    if name[0].isupper() and name.lower() in listed("officeholders"):
        return Person(name, None, None, start, start + len(phrase), attested=True)
    last = name.rpartition(" ")[2]
    known = directory.person_called(last)
    before = name.removesuffix(last).strip()
    addressed = before.rstrip(".").lower() in listed("honorifics")
    titled = known is not None and " " in name and (addressed or not is_body(before))
    if titled and known is not None and (addressed or not groups_of(name)):
        return known
    return next(
        (
            person
            for place, person in directory.people_between(start, start + len(phrase))
            if place <= start + len(phrase) - len(person.name)
            and not phrase.startswith("'s ", place - start + len(person.name))
            and not _belongs_to_other(phrase[: place - start])
        ),
        None,
    )


def _belongs_to_other(before: str) -> bool:
    """Whether words before a person's name are another party that the name only tells more of.

    In "the government of President Roe" the government is meant, in "the chair of it, Roe", Roe is.
    """
    other = _OTHER_PARTY.search(before)
    noun = words(before[: other.start()])[-1:] if other else ()
    return any(word.lemma not in listed("posts") and groups_of(word.text) for word in noun)


def _full_name(directory: Directory, phrase: str, name: str, place: int) -> str:
    """The full name of a short form or of a description such as "the Department"."""
    full = directory.resolve(name)
    if (
        full != name
        or " " in name
        or not tidy(phrase).lower().startswith(("the ", "this ", "that "))
    ):
        return full
    head = head_of(name)
    if head not in listed("institutions"):
        longer = None if groups_of(name) else directory.described(head, place)
        return longer if longer and longer.endswith(f" {name}") else full
    return directory.described(head, place) or _organ(directory, name) or full


def _organ(directory: Directory, name: str) -> str | None:
    """The organ that a bare name stands for beside its whole: "the Commission", the EU's."""
    return next(
        (
            organ["full"]
            for organ in table("groups")["organ"]
            if organ["name"] == name
            and any(
                directory.names_body(whole) or whole in directory.places
                for whole in organ["beside"]
            )
        ),
        None,
    )


def _described(name: str) -> tuple[str, Groups] | None:
    """The name and groups of a body that is named after what it is: "campaign group Bins4All"."""
    match = _DESCRIBED.match(name)
    prepositions = table("groups")["grammar"]["prepositions"]
    if match is None or any(word in prepositions for word in match["noun"].split()):
        return None
    groups = groups_of(match["noun"])
    return (match["name"], groups) if groups else None


def _by_short_form(directory: Directory, name: str) -> Groups:
    """The groups of people of a body that the document gives a short form: "CARB board members"."""
    short, _, people = name.partition(" ")
    if not people or not short.isupper() or head_of(people) not in listed("people_of"):
        return ()
    full = directory.resolve(short)
    return groups_of(full) if full != short else ()


def _by_title(name: str) -> Groups:
    """The groups of an official who is only named with a title: "Minister Okello"."""
    title, _, surname = name.rpartition(" ")
    by_title = groups_of(title) if surname[:1].isupper() and title[:1].isupper() else ()
    post = title.rpartition(" ")[2].lower()
    return by_title if OFFICIAL & set(by_title) and post in listed("posts") else ()


def _may_be_named(name: str) -> bool:
    """Whether an unknown capitalised name can be a party: it is more than one letter."""
    return len(name) > 1 and any(letter.isalpha() for letter in name)


def _is_work(name: str) -> bool:
    """Whether a name is a treaty's, a law's or a plan's, which nobody can call upon."""
    last = name.rpartition(" ")[2]
    return last[:1].isupper() and head_of(name) in listed("works") and not groups_of(name)


def _head_part(phrase: str) -> str:
    """A noun phrase up to the clause or participle that follows its head."""
    phrase = _TOPIC.split(phrase, maxsplit=1)[0]
    found = words(phrase)
    for at, word in enumerate(found):
        following = word.text.islower() and word.text.endswith(("ing", "ed"))
        if at and following and groups_of(phrase[: found[at - 1].end]):
            return phrase[: found[at - 1].end]
    return phrase
