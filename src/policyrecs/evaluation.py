"""How well extraction does on labelled documents, by the codebook's rules of scoring.

A labelled document is a JSON object with `file` and `records`; a record has `quote`, `status`,
`kind`, `polarity` and `addressee_groups`. Spans are compared as bags of word tokens: a predicted
record finds a labelled one when their intersection over union is at least 0.5, one to one, best
overlap first. What matches only an optional label counts for nothing.
"""

import hashlib
import html
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from policyrecs.errors import InputError
from policyrecs.vocabulary import Reason

Row = Mapping[str, Any]

FOUND_AT = 0.5
"""Least intersection over union for a match."""

INSIDE_AT = 0.8
"""Share of a prediction's tokens inside a found or optional label that makes it no error."""

_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|<[^>]+>|\[\^[^\]]+\]|\{[^{}\n]*\}")
"""Markdown links (their words stay), tags, note references and attributes in braces."""

_WORD = re.compile(r"\w+(?:['-]\w+)*")
"""A word with its inner apostrophes and hyphens."""

_LINE_HYPHEN = re.compile(r"(\w)-\s*\n\s*(\w)")
"""A word broken at a line end: "recom-\\nmend"."""


def tokens(text: str) -> list[str]:
    """Return the word tokens of `text`: markup gone, case folded, broken words healed."""
    plain = html.unescape(_MARKUP.sub(lambda markup: markup[1] or " ", text))
    plain = plain.replace("\u00ad", "").replace("\u2019", "'")
    plain = _LINE_HYPHEN.sub(r"\1\2", plain)
    return [word.replace("-", "").casefold() for word in _WORD.findall(plain)]


def bag_of(row: Row) -> Counter[str]:
    """The tokens of a row, hashed as a label set that may not ship its words does."""
    if "token_hashes" in row:
        return Counter(row["token_hashes"])
    return Counter(
        hashlib.blake2s(token.encode(), digest_size=4).hexdigest() for token in tokens(row["quote"])
    )


def overlap_of(one: Counter[str], other: Counter[str]) -> tuple[float, float]:
    """(intersection over union, share of `one` inside `other`)."""
    shared = (one & other).total()
    return shared / max(1, (one | other).total()), shared / max(1, one.total())


@dataclass(frozen=True)
class Score:
    """The outcome of one document, or the sum over several.

    Attributes:
        core: Core labels.
        found: Core labels that a prediction found.
        false: Predictions that found nothing and are excused by nothing.
        agree: For `addressee`, `kind` and `polarity`, how many found records agree.
        judged: For the same, how many found records could be judged.
        by_evidence: For each form of evidence, how many predictions were (found, false).
        missed: Quotes of the core labels not found.
        wrong: Quotes of the false predictions.
    """

    core: int = 0
    found: int = 0
    false: int = 0
    agree: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)
    by_evidence: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        """Share of counted predictions that are right."""
        return _ratio(self.found, self.found + self.false)

    @property
    def recall(self) -> float:
        """Share of core labels that were found."""
        return _ratio(self.found, self.core)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _ratio(2 * self.found, self.found + self.false + self.core)

    def agreement(self, what: str) -> float:
        """Share of judged records that agree on `addressee`, `kind` or `polarity`."""
        return _ratio(self.agree[what], self.judged[what])

    def __add__(self, other: "Score") -> "Score":
        """Sum the counts of two scores."""
        evidence = {
            name: _add(
                self.by_evidence.get(name, (0, 0)),
                other.by_evidence.get(name, (0, 0)),
            )
            for name in sorted({*self.by_evidence, *other.by_evidence})
        }
        return Score(
            core=self.core + other.core,
            found=self.found + other.found,
            false=self.false + other.false,
            agree=self.agree + other.agree,
            judged=self.judged + other.judged,
            by_evidence=evidence,
            missed=self.missed + other.missed,
            wrong=self.wrong + other.wrong,
        )


