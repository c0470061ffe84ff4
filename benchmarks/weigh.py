"""What the weights of candidates are learnt from, how far they can be trusted, and the weights.

Run: python benchmarks/weigh.py [--write] [--observe SET LABELS DOCUMENTS] [--nothing SET DOCUMENTS]

Without options, the weights are learnt again from `benchmarks/observed` and measured, each eighth
of the documents left out in turn; `--write` keeps them in lexicon/weights.toml.

`--observe` adds a set of labelled documents: LABELS as `policyrecs evaluate` reads them, DOCUMENTS
the files that they label. `--nothing` adds documents in which nothing is recommended, such as
licences and manuals. Observe documents before rules are written with them: what the rules make of
documents that they were written with tells nothing of others, and a set is observed only once.

What is kept of a document are its stretches as traits, each of which several documents share, and
signs, with whether readers code the stretch: true where it is core, false where they do not code
it, and neither where they differ or code part of it.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from policyrecs import lexicon
from policyrecs.evaluation import FOUND_AT, INSIDE_AT, Row, bag_of, load_labels, overlap_of
from policyrecs.extraction import phrasing, read_by_rules, weighing
from policyrecs.extraction.scene import Scene
from policyrecs.lexicon.weights import Weights
from policyrecs.readers import read_path
from policyrecs.segment import outline

OBSERVED = Path(__file__).parent / "observed" / "stretches.parquet"
WEIGHTS = Path(str(lexicon.__path__[0])) / "weights.toml"

FEWEST_DOCUMENTS = 10
"""Documents that share a trait that is kept: what fewer say is theirs."""

FEWEST_CANDIDATES = 10
"""Candidates that have a sign that is given a weight."""

PHRASING_STRENGTH = 0.3
"""Inverse of the penalty on weights of traits; the penalty is absolute, so that most get none."""

SIGNS_STRENGTH = 0.1
"""Inverse of the penalty on weights of signs."""

MANUALS = "manuals"
"""The set of licences and manuals, in which nothing is recommended."""

FOLDS = 8
"""Parts of the documents: each is scored by what the others teach."""

SCHEMA = pa.schema(
    [
        pa.field("set", pa.string(), nullable=False),
        pa.field("document", pa.int32(), nullable=False),
        pa.field("is_candidate", pa.bool_(), nullable=False),
        pa.field("right", pa.bool_()),
        pa.field("traits", pa.list_(pa.string()), nullable=False),
        pa.field("signs", pa.map_(pa.string(), pa.float32())),
    ]
)
"""The table of what was observed: one row for each sentence, and one for each candidate."""

HEADER = """\
# Weights of what speaks for and against a recommendation, as log odds, learnt from {documents}
# documents by benchmarks/weigh.py, which tells how and with what success.
"""


class Stretch(NamedTuple):
    """A sentence or candidate of an observed document.

    Attributes:
        set: The set that the document is from.
        document: The document's number.
        is_candidate: Whether the rules made a candidate of it.
        right: Whether readers code it as core; None where they differ, or code part of it.
        traits: How it is phrased.
        signs: What else speaks for and against a candidate.
    """

    set: str
    document: int
    is_candidate: bool
    right: bool | None
    traits: frozenset[str]
    signs: weighing.Signs | None


def main(arguments: Sequence[str] | None = None) -> int:
    """Observe documents where asked, learn, measure, and write the weights where asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--observe", nargs=3, metavar=("SET", "LABELS", "DOCUMENTS"))
    parser.add_argument("--nothing", nargs=2, metavar=("SET", "DOCUMENTS"))
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS.name}")
    given = parser.parse_args(arguments)
    stretches = kept()
    if given.observe:
        name, labels, files = given.observe
        stretches = added(stretches, observed(name, Path(files), load_labels(Path(labels))))
    if given.nothing:
        name, files = given.nothing
        nothing = {str(file.relative_to(files)): [] for file in sorted(Path(files).rglob("*.*"))}
        stretches = added(stretches, observed(name, Path(files), nothing))
    scored = with_phrasing(stretches)
    report(scored)
    if given.write:
        text = written(stretches, scored)
        WEIGHTS.write_text(text, encoding="utf-8")
        print(f"wrote {WEIGHTS}")
    return 0


def kept() -> list[Stretch]:
    """Return what was observed before."""
    if not OBSERVED.exists():
        return []
    return [
        Stretch(
            row["set"],
            row["document"],
            row["is_candidate"],
            row["right"],
            frozenset(row["traits"]),
            None if row["signs"] is None else dict(row["signs"]),
        )
        for row in pq.read_table(OBSERVED).to_pylist()
    ]


