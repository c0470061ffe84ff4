"""The registry of stakeholders: one id for each party, whatever the texts call it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints

from policyrecs import ids
from policyrecs.curated.entries import fault_in, read_keyed
from policyrecs.records import Identifier, Record, Stakeholder, Text
from policyrecs.vocabulary import Method, StakeholderGroup, StakeholderKind


class Registered(Record):
    """A stakeholder that a person has described."""

    stakeholder_id: Identifier
    """Id in every table."""
    name: Text
    """Canonical name."""
    kind: StakeholderKind
    """Organisation, person or group."""
    group: StakeholderGroup
    """The canonical group it belongs to."""
    aliases: tuple[Text, ...] = ()
    """Other names by which any text may mean it, sorted."""
    parent: Identifier | None = None
    """The stakeholder it is part of, or the body a person speaks for."""
    job_title: Text | None = None
    """A person's post, as the sources state it."""
    wikidata_id: Annotated[str, StringConstraints(pattern=r"^Q[1-9][0-9]*$")] | None = None
    """Wikidata item, where certain."""
    note: Text
    """What the entry rests on."""

    def record(self) -> Stakeholder:
        """The entry as a record of the dataset."""
        return Stakeholder(
            stakeholder_id=self.stakeholder_id,
            name=self.name,
            kind=self.kind,
            group=self.group,
            aliases=self.aliases,
            parent_id=self.parent,
            job_title=self.job_title,
            wikidata_id=self.wikidata_id,
            method=Method.CURATED,
        )


@dataclass(frozen=True, slots=True)
class Registry:
    """All registered stakeholders, found by id or by name.

    Attributes:
        entries: The stakeholders, by id.
        named: Ids of the stakeholders that go by a name, by that name folded.
    """

    entries: Mapping[str, Registered]
    named: Mapping[str, tuple[str, ...]]

    def resolve(
        self, name: str, kind: StakeholderKind, group: StakeholderGroup
    ) -> Registered | None:
        """The stakeholder that `name` means: the one candidate left, or None.

        A person's name never means a body.
        Where several bodies or groups go by the name, their kind decides, then their group.
        """
        found = [self.entries[each] for each in self.named.get(fold(name), ())]
        person = kind is StakeholderKind.PERSON
        found = [each for each in found if (each.kind is StakeholderKind.PERSON) == person]
        if len(found) > 1:
            found = [each for each in found if each.kind is kind]
        if len(found) > 1:
            found = [each for each in found if each.group is group]
        return found[0] if len(found) == 1 else None

    def with_parents(self, wanted: Iterable[str]) -> frozenset[str]:
        """The ids `wanted` that are registered, and the registered stakeholders they belong to."""
        found: set[str] = set()
        for each in wanted:
            step = each
            while step in self.entries and step not in found:
                found.add(step)
                step = self.entries[step].parent or ""
        return frozenset(found)


def fold(name: str) -> str:
    """Fold a name to what decides whether two names are the same: "the U.S." is "us"."""
    plain = ids.normalise(name).replace(".", "").replace("\u2019", "'")
    return plain.removeprefix("the ")


def read_registry(path: Path) -> Registry:
    """Read and check the registry.

    Raises:
        CurationError: An entry does not fit; a parent is unknown or a circle; aliases are not
            sorted; or a name means two stakeholders that nothing tells apart.
    """
    entries = read_keyed(path, Registered, "stakeholder_id")
    named: dict[str, list[str]] = {}
    meanings: dict[tuple[str, StakeholderKind, StakeholderGroup], str] = {}
    for key, entry in entries.items():
        if entry.parent is not None and entry.parent not in entries:
            raise fault_in(path, key, f"parent: {entry.parent} is not registered")
        if _circular(key, entries):
            raise fault_in(path, key, "parent: the parents run in a circle")
        if list(entry.aliases) != sorted(set(entry.aliases)):
            raise fault_in(path, key, "aliases: are not sorted, or repeat")
        for name in sorted({fold(each) for each in (entry.name, *entry.aliases)}):
            other = meanings.setdefault((name, entry.kind, entry.group), key)
            if other != key:
                raise fault_in(path, key, f"aliases: {name!r} means {other} too")
            named.setdefault(name, []).append(key)
    return Registry(entries, {name: tuple(found) for name, found in named.items()})


def _circular(key: str, entries: Mapping[str, Registered]) -> bool:
    """Whether the parents of an entry lead back to it or to each other."""
    seen: set[str] = set()
    step = key
    while step in entries:
        if step in seen:
            return True
        seen.add(step)
        step = entries[step].parent or ""
    return False


def register(
    registry: Registry, stakeholders: Iterable[Stakeholder]
) -> tuple[dict[str, str], dict[str, Stakeholder]]:
    """Find the extracted stakeholders in the registry.

    Returns:
        For each that was found, its registered id by its extracted id; and those that were not,
        by id, with their parents renamed.
    """
    extracted = {each.stakeholder_id: each for each in stakeholders}
    renamed: dict[str, str] = {}
    for key, each in extracted.items():
        found = registry.resolve(each.name, each.kind, each.group)
        if found is not None:
            renamed[key] = found.stakeholder_id
    left = {
        key: Stakeholder(
            **(dict(each) | {"parent_id": renamed.get(each.parent_id or "", each.parent_id)})
        )
        for key, each in extracted.items()
        if key not in renamed
    }
    return renamed, left
