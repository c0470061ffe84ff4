"""From parties to stakeholders: one record for each, and the part that each takes."""

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable

from policyrecs import ids
from policyrecs.candidates import Party
from policyrecs.records import Stakeholder, StakeholderLink
from policyrecs.vocabulary import Method, Role, StakeholderGroup, StakeholderKind


def one_group_each(party: Party) -> Iterable[Party]:
    """A party, and for each further group it may belong to, that group as a party of its own."""
    if len(party.groups) == 1:
        yield party
        return
    yield dataclasses.replace(party, groups=party.groups[:1])
    for group in party.groups[1:]:
        yield Party(
            role=party.role,
            basis=party.basis,
            name=group.replace("_", " "),
            kind=StakeholderKind.GROUP,
            groups=(group,),
            start=party.start,
            end=party.end,
        )


def links(parties: Iterable[Party], text: str) -> Iterable[StakeholderLink]:
    """Each party's part in a record, once for each stakeholder and role."""
    seen: set[tuple[str, Role]] = set()
    for party in parties:
        stakeholder = ids.stakeholder_id(party.kind, party.name)
        if (stakeholder, party.role) in seen:
            continue
        seen.add((stakeholder, party.role))
        surface = None if party.start is None else text[party.start : party.end]
        yield StakeholderLink(
            stakeholder_id=stakeholder,
            role=party.role,
            basis=party.basis,
            surface=surface,
            start=party.start,
            end=party.end,
        )


def stakeholders_of(parties: Iterable[Party]) -> tuple[Stakeholder, ...]:
    """One record for each party and each body that a person speaks for, sorted by id.

    Where a party was read in several ways, the reading with most detail holds, then the commonest.
    """
    readings: dict[str, Counter[tuple[StakeholderGroup, str | None, str | None]]] = defaultdict(
        Counter
    )
    named: dict[str, Party] = {}
    for party in parties:
        key = ids.stakeholder_id(party.kind, party.name)
        named.setdefault(key, party)
        detail = (party.groups[0], party.job_title, party.affiliation)
        readings[key][detail] += 1
    records: dict[str, Stakeholder] = {}
    for key, party in named.items():
        group, job_title, affiliation = max(readings[key].items(), key=_detail)[0]
        parent = affiliation and ids.stakeholder_id(StakeholderKind.ORGANISATION, affiliation)
        records[key] = _stakeholder(key, party.name, party.kind, group, parent, job_title)
        if affiliation and parent and parent not in named:
            kind = StakeholderKind.ORGANISATION
            records[parent] = _stakeholder(parent, affiliation, kind, group, None, None)
    return tuple(records[key] for key in sorted(records))


def _detail(
    reading: tuple[tuple[StakeholderGroup, str | None, str | None], int],
) -> tuple[int, int, tuple[str, ...]]:
    """Sort key of a reading: facts stated, times read, then the words, so that ties are stable."""
    facts, times = reading
    return (
        sum(fact is not None for fact in facts),
        times,
        tuple(fact or "" for fact in facts),
    )


def _stakeholder(  # noqa: PLR0913, PLR0917  the fields of the record
    key: str,
    name: str,
    kind: StakeholderKind,
    group: StakeholderGroup,
    parent: str | None,
    job_title: str | None,
) -> Stakeholder:
    return Stakeholder(
        stakeholder_id=key,
        name=name,
        kind=kind,
        group=group,
        aliases=(),
        parent_id=None if parent == key else parent,
        job_title=job_title,
        wikidata_id=None,
        method=Method.RULES,
    )
