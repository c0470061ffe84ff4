"""What decisions are checked against: texts, records, registry, and earlier decisions."""

import dataclasses
import difflib
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from policyrecs import curated, ids
from policyrecs.alignment import Known, Searched, find, known_of, nearest, searched
from policyrecs.curated.anchors import SAME, locate, overlap
from policyrecs.curated.registry import fold
from policyrecs.curated.reviews import Decision, standing
from policyrecs.dataset import Dataset
from policyrecs.documents import Document
from policyrecs.documents import fold as fold_text
from policyrecs.pipeline import Build, build
from policyrecs.readers import read_path
from policyrecs.records import Recommendation, Span
from policyrecs.vocabulary import StakeholderGroup


class Fault(Exception):  # noqa: N818  it is a person's slip, told in words, not a program's error
    """What is wrong with a filled-in row, in words for whoever filled it in."""


@dataclass(frozen=True)
class Archive:
    """Everything that a decision is checked against.

    Attributes:
        layer: The curated layer as it stands.
        built: The dataset as it is built from it.
        documents: The sources, by id.
        places: The place of each decision, by document, in the order of the layer.
    """

    layer: curated.Curated
    built: Build
    documents: Mapping[str, Searched]
    places: Mapping[str, Sequence[Span]]

    @property
    def dataset(self) -> Dataset:
        """The records as they are now."""
        return self.built.dataset

    @functools.cached_property
    def known(self) -> Known:
        """The words of all sources."""
        return known_of(each.index for each in self.documents.values())

    @functools.cached_property
    def unreviewed(self) -> tuple[Recommendation, ...]:
        """The records as the rules found them, with registered parties: what no review changed."""
        undecided = dataclasses.replace(self.layer, decisions={})
        return tuple(
            record
            for assembly in self.built.extracted.values()
            for record in curated.apply(
                undecided,
                document=assembly.document,
                text=assembly.text,
                recommendations=assembly.recommendations,
                stakeholders=assembly.stakeholders,
                citations=assembly.citations,
            ).recommendations
        )

    def versions(self, key: str) -> tuple[Recommendation, ...]:
        """The record that bears an id as it is now, and as the rules found it."""
        records = (*self.dataset.recommendations, *self.unreviewed)
        return tuple(each for each in records if each.recommendation_id == key)

    def versions_at(self, document: str, span: Span) -> tuple[Recommendation, ...]:
        """The record at a place, cut in this or another way, as it is now and as it was found."""
        found = []
        for records in (self.dataset.recommendations, self.unreviewed):
            here = (each for each in records if each.document_id == document)
            best = max(here, key=lambda each: overlap(each, span), default=None)
            if best is not None and overlap(best, span) >= SAME:
                found.append(best)
        return tuple(found)

    def span(self, document: str, quote: str, start: int | None) -> Span:
        """The place that a person's words mean, whatever a spreadsheet did to marks and spaces.

        Raises:
            Fault: There is no such document, or the words do not stand in it, or stand in several
                places and no offset says which.
        """
        if document not in self.documents:
            words = f"document: {document or '(empty)'} is not in the catalogue"
            raise Fault(words)
        source = self.documents[document]
        findings = find(quote, source, self.known)
        if not findings:
            words = f"the words “{brief(quote)}” do not stand in {document}"
            raise Fault(words)
        if len(findings) > 1 and start is None:
            words = f"the words “{brief(quote)}” stand in {len(findings)} places; fill in start"
            raise Fault(words)
        finding = findings[0] if start is None else nearest(findings, start)
        text = source.document.text
        return Span(start=finding.start, end=finding.end, quote=text[finding.start : finding.end])

    def stakeholder(self, name: str) -> str:
        """The id of the registered stakeholder that a name, id or group code means.

        Raises:
            Fault: None or several go by it.
        """
        entries = self.layer.registry.entries
        if name in entries:
            return name
        found = set(self.layer.registry.named.get(fold(name), ()))
        code = ids.slug(name).replace("-", "_")
        if not found and code in set(StakeholderGroup):
            found = {key for key in (f"group-{ids.slug(name)}",) if key in entries}
        if len(found) == 1:
            return found.pop()
        if found:
            words = f"{name} may be {' or '.join(sorted(found))}; write the id"
            raise Fault(words)
        near = difflib.get_close_matches(fold(name), list(self.layer.registry.named), 1)
        hint = f"; did you mean {near[0]}?" if near else "; add it to stakeholders.toml first"
        words = f"{name} is not registered{hint}"
        raise Fault(words)

    def registered(self, key: str) -> bool:
        """Whether a stakeholder is in the registry."""
        return key in self.layer.registry.entries

    def decisions_at(self, document: str, span: Span) -> list[Decision]:
        """The decisions on a stretch, standing or not."""
        decisions = self.layer.decisions.get(document, ())
        return [
            decision
            for decision, place in zip(decisions, self.places.get(document, ()), strict=True)
            if (place.start, place.end) == (span.start, span.end)
        ]

    def standing(self, document: str) -> tuple[tuple[Decision, Span], ...]:
        """The decisions of a document that stand."""
        return standing(self.layer.decisions.get(document, ()), self.places.get(document, ()))


def read_archive(data: Path) -> Archive:
    """Read everything that decisions are checked against.

    Args:
        data: The folder that holds `sources` and `curated`.

    Raises:
        InputError: A source cannot be read.
        CurationError: The curated layer does not hold.
    """
    layer = curated.load(data)
    documents: dict[str, Document] = {
        key: read_path(data / "sources" / source.file, document_id=key)
        for key, source in sorted(layer.sources.items())
    }
    places = {
        key: [_place(documents[key].text, decision) for decision in decisions]
        for key, decisions in layer.decisions.items()
    }
    ready = {key: searched(document) for key, document in documents.items()}
    return Archive(layer, build(data), ready, places)


def _place(text: str, decision: Decision) -> Span:
    """Where a decision stands; the build has already refused one that stands nowhere."""
    span = locate(text, decision.quote, decision.start)
    return span or Span(start=0, end=len(decision.quote), quote=decision.quote)


def brief(quote: str) -> str:
    """Return the first words of a quote on one line."""
    words = " ".join(fold_text(quote).split())
    return words if len(words) <= 60 else f"{words[:57]}..."  # noqa: PLR2004  part of a line
