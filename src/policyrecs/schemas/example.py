"""An invented document and its records: where the codebook takes its examples from.

It fills every column of every table at least once, and since it is a valid dataset, no example
can show what the tool would refuse.
"""

import datetime as dt
from collections.abc import Mapping
from typing import TypeVar

from policyrecs import ids
from policyrecs.dataset import CONTEXT_LENGTH, Dataset
from policyrecs.issues import Issue
from policyrecs.records import (
    Action,
    Citation,
    CitationLink,
    Proposal,
    ProposalMember,
    Recommendation,
    Record,
    SourceDocument,
    Span,
    Stakeholder,
    StakeholderLink,
    Topic,
)
from policyrecs.vocabulary import Severity

_Record = TypeVar("_Record", bound=Record)

DOCUMENT_ID = "opening-the-archives"

TEXT = """\
Opening the archives

In short: publish the catalogues.

Recommendations for ministries

1. Ministries should publish their catalogues as open data by the end of 2030, because readers \
cannot ask for what they cannot see.1

1.1 Include the files that are closed, and avoid charging the public for copies.

"Councils must do the same," said Ada Birch, director of the Open Shelves Trust, the Daily Ledger \
reports. The United Nations agrees.2

The Guild of Printers holds that ministries should not publish their catalogues.

1 See R. Reader and W. Writer, "What is on the shelf", Journal of Open Archives (Archive Press, \
March 2021), https://doi.org/10.1234/shelf.
"""

_NOTE = TEXT[TEXT.index("See R. Reader") : -1]
_MAIN = (
    "Ministries should publish their catalogues as open data by the end of 2030, because readers \
cannot ask for what they cannot see."
)
_PART = "Include the files that are closed, and avoid charging the public for copies."
_QUOTED = "Councils must do the same,"
_OPPOSED = "The Guild of Printers holds that ministries should not publish their catalogues."
_TRUST = "the Open Shelves Trust"


def example_dataset() -> Dataset:
    """Return the example: one document, four recommendations, one note, one problem."""
    note = TEXT.index("agrees.2") + len("agrees.")
    return Dataset(
        documents=(_document(),),
        recommendations=(_main(), _part(), _quoted(), _opposed()),
        stakeholders=tuple(_stakeholders()),
        citations=(_citation(),),
        issues=(
            Issue(
                code="unbound-marker",
                severity=Severity.WARNING,
                document_id=DOCUMENT_ID,
                message="marker 2 points to no note",
                start=note,
                end=note + 1,
            ),
        ),
        proposals=(_proposal(),),
        texts={DOCUMENT_ID: TEXT},
    )


def _make(record: type[_Record], *parts: Mapping[str, object], **fields: object) -> _Record:
    """A record of `parts` and `fields`, codes given as text."""
    whole = {name: value for part in (*parts, fields) for name, value in part.items()}
    return record.model_validate(whole, strict=False)


def _span(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start=start, end=start + len(quote), quote=quote)


def _action(quote: str, verb: str, polarity: str = "do") -> Action:
    return _make(Action, dict(_span(quote)), verb=verb, polarity=polarity)


def _link(stakeholder: str, role: str, basis: str, surface: str | None = None) -> StakeholderLink:
    link = {"stakeholder_id": stakeholder, "role": role, "basis": basis}
    if surface is None:
        return _make(StakeholderLink, link)
    place = _span(surface)
    return _make(StakeholderLink, link, surface=surface, start=place.start, end=place.end)


def _recommendation(quote: str, **fields: object) -> Recommendation:
    """A record with the fields that the three have in common."""
    place = _span(quote)
    common = {
        "recommendation_id": ids.recommendation_id(DOCUMENT_ID, quote),
        "document_id": DOCUMENT_ID,
        "prefix": TEXT[max(0, place.start - CONTEXT_LENGTH) : place.start],
        "suffix": TEXT[place.end : place.end + CONTEXT_LENGTH],
        "page": 7,
        "section": ("Opening the archives", "Recommendations for ministries"),
        "label": None,
        "parent_id": None,
        "status": "core",
        "polarity": "do",
        "cue": None,
        "rationale": (),
        "repeats": (),
        "citations": (),
        "topics": (),
        "deadline": None,
        "method": "rules",
        "review": "unreviewed",
        "reviewer": None,
        "review_reason": None,
    }
    return _make(Recommendation, dict(place), common, fields)


def _main() -> Recommendation:
    marker = TEXT.index("see.1") + len("see.")
    topic = _span("open data")
    return _recommendation(
        _MAIN,
        label="1.",
        evidence="item",
        kind="direct",
        modality="recommendation",
        cue=_span("should"),
        action_category=5,
        actions=(_action("publish their catalogues as open data by the end of 2030", "publish"),),
        rationale=(_span("because readers cannot ask for what they cannot see"),),
        repeats=(_span("publish the catalogues."),),
        stakeholders=(
            _link("organisation-open-shelves-trust", "issuer", "implied"),
            _link("group-executive", "addressee", "explicit", "Ministries"),
        ),
        citations=(
            CitationLink(
                citation_id=ids.citation_id(DOCUMENT_ID, _NOTE),
                marker="1",
                start=marker,
                end=marker + 1,
            ),
        ),
        topics=(
            _make(
                Topic,
                topic="data_access",
                method="rules",
                surface=topic.quote,
                start=topic.start,
                end=topic.end,
            ),
        ),
        deadline="by the end of 2030",
        confidence=0.97,
        review="accepted",
        reviewer="maintainers",
        review_reason="the item states who should do what",
    )


