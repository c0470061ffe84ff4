"""How quick the explorer is: first paint and filters at 20,000 records, in headless Chromium.

Run: python benchmarks/explorer.py [RECORDS] [REPEATS]

The records are made from the shipped release: its documents many times over, a part of their words
exchanged for others of the same length, so that every offset still holds.
"""

import random
import re
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from policyrecs import explorer
from policyrecs.explorer import Collection
from policyrecs.shipped import release_folder

CHROMIUM = "/usr/bin/chromium"
RECORDS = 20_000
VARIANTS = 12
"""Namesakes of each stakeholder, so that the facet is as long as in a collection of this size."""

EXCHANGED = 0.25
"""Part of the long words that are exchanged."""

_LONG_WORD = re.compile(r"[a-z]{5,}")
"""A word in lower case that may be exchanged for one of its length, such as "openness"."""

FIRST_PAINT = 1500
"""Milliseconds in which the page must show its first records."""

FILTER = 100
"""Milliseconds in which a filter must show its result."""


def synthetic(count: int = RECORDS, seed: int = 1) -> Collection:
    """Return a collection of `count` recommendations, made from the shipped release."""
    model = explorer.read_collection(release_folder())
    chance = random.Random(seed)  # noqa: S311  made-up data, not a secret
    words = _words_by_length(model)
    parts: dict[str, list[Any]] = defaultdict(list)
    texts: dict[str, str] = {}
    made = 0
    for copy in range(count):
        if made >= count:
            break
        for document in model.documents:
            rows = [
                row
                for row in model.recommendations
                if row["document_id"] == document["document_id"]
            ][: count - made]
            made += len(rows)
            key = f"{document['document_id']}.{copy}"
            texts[key] = _exchanged(model.texts[document["document_id"]], words, chance)
            title = f"{document['title']} ({copy + 1})"
            parts["documents"].append(document | {"document_id": key, "title": title})
            parts["recommendations"] += [_copied(row, copy, key, texts[key]) for row in rows]
            parts["citations"] += [
                row | {"citation_id": f"{row['citation_id']}.{copy}", "document_id": key}
                for row in model.citations
                if row["document_id"] == document["document_id"]
            ]
    for variant in range(VARIANTS):
        parts["stakeholders"] += [
            row
            | {"stakeholder_id": f"{row['stakeholder_id']}.{variant}", "parent_id": None}
            | {"name": f"{row['name']} {variant + 1}" if variant else row["name"]}
            for row in model.stakeholders
        ]
    return Collection(name=f"{count:,} made-up recommendations", **parts, texts=texts)


def _words_by_length(model: Collection) -> dict[int, list[str]]:
    """The long words of the release's texts, by length."""
    words: dict[int, list[str]] = defaultdict(list)
    found = {word for text in model.texts.values() for word in _LONG_WORD.findall(text)}
    for word in sorted(found):
        words[len(word)].append(word)
    return words


def _exchanged(text: str, words: dict[int, list[str]], chance: random.Random) -> str:
    """`text` with some of its long words exchanged for others of the same length."""
    return _LONG_WORD.sub(
        lambda found: (
            chance.choice(words[len(found[0])]) if chance.random() < EXCHANGED else found[0]
        ),
        text,
    )


def _copied(row: Any, copy: int, document: str, text: str) -> dict[str, Any]:  # noqa: ANN401  a row
    """A recommendation in a copy of its document."""
    variant = copy % VARIANTS
    return row | {
        "recommendation_id": f"{row['recommendation_id']}.{copy}",
        "document_id": document,
        "parent_id": row["parent_id"] and f"{row['parent_id']}.{copy}",
        "quote": text[row["start"] : row["end"]],
        "stakeholders": [
            link | {"stakeholder_id": f"{link['stakeholder_id']}.{variant}"}
            for link in row["stakeholders"]
        ],
        "citations": [
            link | {"citation_id": f"{link['citation_id']}.{copy}"} for link in row["citations"]
        ],
    }


PAINTED = """() => ({
  paint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
  ready: performance.getEntriesByName("ready")[0].startTime,
})"""
"""When the browser first showed something, and when the list, counts and picture stood."""

TIMED = """(act) => new Promise((resolve) => {
  const begun = performance.now();
  act();
  requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
})"""
"""Milliseconds from an act of the reader's until its result has been drawn."""

FILTERS = {
    "a topic": "document.querySelector('#choices-topic input').click()",
    "a stakeholder": "document.querySelector('#choices-stakeholder input').click()",
    "a document": "document.querySelector('#choices-document input').click()",
    "reset": "document.querySelector('#reset').click()",
    "all records": "document.querySelector('#choices-status input:checked').click()",
    "a word": "type('model')",
    "a prefix": "type('re')",
    "a phrase": "type('\"open models\"')",
    "no search": "type('')",
    "newest first": "order('newest')",
    "a square": "document.querySelector('#heat tbody button').click()",
    "reset again": "document.querySelector('#reset').click()",
}
"""What a reader does, in turn, each on top of those before it."""

ACTS = """
  const say = (id, words, kind) => {
    const field = document.getElementById(id);
    field.value = words;
    field.dispatchEvent(new Event(kind, { bubbles: true }));
  };
  const type = (words) => say("query", words, "input");
  const order = (words) => say("sort", words, "change");
"""


def first_paint(page: Page, address: str) -> tuple[float, float]:
    """Open the page; return milliseconds to its first paint and to its first records."""
    page.goto(address)
    page.wait_for_selector(".row a")
    times = page.evaluate(PAINTED)
    return times["paint"], times["ready"]


def filter_time(page: Page, act: str) -> float:
    """Do what `act` says; return milliseconds until its result has been drawn."""
    took: float = page.evaluate(f"() => {{ {ACTS} return ({TIMED})(() => {act}); }}")
    return took


def main() -> None:
    """Measure, and print each figure beside its limit."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS
    repeats = int(sys.argv[2]) if len(sys.argv) > 2 else 5  # noqa: PLR2004  the second argument
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "explorer.html"
        collection = synthetic(count)
        begun = time.perf_counter()
        explorer.write(collection, file)
        took = time.perf_counter() - begun
        size = file.stat().st_size / 1e6
        print(f"{count:,} records, {len(collection.documents):,} documents, {size:.1f} MB")
        print(f"{'written in':>16}  {took * 1000:7.0f} ms")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        paints, filters = [], defaultdict(list)
        for _ in range(repeats):
            context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
            page = context.new_page()
            paints.append(first_paint(page, file.as_uri()))
            page.wait_for_timeout(1500)  # a reader looks before acting; the index is made meanwhile
            for name, act in FILTERS.items():
                filters[name].append(filter_time(page, act))
            context.close()
        _print("first paint", [paint for paint, _ in paints], FIRST_PAINT)
        _print("first records", [ready for _, ready in paints], FIRST_PAINT)
        for name, times in filters.items():
            _print(name, times, FILTER)
        browser.close()


def _print(name: str, times: list[float], limit: int) -> None:
    print(
        f"{name:>16}  {statistics.median(times):7.0f} ms median  {max(times):7.0f} ms worst"
        f"  (limit {limit} ms)"
    )


if __name__ == "__main__":
    main()
