"""A name means one stakeholder or none."""

from pathlib import Path

import pytest

from policyrecs.curated.registry import Registry, fold, read_registry, register
from policyrecs.errors import CurationError
from policyrecs.records import Stakeholder
from policyrecs.vocabulary import Method, StakeholderGroup, StakeholderKind

REGISTRY = """
[mars-agency]
aliases = ["MSA", "Space Agency"]
group = "executive"
kind = "organisation"
name = "Mars Space Agency"
note = "Made up."
parent = "mars"

[mars]
group = "executive"
kind = "organisation"
name = "Government of Mars"
note = "Made up."

[mars-press]
aliases = ["MSA"]
group = "media"
kind = "organisation"
name = "Martian Streaming Association"
note = "Made up."

[ada-mars]
group = "executive"
kind = "person"
name = "Ada Mars"
note = "Made up."
parent = "mars-agency"
"""


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    """A registry of made-up stakeholders."""
    return _read(tmp_path, REGISTRY)


def _read(folder: Path, text: str) -> Registry:
    path = folder / "stakeholders.toml"
    path.write_text(text, "utf-8")
    return read_registry(path)


def _resolved(registry: Registry, name: str, kind: str, group: str) -> str | None:
    found = registry.resolve(name, StakeholderKind(kind), StakeholderGroup(group))
    return found and found.stakeholder_id


@pytest.mark.parametrize(
    ("name", "expected"), [("The U.S. Government", "us government"), ("NTIA’s", "ntia's")]
)
def test_names_fold_to_what_identifies_them(name: str, expected: str) -> None:
    """One body would get an id for each way of writing it."""
    assert expected == fold(name)


def test_an_alias_resolves_whatever_the_article_or_case(registry: Registry) -> None:
    """A report that says "the space agency" would make a second agency."""
    expected = "mars-agency"
    assert expected == _resolved(registry, "the space agency", "organisation", "other")


def test_an_ambiguous_alias_is_settled_by_group_or_left_alone(registry: Registry) -> None:
    """Two bodies of one acronym would be merged."""
    assert "mars-press" == _resolved(registry, "MSA", "organisation", "media")
    assert _resolved(registry, "MSA", "organisation", "companies") is None


def test_a_person_is_never_a_body(registry: Registry) -> None:
    """A person of the same name as a place would become it."""
    assert _resolved(registry, "Ada Mars", "organisation", "executive") is None
    assert "ada-mars" == _resolved(registry, "Ada Mars", "person", "other")


def test_parents_are_followed_to_the_top(registry: Registry) -> None:
    """A dangling parent would be refused by the dataset."""
    assert {"ada-mars", "mars-agency", "mars"} == registry.with_parents(["ada-mars", "unknown"])


def test_extracted_stakeholders_are_renamed_with_their_parents(registry: Registry) -> None:
    """A speaker found by the rules would keep a body that is no longer there."""
    agency = _extracted("organisation-space-agency", "Space Agency", "organisation", None)
    person = _extracted("person-bo", "Bo", "person", agency.stakeholder_id)
    renamed, left = register(registry, [agency, person])
    assert {"organisation-space-agency": "mars-agency"} == renamed
    assert ["person-bo"] == list(left)
    assert "mars-agency" == left["person-bo"].parent_id


def _extracted(key: str, name: str, kind: str, parent: str | None) -> Stakeholder:
    return Stakeholder(
        stakeholder_id=key,
        name=name,
        kind=StakeholderKind(kind),
        group=StakeholderGroup.EXECUTIVE,
        aliases=(),
        parent_id=parent,
        job_title=None,
        wikidata_id=None,
        method=Method.RULES,
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("[mars]", '[mars]\nparent = "venus"'), "stakeholders.toml:10: [mars] parent: venus"),
        (("[mars]", '[mars]\nparent = "ada-mars"'), "circle"),
        (('["MSA", "Space Agency"]', '["Space Agency", "MSA"]'), "not sorted"),
        (('group = "media"', 'group = "executive"'), "means mars-agency too"),
        (('group = "media"', 'group = "presse"'), "[mars-press] group: Input should be"),
        (('group = "media"', 'color = "red"'), "[mars-press]"),
        (("[mars]", "[mars"), "is not TOML"),
    ],
)
def test_a_registry_that_does_not_hold_is_refused(
    tmp_path: Path, change: tuple[str, str], words: str
) -> None:
    """A maintainer would look for the faulty line by hand, or not know of it."""
    with pytest.raises(CurationError) as caught:
        _read(tmp_path, REGISTRY.replace(*change))
    assert words in str(caught.value)
