"""Whatever is handed in, in whatever batches: nothing vanishes, and the tables agree."""

from contextlib import closing

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from policyrecs.corpus.account import Tally
from policyrecs.corpus.core import extract_batch
from policyrecs.corpus.ledger import Ledger
from policyrecs.corpus.run import Job, collect, extract_corpus, tally_of
from policyrecs.corpus.schema import DOCUMENTS
from policyrecs.corpus.submissions import Facts, Submission

SENTENCES = st.sampled_from(
    [
        "Agencies should publish the data.",
        "We urge Congress to fund research.",
        "It rained in May.",
        "Ministries must not delay the report, said Jane Roe of Acme.",
        "- Fund the archives\n- Open the courts",
        "# Recommendations",
    ]
)
TEXTS = st.one_of(
    st.lists(SENTENCES, min_size=1, max_size=4).map("\n\n".join),
    st.text(max_size=60),
)
ISSUERS = st.sampled_from([None, "Acme", "Emca Institute"])


@settings(max_examples=25, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=8), st.data())
def test_batches_leave_no_trace(texts: list[str], data: st.DataObject) -> None:
    """A result would depend on its neighbours."""
    # Arrow holds text that UTF-8 can write, and nothing else.
    rows = [
        {"name": f"{number}.md", "text": text.encode("utf-8", "replace").decode()}
        for number, text in enumerate(texts)
    ]
    batch = pa.RecordBatch.from_pylist(rows, schema=DOCUMENTS)
    cut = data.draw(st.integers(0, len(rows)))
    whole = pa.Table.from_batches([extract_batch(batch)])
    parts = pa.Table.from_batches(
        [extract_batch(batch.slice(0, cut)), extract_batch(batch.slice(cut))]
    )
    assert whole.to_pylist() == parts.to_pylist()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(TEXTS, ISSUERS), max_size=8))
def test_everything_is_accounted_for(handed_in: list[tuple[str, str | None]]) -> None:
    """A document, or a party that a table refers to, would be missing."""
    submissions = [
        Submission(f"#{number}", f"{number}", text=text, facts=Facts(issuer=issuer))
        for number, (text, issuer) in enumerate(handed_in)
    ]
    with closing(Ledger()) as ledger:
        intake = extract_corpus(submissions, ledger, Job())
        tally = tally_of(ledger, intake)
        tables = {name: table.to_pylist() for name, table in collect(ledger, Tally()).items()}
    assert len(handed_in) == tally.inputs == len(tables["inputs"])
    assert tally.records == len(tables["recommendations"])
    documents = {row["document_id"] for row in tables["documents"]}
    assert len(documents) == len(tables["documents"])
    assert {row["document_id"] for row in tables["inputs"]} - {None} == documents
    stakeholders = {row["stakeholder_id"]: row["name"] for row in tables["stakeholders"]}
    for link in tables["recommendation_stakeholders"]:
        assert stakeholders[link["stakeholder_id"]] == link["stakeholder_name"]
