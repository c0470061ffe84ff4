"""How far the confidence of candidates can be trusted, and the table that it is read from.

Run: python benchmarks/calibrate.py [--write] [--held-out LABELS DOCUMENTS | --unseen SHARE]
         [LABELS DOCUMENTS ...]

LABELS holds labelled documents as `policyrecs evaluate` reads them, DOCUMENTS the files that they
label. A candidate is right where the rules of scoring do not call it false. Each document is left
out in turn: its candidates get the confidence that the other documents teach, and Brier score and
reliability are measured on those. Two tables are compared, one share for all and shares by rule
moved towards it; `--write` keeps the better in lexicon/confidence.toml.

Documents that the rules were written with flatter them. Those behind `--held-out` were never looked
at: the whole table is lowered to the share that is right among them; `--unseen` gives that share
where it was measured before the rules were written with those documents.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from policyrecs import lexicon
from policyrecs.evaluation import load_labels, score_document
from policyrecs.extraction import find_candidates
from policyrecs.readers import read_path
from policyrecs.segment import outline
from policyrecs.vocabulary import Status

WEIGHT = 10
"""A rule's share is moved towards the share of all as if by so many candidates."""

FEWEST = 5
"""A rule seen less often has no share of its own."""

HIGHEST = 0.98
"""No rule is surer than this, however few its known errors."""

TABLE = Path(str(lexicon.__path__[0])) / "confidence.toml"

HEADER = """\
# Probability that a careful reader would not call a candidate false, written by
# benchmarks/calibrate.py from {documents} labelled documents with {candidates} candidates;
# {held_out}.
# `core` and `optional` are for rules seen fewer than {fewest} times; rejected candidates are what
# the rules leave out and readers would keep.
"""


class Seen(NamedTuple):
    """A candidate of a labelled document.

    Attributes:
        document: The file.
        status: "core", "optional" or "rejected".
        pattern: The rule that found it.
        right: Whether scoring does not call it false.
    """

    document: str
    status: str
    pattern: str
    right: bool


Estimate = Callable[[Seen], float]
"""The probability that a candidate is right."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure calibration, and write the table where asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, help="pairs of LABELS and DOCUMENTS")
    parser.add_argument("--held-out", nargs=2, type=Path, metavar=("LABELS", "DOCUMENTS"))
    parser.add_argument("--unseen", type=float, metavar="SHARE")
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    given = parser.parse_args(arguments)
    seen = [one for labels, files in _pairs(given.folders) for one in observe(labels, files)]
    if not seen:
        print("no labelled documents here: nothing was measured, and the table stays as it is")
        return 0
    by_rule, one_share = _left_out(seen, rules), _left_out(seen, shares)
    better = "by rule" if brier(by_rule) < brier(one_share) else "one share"
    print(f"Brier score, each document left out: by rule {brier(by_rule):.4f}, ", end="")
    print(f"one share {brier(one_share):.4f}; kept: {better}")
    _print_reliability(by_rule if better == "by rule" else one_share)
    unseen: float | None = given.unseen
    if given.held_out:
        held = [one for one in observe(*given.held_out) if one.status == "core"]
        unseen = _share(held)
        print(f"held out: {len(held)} core candidates, {unseen:.3f} right")
    scale, said = 1.0, "none were held out, so that it flatters unseen text"
    if unseen is not None:
        scale = unseen / _share([one for one in seen if one.status == "core"])
        said = f"lowered to the {unseen:.2f} that was right in documents not yet looked at"
    if given.write:
        table = written(seen, scale=min(1.0, scale), said=said, finer=better == "by rule")
        TABLE.write_text(table, encoding="utf-8")
        print(f"wrote {TABLE}")
    return 0


def _pairs(folders: Sequence[Path]) -> Iterable[tuple[Path, Path]]:
    """Pair folders of labels with those of documents, leaving out what is not here."""
    for labels, files in zip(folders[::2], folders[1::2], strict=True):
        if labels.exists() and files.exists():
            yield labels, files
        else:
            print(f"not here: {labels} with {files}", file=sys.stderr)


def observe(labels: Path, files: Path) -> list[Seen]:
    """Return every candidate of the labelled documents of a folder."""
    found: list[Seen] = []
    for name, records in load_labels(labels).items():
        document = read_path(files / name)
        rows: dict[str, list[dict[str, str]]] = defaultdict(list)
        for one in find_candidates(outline(document)):
            status = str(one.status) if one.rejection is None else "rejected"
            quote = document.text[one.start : one.end]
            rows[status].append({"quote": quote, "pattern": next(iter(one.features))})
        kept = rows[str(Status.CORE)] + rows[str(Status.OPTIONAL)]
        wrong = Counter(score_document(records, kept).wrong)
        missed = frozenset(score_document(records, kept).missed)
        lost = frozenset(score_document(records, rows["rejected"]).missed)
        share = len(missed - lost)
        for status, group in rows.items():
            for number, row in enumerate(group):
                false = wrong[row["quote"]] > 0
                right = number < share if status == "rejected" else not false
                found.append(Seen(name, status, row["pattern"], right))
    return found


def _share(seen: Sequence[Seen]) -> float:
    """Share of candidates that are right."""
    return sum(one.right for one in seen) / len(seen) if seen else 0.0


def _smooth(right: int, count: int, towards: float) -> float:
    """Share of right ones, moved towards another share where few were seen."""
    return min(HIGHEST, (right + WEIGHT * towards) / (count + WEIGHT))


def shares(seen: Sequence[Seen]) -> Estimate:
    """One share for each status, moved towards a half as if by two candidates."""
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for one in seen:
        right[one.status] += one.right
        count[one.status] += 1
    known = {name: min(HIGHEST, (right[name] + 1) / (count[name] + 2)) for name in count}
    return lambda one: known.get(one.status, 0.5)


def rules(seen: Sequence[Seen]) -> Estimate:
    """A share for each rule of a status, moved towards the status's share."""
    general = shares(seen)
    grouped: dict[tuple[str, str], list[Seen]] = defaultdict(list)
    for one in seen:
        grouped[one.status, one.pattern].append(one)
    known = {
        key: _smooth(sum(one.right for one in group), len(group), general(group[0]))
        for key, group in grouped.items()
        if len(group) >= FEWEST
    }
    return lambda one: known.get((one.status, one.pattern), general(one))


