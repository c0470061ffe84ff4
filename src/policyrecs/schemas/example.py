"""An invented document and its records: where the codebook takes its examples from.

It fills every column of every table at least once, and since it is a valid dataset, no example
can show what the tool would refuse.
"""

import datetime as dt

from policyrecs import ids
from policyrecs.dataset import CONTEXT_LENGTH, Dataset
from policyrecs.issues import Issue
from policyrecs.records import (
    Action,
    Citation,
    CitationLink,
    Recommendation,
    SourceDocument,
    Span,
    Stakeholder,
    StakeholderLink,
    Topic,
)
from policyrecs.vocabulary import (
    ActionCategory,
    Basis,
    CitationKind,
    DatePrecision,
    DocumentType,
    Evidence,
    Kind,
    LinkState,
    Method,
    Modality,
    Polarity,
    Review,
    Role,
    Severity,
    StakeholderGroup,
    StakeholderKind,
    Status,
)

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


def example_dataset() -> Dataset:
    """Return the example: one document, three recommendations, one note, one problem."""
    note = TEXT.index("agrees.2") + len("agrees.")
    return Dataset(
        documents=(_document(),),
        recommendations=(_main(), _part(), _quoted()),
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
        texts={DOCUMENT_ID: TEXT},
    )


def _span(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start=start, end=start + len(quote), quote=quote)


def _action(quote: str, verb: str, polarity: Polarity = Polarity.DO) -> Action:
    return Action.model_validate({**dict(_span(quote)), "verb": verb, "polarity": polarity})


def _link(stakeholder: str, role: Role, basis: Basis, surface: str | None) -> StakeholderLink:
    if surface is None:
        return StakeholderLink(stakeholder_id=stakeholder, role=role, basis=basis)
    place = _span(surface)
    return StakeholderLink(
        stakeholder_id=stakeholder,
        role=role,
        basis=basis,
        surface=surface,
        start=place.start,
        end=place.end,
    )


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
        "status": Status.CORE,
        "polarity": Polarity.DO,
        "cue": None,
        "rationale": (),
        "repeats": (),
        "citations": (),
        "topics": (),
        "deadline": None,
        "method": Method.RULES,
        "review": Review.UNREVIEWED,
        "reviewer": None,
        "review_reason": None,
    }
    return Recommendation.model_validate({**dict(place), **common, **fields})


def _main() -> Recommendation:
    marker = TEXT.index("see.1") + len("see.")
    topic = _span("open data")
    return _recommendation(
        _MAIN,
        label="1.",
        evidence=Evidence.ITEM,
        kind=Kind.DIRECT,
        modality=Modality.RECOMMENDATION,
        cue=_span("should"),
        action_category=ActionCategory.SPECIFIC,
        actions=(_action("publish their catalogues as open data by the end of 2030", "publish"),),
        rationale=(_span("because readers cannot ask for what they cannot see"),),
        repeats=(_span("publish the catalogues."),),
        stakeholders=(
            _link("organisation-open-shelves-trust", Role.ISSUER, Basis.IMPLIED, None),
            _link("group-executive", Role.ADDRESSEE, Basis.EXPLICIT, "Ministries"),
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
            Topic(
                topic="open-data",
                method=Method.RULES,
                surface=topic.quote,
                start=topic.start,
                end=topic.end,
            ),
        ),
        deadline="by the end of 2030",
        confidence=0.97,
        review=Review.ACCEPTED,
        reviewer="maintainers",
        review_reason="the item states who should do what",
    )


def _part() -> Recommendation:
    return _recommendation(
        _PART,
        label="1.1",
        parent_id=ids.recommendation_id(DOCUMENT_ID, _MAIN),
        evidence=Evidence.ITEM,
        kind=Kind.DIRECT,
        polarity=Polarity.MIXED,
        modality=Modality.RECOMMENDATION,
        action_category=ActionCategory.SPECIFIC,
        actions=(
            _action("Include the files that are closed", "include"),
            _action("avoid charging the public for copies", "avoid", Polarity.AVOID),
        ),
        stakeholders=(
            _link("organisation-open-shelves-trust", Role.ISSUER, Basis.IMPLIED, None),
            _link("group-executive", Role.ADDRESSEE, Basis.LEAD_IN, "Ministries"),
            _link("group-public", Role.BENEFICIARY, Basis.EXPLICIT, "the public"),
        ),
        confidence=0.91,
    )


