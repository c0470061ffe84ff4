"""What is written can be read back, whatever the words are and wherever it is done."""

import hashlib
import os
import random
import subprocess
import sys
from collections.abc import Sequence
from typing import Any, TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyrecs.dataset import CONTEXT_LENGTH, Dataset
from policyrecs.issues import Issue
from policyrecs.records import (
    Action,
    Citation,
    CitationLink,
    Recommendation,
    Record,
    SourceDocument,
    Span,
    Stakeholder,
    StakeholderLink,
)
from policyrecs.tables import (
    TABLES,
    from_csv,
    from_json_lines,
    from_parquet,
    from_tables,
    to_csv,
    to_json_lines,
    to_parquet,
    to_tables,
)
from policyrecs.vocabulary import Kind, Role, Severity

CHARACTERS = st.characters(exclude_categories=["Cs"]) | st.sampled_from(
    "\r\n\t\",;'\\| 0\u2028\x00"
)
"""Every character that UTF-8 can write, the ones that break formats more often."""

WORDS = st.text(CHARACTERS, min_size=1, max_size=12)
MAYBE = st.none() | WORDS

Made = TypeVar("Made", bound=Record)


def made(record: type[Made], **fields: object) -> Made:
    """A record, its codes given as text."""
    return record.model_validate(fields, strict=False)


def spans(text: str) -> st.SearchStrategy[Span]:
    """Stretches of a text."""
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    return (
        ends.map(sorted)
        .filter(lambda pair: pair[0] < pair[1])
        .map(lambda pair: Span(start=pair[0], end=pair[1], quote=text[pair[0] : pair[1]]))
    )


@st.composite
def recommendations(draw: st.DrawFn, document: str, text: str, number: int) -> Recommendation:
    """A recommendation with parts, all of them in the text."""
    place = draw(spans(text))
    surface = draw(spans(text))
    several = st.lists(spans(text), max_size=2)
    return made(
        Recommendation,
        **dict(place),
        recommendation_id=f"rec-{document}-{number}",
        document_id=document,
        prefix=text[max(0, place.start - CONTEXT_LENGTH) : place.start],
        suffix=text[place.end : place.end + CONTEXT_LENGTH],
        page=draw(st.none() | st.integers(1, 10**9)),
        section=draw(st.lists(WORDS, max_size=2)),
        label=draw(MAYBE),
        parent_id=f"rec-{document}-0" if number else None,
        evidence="item",
        kind=draw(st.sampled_from(Kind)),
        status="core",
        polarity="do",
        modality="obligation",
        cue=draw(st.none() | spans(text)),
        action_category=draw(st.none() | st.integers(1, 5)),
        actions=[
            made(Action, **dict(span), verb=draw(WORDS), polarity="avoid") for span in draw(several)
        ],
        rationale=draw(several),
        repeats=draw(several),
        stakeholders=[
            made(
                StakeholderLink,
                stakeholder_id=stakeholder,
                role=draw(st.sampled_from(Role)),
                basis="explicit",
                surface=surface.quote,
                start=surface.start,
                end=surface.end,
            )
            for stakeholder in draw(st.lists(st.sampled_from(["org-a", "org-b"]), unique=True))
        ],
        citations=[
            made(
                CitationLink,
                citation_id=f"cit-{document}",
                marker=surface.quote,
                start=surface.start,
                end=surface.end,
            )
        ],
        topics=[],
        deadline=draw(MAYBE),
        confidence=draw(st.floats(0, 1)),
        method="rules",
        review="unreviewed",
        reviewer=draw(MAYBE),
        review_reason=draw(MAYBE),
    )