def added(stretches: list[Stretch], new: list[Stretch]) -> list[Stretch]:
    """Return stretches with new ones, and keep them; traits of few documents are left out."""
    if {one.set for one in new} & {one.set for one in stretches}:
        sys.exit(f"error: already observed: {new[0].set}")
    first = 1 + max((one.document for one in stretches), default=-1)
    renumbered = [one._replace(document=first + one.document) for one in new]
    known = {trait for one in stretches for trait in one.traits}
    everything = [*stretches, *pruned(renumbered, known)]
    OBSERVED.parent.mkdir(exist_ok=True)
    rows = [one._asdict() | {"traits": sorted(one.traits)} for one in everything]
    pq.write_table(pa.Table.from_pylist(rows, SCHEMA), OBSERVED, compression="zstd")
    return everything


def pruned(stretches: list[Stretch], known: set[str]) -> list[Stretch]:
    """Return stretches with the traits that are known, or that enough documents share."""
    documents: dict[str, set[int]] = defaultdict(set)
    for one in stretches:
        for trait in one.traits - known:
            documents[trait].add(one.document)
    shared = known | {trait for trait, seen in documents.items() if len(seen) >= FEWEST_DOCUMENTS}
    return [one._replace(traits=one.traits & shared) for one in stretches]


def observed(name: str, files: Path, labels: Mapping[str, Sequence[Row]]) -> list[Stretch]:
    """Return every sentence and candidate of the documents of a set."""
    found: list[Stretch] = []
    for number, (file, records) in enumerate(labels.items()):
        cut = outline(read_path(files / file))
        text = cut.document.text
        read = phrasing.Phrasing(cut)
        coded = [(bag_of(record), record["status"] == "core") for record in records]
        spans = [
            (passage, start, end, None)
            for passage in cut.passages
            for start, end in passage.sentences
        ]
        candidates = read_by_rules(Scene(cut))
        spans += [
            (cut.passages[one.passage], one.start, one.end, signs)
            for one, signs in zip(candidates, weighing.signs_of(cut, candidates), strict=True)
        ]
        found.extend(
            Stretch(
                name,
                number,
                signs is not None,
                right(bag_of({"quote": text[start:end]}), coded),
                read.traits(passage, start, end),
                None if signs is None else without_phrasing(signs),
            )
            for passage, start, end, signs in spans
        )
    return found


def right(words: Counter[str], coded: Iterable[tuple[Counter[str], bool]]) -> bool | None:
    """Return whether readers code a stretch; None where they differ or code part of it."""
    verdict: bool | None = False
    for label, core in coded:
        alike, inside = overlap_of(words, label)
        if core and alike >= FOUND_AT:
            return True
        if alike >= FOUND_AT or inside >= INSIDE_AT or overlap_of(label, words)[1] >= INSIDE_AT:
            verdict = None
    return verdict


def without_phrasing(signs: weighing.Signs) -> weighing.Signs:
    """Return the signs that do not change with the weights of traits."""
    return {name: figure for name, figure in signs.items() if not name.endswith("phrasing")}


def state(signs: weighing.Signs) -> str:
    """Return what the rules make of a candidate, from its signs."""
    return next(name for name in ("core", "optional", "rejected") if name in signs)


def fold(one: Stretch) -> int:
    """Return the part of the documents that a stretch is left out with."""
    return one.document % FOLDS