def _quoted() -> Recommendation:
    return _recommendation(
        _QUOTED,
        evidence=Evidence.QUOTED,
        kind=Kind.QUOTED,
        modality=Modality.OBLIGATION,
        cue=_span("must"),
        action_category=None,
        actions=(_action("do the same", "do"),),
        stakeholders=(
            _link("person-ada-birch", Role.SPEAKER, Basis.EXPLICIT, "Ada Birch"),
            _link(
                *("organisation-open-shelves-trust", Role.ISSUER, Basis.EXPLICIT),
                surface="the Open Shelves Trust",
            ),
            _link(
                "organisation-daily-ledger", Role.RELAY, Basis.EXPLICIT, surface="the Daily Ledger"
            ),
            _link("group-subnational-government", Role.ADDRESSEE, Basis.EXPLICIT, "Councils"),
            _link("organisation-united-nations", Role.MENTIONED, Basis.EXPLICIT, "United Nations"),
        ),
        confidence=0.88,
    )


def _stakeholder(
    name: str, kind: StakeholderKind, group: StakeholderGroup, **fields: object
) -> Stakeholder:
    common = {
        "aliases": (),
        "parent_id": None,
        "job_title": None,
        "wikidata_id": None,
        "method": Method.RULES,
    }
    identity = {"stakeholder_id": ids.stakeholder_id(kind, name), "name": name}
    return Stakeholder.model_validate(
        {**identity, "kind": kind, "group": group, **common, **fields}
    )


def _stakeholders() -> list[Stakeholder]:
    organisation, group = StakeholderKind.ORGANISATION, StakeholderKind.GROUP
    return [
        _stakeholder("Open Shelves Trust", organisation, StakeholderGroup.CIVIL_SOCIETY),
        _stakeholder("Daily Ledger", organisation, StakeholderGroup.MEDIA),
        _stakeholder(
            "Ada Birch",
            StakeholderKind.PERSON,
            StakeholderGroup.CIVIL_SOCIETY,
            parent_id="organisation-open-shelves-trust",
            job_title="director",
        ),
        _stakeholder(
            "United Nations",
            organisation,
            StakeholderGroup.INTERNATIONAL_BODIES,
            aliases=("UN", "UNO"),
            wikidata_id="Q1065",
            method=Method.CURATED,
        ),
        _stakeholder("Executive", group, StakeholderGroup.EXECUTIVE),
        _stakeholder("Public", group, StakeholderGroup.PUBLIC),
        _stakeholder("Subnational government", group, StakeholderGroup.SUBNATIONAL_GOVERNMENT),
    ]


def _citation() -> Citation:
    place = _span(_NOTE)
    return Citation(
        start=place.start,
        end=place.end,
        quote=place.quote,
        citation_id=ids.citation_id(DOCUMENT_ID, _NOTE),
        document_id=DOCUMENT_ID,
        kind=CitationKind.NOTE,
        label="1",
        authors=("R. Reader", "W. Writer"),
        title="What is on the shelf",
        container_title="Journal of Open Archives",
        publisher="Archive Press",
        issued=dt.date(2021, 3, 1),
        issued_precision=DatePrecision.MONTH,
        url="https://doi.org/10.1234/shelf",
        doi="10.1234/shelf",
        type="article-journal",
        signal="See",
        short_form=False,
        work_id="work-what-is-on-the-shelf",
        link_state=LinkState.PRESENT,
        method=Method.RULES,
    )


def _document() -> SourceDocument:
    data = TEXT.encode()
    return SourceDocument(
        document_id=DOCUMENT_ID,
        file="opening-the-archives.pdf",
        title="Opening the archives",
        publisher="Open Shelves Trust",
        authors=("Ada Birch",),
        issued=dt.date(2024, 5, 1),
        issued_latest=dt.date(2024, 6, 30),
        issued_precision=DatePrecision.WINDOW,
        issued_evidence="the foreword names May 2024, and a review of July 2024 cites it",
        url="https://example.org/opening-the-archives.pdf",
        document_type=DocumentType.REPORT,
        language="en",
        rights="Open Shelves Trust; quotation only",
        media_type="application/pdf",
        bytes=183_040,
        characters=len(TEXT),
        sha256=ids.content_hash(b"the file as supplied"),
        text_sha256=ids.content_hash(data),
    )