def _add(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one[0] + other[0], one[1] + other[1]


def _ratio(part: int, whole: int) -> float:
    """`part` of `whole`; not a number where there is nothing to divide by."""
    return part / whole if whole else float("nan")


def score_document(labels: Sequence[Row], predicted: Sequence[Row]) -> Score:
    """Score one document's predictions against its labels."""
    label_bags = [bag_of(label) for label in labels]
    bags = [bag_of(row) for row in predicted]
    match = _match(labels, label_bags, bags)
    excusing = [
        (label_bags[number], label["status"] != "core")
        for number, label in enumerate(labels)
        if label["status"] != "core" or number in match
    ]
    right = set(match.values())
    false = [
        number
        for number, bag in enumerate(bags)
        if number not in right and not any(_excused(bag, *other) for other in excusing)
    ]
    agree: Counter[str] = Counter()
    judged: Counter[str] = Counter()
    for label_number, number in match.items():
        label, row = labels[label_number], predicted[number]
        groups = set(label.get("addressee_groups") or ())
        if groups:
            judged["addressee"] += 1
            agree["addressee"] += bool(groups & set(row.get("addressee_groups") or ()))
        for what in ("kind", "polarity"):
            judged[what] += 1
            agree[what] += label.get(what) == row.get(what)
    counts: dict[str, tuple[int, int]] = {}
    for numbers, one in ((sorted(right), (1, 0)), (false, (0, 1))):
        for number in numbers:
            name = predicted[number].get("evidence", "unknown")
            counts[name] = _add(counts.get(name, (0, 0)), one)
    core = [number for number, label in enumerate(labels) if label["status"] == "core"]
    return Score(
        core=len(core),
        found=len(match),
        false=len(false),
        agree=agree,
        judged=judged,
        by_evidence=counts,
        missed=tuple(labels[n].get("quote", "(hashed)") for n in core if n not in match),
        wrong=tuple(predicted[number]["quote"] for number in false),
    )


def _match(
    labels: Sequence[Row], label_bags: Sequence[Counter[str]], bags: Sequence[Counter[str]]
) -> dict[int, int]:
    """Core label to prediction, one to one, best overlap first."""
    pairs = sorted(
        (
            (overlap_of(bag, label_bags[label])[0], -number, -label)
            for number, bag in enumerate(bags)
            for label in range(len(labels))
            if labels[label]["status"] == "core"
        ),
        reverse=True,
    )
    match: dict[int, int] = {}
    for overlap, number, label in pairs:
        if overlap < FOUND_AT:
            break
        if -number not in match.values() and -label not in match:
            match[-label] = -number
    return match


def _excused(bag: Counter[str], other: Counter[str], optional: bool) -> bool:  # noqa: FBT001  internal
    """Whether a prediction lies inside a found or optional label, or matches an optional one."""
    overlap, inside = overlap_of(bag, other)
    return inside >= INSIDE_AT or (optional and overlap >= FOUND_AT)


def load_labels(folder: Path) -> dict[str, list[Row]]:
    """Return the labels of each document, by file name.

    Args:
        folder: A folder of `*.json`, or one `.jsonl` file.

    Raises:
        InputError: The folder is missing, or a file in it is not JSON.
    """
    if not folder.exists():
        raise InputError(Reason.MISSING_FILE, str(folder), "no labelled documents here")
    labels: dict[str, list[Row]] = {}
    for file in sorted(folder.glob("*.json")) if folder.is_dir() else [folder]:
        text = file.read_text(encoding="utf-8")
        try:
            documents = [
                json.loads(part)
                for part in (text.splitlines() if file.suffix == ".jsonl" else [text])
                if part.strip()
            ]
        except ValueError as error:
            raise InputError(Reason.DAMAGED_FILE, str(file), str(error)) from error
        labels |= {each["file"]: each["records"] for each in documents if "records" in each}
    return labels


def score(
    labels: Mapping[str, Sequence[Row]], predicted: Mapping[str, Sequence[Row]]
) -> dict[str, Score]:
    """Return each labelled document's score; one without predictions scores its misses."""
    return {
        file: score_document(records, predicted.get(file, ())) for file, records in labels.items()
    }


def macro_f1(scores: Iterable[Score]) -> float:
    """Mean F1 over the documents that have core labels."""
    values = [each.f1 for each in scores if each.core]
    return sum(values) / len(values) if values else float("nan")


def compare(
    before: Mapping[str, Sequence[Row]], after: Mapping[str, Sequence[Row]]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the (file, quote) pairs gained and lost from one set of predictions to another."""
    old, new = (
        {(file, row["quote"]) for file, rows in side.items() for row in rows}
        for side in (before, after)
    )
    return sorted(new - old), sorted(old - new)


def table(scores: Mapping[str, Score]) -> str:
    """Return the scores as text: a row a document, the total, and a row a form of evidence."""
    lines = [f"{'document':36} core found false   prec    rec     f1"]
    lines += [_line(file, each) for file, each in scores.items()]
    total = sum(scores.values(), Score())
    lines += [
        _line("all", total),
        f"macro F1 {macro_f1(scores.values()):.3f}  "
        + "  ".join(
            f"{what} {total.agreement(what):.3f}" for what in ("addressee", "kind", "polarity")
        ),
        "",
        f"{'evidence':36}      right false   prec",
    ]
    lines += [
        f"{name:36}      {right:5} {false:5}  {_ratio(right, right + false):.3f}"
        for name, (right, false) in total.by_evidence.items()
    ]
    return "\n".join(lines)


def _line(name: str, each: Score) -> str:
    return (
        f"{name[:36]:36} {each.core:4} {each.found:5} {each.false:5}  "
        f"{each.precision:.3f}  {each.recall:.3f}  {each.f1:.3f}"
    )