def with_phrasing(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return the candidates with how they are phrased, as learnt from the other folds."""
    found: list[Stretch] = []
    for part in range(FOLDS):
        weights = phrasing_weights(one for one in stretches if fold(one) != part)
        found.extend(
            one._replace(
                signs=one.signs | weighing.phrased(state(one.signs), weights.of_traits(one.traits))
            )
            for one in stretches
            if fold(one) == part and one.signs is not None
        )
    return found


def phrasing_weights(stretches: Iterable[Stretch]) -> Weights:
    """Return the weights of traits that tell sentences that readers code from the others."""
    told = [one for one in stretches if not one.is_candidate and one.right is not None]
    model = LogisticRegression(
        C=PHRASING_STRENGTH, l1_ratio=1, solver="liblinear", max_iter=1000, random_state=0
    )
    rows = [dict.fromkeys(sorted(one.traits), 1.0) for one in told]
    return fitted(model, rows, [bool(one.right) for one in told])


def sign_weights(stretches: Iterable[Stretch]) -> Weights:
    """Return the weights of signs that tell candidates that some readers code from the others."""
    told = [one for one in stretches if one.signs is not None]
    often = Counter(name for one in told for name in one.signs or {})
    names = {name for name, count in often.items() if count >= FEWEST_CANDIDATES}
    rows = [
        {name: figure for name, figure in (one.signs or {}).items() if name in names}
        for one in told
    ]
    spread = {
        name: float(np.std([row.get(name, 0.0) for row in rows])) or 1.0 for name in sorted(names)
    }
    even = [{name: figure / spread[name] for name, figure in row.items()} for row in rows]
    model = LogisticRegression(C=SIGNS_STRENGTH, max_iter=5000, tol=1e-8)
    weights = fitted(model, even, [is_coded(one) for one in told])
    known = {name: weight / spread[name] for name, weight in weights.known.items()}
    return Weights(weights.base, known)


def fitted(
    model: LogisticRegression, rows: Sequence[Mapping[str, float]], truth: Sequence[bool]
) -> Weights:
    """Return the weights of a model, those of nothing left out."""
    names = DictVectorizer()
    matrix = names.fit_transform(rows)
    matrix.indices = matrix.indices.astype(np.int32)  # liblinear reads no wider indices
    matrix.indptr = matrix.indptr.astype(np.int32)
    model.fit(matrix, truth)
    weights = zip(names.get_feature_names_out(), model.coef_[0], strict=True)
    known = {name: float(weight) for name, weight in weights if round(float(weight), 3)}
    return Weights(float(model.intercept_[0]), known)


def is_coded(one: Stretch) -> bool:
    """Return whether some readers code a candidate, as core or as optional, or part of it."""
    return one.right is not False


def left_out(candidates: Sequence[Stretch]) -> list[tuple[Stretch, float]]:
    """Return the candidates with the probability that the other documents teach."""
    told: list[tuple[Stretch, float]] = []
    for part in range(FOLDS):
        weights = sign_weights(one for one in candidates if fold(one) != part)
        told.extend(
            (one, weighing.probability(one.signs or {}, weights))
            for one in candidates
            if fold(one) == part
        )
    return told


def report(candidates: Sequence[Stretch]) -> None:
    """Print how right the probabilities are, and what they change."""
    told = left_out(candidates)
    documents = len({one.document for one in candidates})
    print(f"{len(told)} candidates of {documents} documents, each left out with an eighth of them")
    error = sum((chance - is_coded(one)) ** 2 for one, chance in told) / len(told)
    print(f"Brier score {error:.4f}")
    print("probability   candidates   coded   core")
    for low in range(10):
        within = [one for one, chance in told if low / 10 <= chance < (low + 1) / 10]
        if within:
            coded = sum(map(is_coded, within)) / len(within)
            core = sum(bool(one.right) for one in within) / len(within)
            tenth = f"{low / 10:.1f} to {(low + 1) / 10:.1f}"
            print(f"{tenth}  {len(within):12}   {coded:.3f}   {core:.3f}")
    by_rules = [one for one, _ in told if state(one.signs or {}) == "core"]
    unsure = [
        one for one, chance in told if state(one.signs or {}) == "core" and chance < weighing.UNSURE
    ]
    sure = [one for one, chance in told if is_doubted(one) and chance >= weighing.SURE]
    for made, accepted in (
        ("accepted by rules", by_rules),
        ("restored by weights", sure),
        ("restored with their fellows", restored_together(told)),
        ("accepted and too unsure", unsure),
    ):
        found = Counter(one.right for one in accepted)
        print(
            f"{made}: {found[True]} core, {found[None]} in part or optional, {found[False]} neither"
        )


def is_doubted(one: Stretch) -> bool:
    """Return whether the rules reject a candidate for want of a sign that a call is meant."""
    return any(f"rejection: {reason}" in (one.signs or {}) for reason in weighing.DOUBTS)


def restored_together(told: Iterable[tuple[Stretch, float]]) -> list[Stretch]:
    """Return the imperatives that are accepted for their fellows in the document.

    Wherever they stand in their paragraphs, which is not kept, and manuals aside, whose genre
    the extractor knows.
    """
    documents = defaultdict(list)
    for one, chance in told:
        if f"rejection: {weighing.ORDER}" in (one.signs or {}) and one.set != MANUALS:
            documents[one.document].append((one, chance))
    return [
        one
        for orders in documents.values()
        if weighing.are_meant([chance for _, chance in orders])
        for one, chance in orders
        if weighing.APART <= chance < weighing.SURE
    ]


def written(stretches: Sequence[Stretch], candidates: Sequence[Stretch]) -> str:
    """Return the file of weights: traits from all sentences, signs from all candidates."""
    header = HEADER.format(documents=len({one.document for one in stretches}))
    lines = [
        *table("phrasing", phrasing_weights(stretches)),
        *table("signs", sign_weights(candidates)),
    ]
    return header + "\n".join(lines) + "\n"


def table(model: str, weights: Weights) -> Iterator[str]:
    """Yield the lines of a model's weights."""
    yield from ("", f"[{model}]", f"base = {weights.base:.3f}", "", f"[{model}.weights]")
    for name, weight in sorted(weights.known.items()):
        yield f"{json.dumps(name)} = {weight:.3f}"


if __name__ == "__main__":
    sys.exit(main())