def _left_out(
    seen: Sequence[Seen], fit: Callable[[Sequence[Seen]], Estimate]
) -> list[tuple[float, Seen]]:
    """Estimate each candidate that counts from the documents it does not stand in."""
    estimated: list[tuple[float, Seen]] = []
    for document in sorted({one.document for one in seen}):
        estimate = fit([one for one in seen if one.document != document])
        here = [one for one in seen if one.document == document and one.status != "rejected"]
        estimated += [(estimate(one), one) for one in here]
    return estimated


def brier(estimated: Iterable[tuple[float, Seen]]) -> float:
    """Mean squared distance of estimates from what was right."""
    errors = [(value - one.right) ** 2 for value, one in estimated]
    return sum(errors) / len(errors)


def _print_reliability(estimated: Sequence[tuple[float, Seen]]) -> None:
    """Print, for each tenth of confidence, how many candidates have it and how many are right."""
    bins: dict[int, list[tuple[float, Seen]]] = defaultdict(list)
    for value, one in estimated:
        bins[int(value * 20)].append((value, one))
    print(f"{'confidence':>12} {'candidates':>10} {'mean':>6} {'right':>6}")
    for number, group in sorted(bins.items()):
        mean = sum(value for value, _ in group) / len(group)
        right = _share([one for _, one in group])
        name = f"{number / 20:.2f}-{(number + 1) / 20:.2f}"
        print(f"{name:>12} {len(group):>10} {mean:>6.3f} {right:>6.3f}")


def written(seen: Sequence[Seen], *, scale: float, said: str, finer: bool) -> str:
    """Return the table as TOML, every share times `scale`.

    Args:
        seen: The candidates.
        scale: What lowers the shares to those of documents never looked at.
        said: Words on the documents held out.
        finer: Whether rules have shares of their own.
    """
    general, by_rule = shares(seen), rules(seen)
    header = HEADER.format(
        documents=len({one.document for one in seen}),
        candidates=len(seen),
        held_out=said,
        fewest=FEWEST,
    )
    lines = [header]
    for status in ("core", "optional", "rejected"):
        factor = 1.0 if status == "rejected" else scale
        lines.append(f"{status} = {factor * general(Seen('', status, '', right=True)):.2f}\n")
    counts = Counter(one.pattern for one in seen if one.status == "core")
    lines.append("\n[pattern]\n")
    for name, count in counts.most_common():
        if finer and count >= FEWEST:
            value = scale * by_rule(Seen("", "core", name, right=True))
            lines.append(f"{name} = {value:.2f}\n")
    return "".join(lines)


if __name__ == "__main__":
    sys.exit(main())