@st.composite
def documents(draw: st.DrawFn, name: str, text: str) -> SourceDocument:
    """A document of this text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return made(
        SourceDocument,
        document_id=name,
        file=draw(WORDS),
        title=draw(MAYBE),
        publisher=draw(MAYBE),
        authors=draw(st.lists(WORDS, max_size=2)),
        issued=draw(st.none() | st.dates()),
        issued_latest=draw(st.none() | st.dates()),
        issued_precision=None,
        issued_evidence=None,
        url=draw(MAYBE),
        document_type="other",
        language=None,
        rights=None,
        media_type="text/plain",
        bytes=draw(st.integers(0, 2**40)),
        characters=len(text),
        sha256=digest,
        text_sha256=digest,
    )


@st.composite
def citations(draw: st.DrawFn, document: str, text: str) -> Citation:
    """A citation in the text."""
    return made(
        Citation,
        **dict(draw(spans(text))),
        citation_id=f"cit-{document}",
        document_id=document,
        kind="note",
        label=draw(MAYBE),
        authors=draw(st.lists(WORDS, max_size=2)),
        title=draw(MAYBE),
        container_title=None,
        publisher=None,
        issued=draw(st.none() | st.dates()),
        issued_precision=None,
        url=None,
        doi=None,
        type=None,
        signal=None,
        short_form=draw(st.booleans()),
        work_id=None,
        link_state="none",
        method="rules",
    )


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """A small valid dataset of arbitrary words."""
    texts = draw(
        st.dictionaries(
            st.sampled_from(["doc-a", "doc-b"]), st.text(CHARACTERS, min_size=1), min_size=1
        )
    )
    return Dataset(
        documents=tuple(draw(documents(name, text)) for name, text in texts.items()),
        recommendations=tuple(
            draw(recommendations(name, text, number))
            for name, text in texts.items()
            for number in range(draw(st.integers(0, 2)))
        ),
        stakeholders=tuple(
            made(
                Stakeholder,
                stakeholder_id=name,
                name=draw(WORDS),
                kind="organisation",
                group="media",
                aliases=draw(st.lists(WORDS, max_size=2)),
                parent_id=None,
                job_title=draw(MAYBE),
                wikidata_id=None,
                method="rules",
            )
            for name in ("org-a", "org-b")
        ),
        citations=tuple(draw(citations(name, text)) for name, text in texts.items()),
        issues=tuple(
            Issue(code="odd", severity=Severity.INFO, document_id=name, message=draw(WORDS))
            for name in texts
        ),
        texts=texts,
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(datasets())
def test_every_format_reads_back_to_the_equal_dataset(dataset: Dataset) -> None:
    """A character that a format alters is a quote that no longer stands in its text."""
    tables = to_tables(dataset)
    in_csv = {name: from_csv(table, to_csv(table, tables[name])) for name, table in TABLES.items()}
    in_parquet = {
        name: from_parquet(table, to_parquet(table, tables[name])) for name, table in TABLES.items()
    }
    assert in_csv == tables
    assert in_parquet == tables
    assert from_tables(in_csv, dataset.texts) == dataset
    assert from_json_lines(to_json_lines(dataset), dataset.texts) == dataset


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(datasets(), st.randoms(use_true_random=False))
def test_the_order_of_input_leaves_no_trace(dataset: Dataset, shuffler: random.Random) -> None:
    """Files are listed in another order on every machine."""

    def shuffled(records: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(shuffler.sample(records, len(records)))

    again = Dataset(
        documents=shuffled(dataset.documents),
        recommendations=shuffled(dataset.recommendations),
        stakeholders=shuffled(dataset.stakeholders),
        citations=shuffled(dataset.citations),
        issues=shuffled(dataset.issues),
        texts=dict(shuffled(tuple(dataset.texts.items()))),
    )
    assert again == dataset
    assert to_json_lines(again) == to_json_lines(dataset)


FINGERPRINT = """
import hashlib, locale
from policyrecs import export, schemas
from policyrecs.schemas.example import example_dataset
locale.setlocale(locale.LC_ALL, "")
files = export.release_files(example_dataset(), version="1.2.3") | schemas.generate()
print(hashlib.sha256(b"".join(name.encode() + data for name, data in files.items())).hexdigest())
"""


def test_every_machine_writes_the_same_bytes() -> None:
    """Neither the seed of hashes, nor the locale, nor the time zone may show in a release."""
    places = [
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"},
    ]
    prints = {
        subprocess.run(
            [sys.executable, "-c", FINGERPRINT],
            env=os.environ | place,
            check=True,
            capture_output=True,
        ).stdout
        for place in places
    }
    assert len(prints) == 1