def _part() -> Recommendation:
    return _recommendation(
        _PART,
        label="1.1",
        parent_id=ids.recommendation_id(DOCUMENT_ID, _MAIN),
        evidence="item",
        kind="direct",
        polarity="mixed",
        modality="recommendation",
        action_category=5,
        actions=(
            _action("Include the files that are closed", "include"),
            _action("avoid charging the public for copies", "avoid", "avoid"),
        ),
        stakeholders=(
            _link("organisation-open-shelves-trust", "issuer", "implied"),
            _link("group-executive", "addressee", "lead_in", "Ministries"),
            _link("group-public", "beneficiary", "explicit", "the public"),
        ),
        confidence=0.91,
    )


def _quoted() -> Recommendation:
    return _recommendation(
        _QUOTED,
        evidence="quoted",
        kind="quoted",
        modality="obligation",
        cue=_span("must"),
        action_category=None,
        actions=(_action("do the same", "do"),),
        stakeholders=(
            _link("person-ada-birch", "speaker", "explicit", "Ada Birch"),
            _link("organisation-open-shelves-trust", "issuer", "explicit", _TRUST),
            _link("organisation-daily-ledger", "relay", "explicit", "the Daily Ledger"),
            _link("group-subnational-government", "addressee", "explicit", "Councils"),
            _link("organisation-united-nations", "mentioned", "explicit", "United Nations"),
        ),
        confidence=0.88,
    )


def _opposed() -> Recommendation:
    return _recommendation(
        _OPPOSED,
        evidence="reported",
        kind="reported",
        polarity="avoid",
        modality="recommendation",
        cue=_span("should not"),
        action_category=5,
        actions=(_action("not publish their catalogues", "publish", "avoid"),),
        stakeholders=(
            _link("organisation-guild-of-printers", "issuer", "explicit", "The Guild of Printers"),
            _link("group-executive", "addressee", "explicit", "ministries"),
        ),
        confidence=0.86,
    )


def _stakeholder(name: str, kind: str, group: str, **fields: object) -> Stakeholder:
    common = {
        "aliases": (),
        "parent_id": None,
        "job_title": None,
        "wikidata_id": None,
        "method": "rules",
    }
    identity = {"stakeholder_id": ids.stakeholder_id(kind, name), "name": name}
    return _make(Stakeholder, identity, common, fields, kind=kind, group=group)


def _stakeholders() -> list[Stakeholder]:
    organisation, group = "organisation", "group"
    return [
        _stakeholder("Open Shelves Trust", organisation, "civil_society"),
        _stakeholder("Daily Ledger", organisation, "media"),
        _stakeholder(
            "Ada Birch",
            "person",
            "civil_society",
            parent_id="organisation-open-shelves-trust",
            job_title="director",
        ),
        _stakeholder(
            "United Nations",
            organisation,
            "international_bodies",
            aliases=("UN", "UNO"),
            wikidata_id="Q1065",
            method="curated",
        ),
        _stakeholder("Guild of Printers", organisation, "companies"),
        _stakeholder("Executive", group, "executive"),
        _stakeholder("Public", group, "public"),
        _stakeholder("Subnational government", group, "subnational_government"),
    ]


def _citation() -> Citation:
    return _make(
        Citation,
        dict(_span(_NOTE)),
        citation_id=ids.citation_id(DOCUMENT_ID, _NOTE),
        document_id=DOCUMENT_ID,
        kind="note",
        label="1",
        authors=("R. Reader", "W. Writer"),
        title="What is on the shelf",
        container_title="Journal of Open Archives",
        publisher="Archive Press",
        issued=dt.date(2021, 3, 1),
        issued_precision="month",
        url="https://doi.org/10.1234/shelf",
        doi="10.1234/shelf",
        type="article-journal",
        signal="See",
        short_form=False,
        work_id="work-what-is-on-the-shelf",
        link_state="present",
        method="rules",
    )


def _proposal() -> Proposal:
    first = ids.recommendation_id(DOCUMENT_ID, _MAIN)
    common = {"method": "curated", "reason": "The guild speaks against what the trust asks for."}
    return Proposal(
        proposal_id=ids.proposal_id(first),
        representative_id=first,
        label=_MAIN,
        members=(
            _make(
                ProposalMember,
                common,
                recommendation_id=first,
                stance="for",
                similarity=1.0,
                shared_words=("catalogues", "open", "data", "end", "2030"),
            ),
            _make(
                ProposalMember,
                common,
                recommendation_id=ids.recommendation_id(DOCUMENT_ID, _OPPOSED),
                stance="against",
                similarity=0.2,
                shared_words=("catalogues",),
            ),
        ),
    )


def _document() -> SourceDocument:
    return _make(
        SourceDocument,
        document_id=DOCUMENT_ID,
        file="opening-the-archives.pdf",
        title="Opening the archives",
        publisher="Open Shelves Trust",
        authors=("Ada Birch",),
        issued=dt.date(2024, 5, 1),
        issued_latest=dt.date(2024, 6, 30),
        issued_precision="window",
        issued_evidence="the foreword names May 2024, and a review of July 2024 cites it",
        url="https://example.org/opening-the-archives.pdf",
        document_type="report",
        language="en",
        rights="Open Shelves Trust; quotation only",
        media_type="application/pdf",
        bytes=183_040,
        characters=len(TEXT),
        sha256=ids.content_hash(b"the file as supplied"),
        text_sha256=ids.content_hash(TEXT.encode()),
    )
