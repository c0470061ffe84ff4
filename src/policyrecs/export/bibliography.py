"""Citations for reference managers: CSL-JSON (the official csl-data schema) and BibTeX."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from policyrecs.dataset import Dataset
from policyrecs.export.files import write_file
from policyrecs.records import Citation
from policyrecs.vocabulary import DatePrecision

CSL_TYPES = frozenset(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia figure graphic
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage
    """.split()  # noqa: SIM905  a list would take a line for each
)
"""The types of CSL 1.0.2 that its schema of data knows; reference managers refuse others."""

_DATE_PARTS = {DatePrecision.YEAR: 1, DatePrecision.MONTH: 2, DatePrecision.DAY: 3}
"""How many parts of a date are stated."""

_ENTRY_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
"""BibTeX's entry type for a CSL type; `misc` for any other."""

_CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
"""BibTeX's field for what holds the work; `howpublished` for any other entry."""

_PUBLISHERS = {"techreport": "institution", "phdthesis": "school"}
"""BibTeX's field for the publisher, where it is not `publisher`."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_SPECIAL = re.compile(r"[\\{}$&#^_~%]")
"""Characters that TeX takes for commands."""

_ESCAPES = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
"""Escapes that are more than a backslash before the character."""


def write_csl_json(dataset: Dataset, path: Path) -> None:
    """Write the citations that name a work as CSL-JSON, whole or not at all.

    Raises:
        OutputError: The file cannot be written.
    """
    items = [csl_item(citation) for citation in _works(dataset.citations)]
    write_file(path, ((json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode(),))


def write_bibtex(dataset: Dataset, path: Path) -> None:
    """Write the citations that name a work as BibTeX, whole or not at all.

    Raises:
        OutputError: The file cannot be written.
    """
    entries = [bibtex_entry(citation) for citation in _works(dataset.citations)]
    write_file(path, ("\n".join(entries).encode(),))


def _works(citations: Iterable[Citation]) -> Iterator[Citation]:
    """The citations that name a work; an explanatory note names none."""
    return (each for each in citations if each.title or each.authors or each.url or each.doi)


def csl_item(citation: Citation) -> dict[str, Any]:
    """Return a citation as an item of CSL-JSON.

    Authors stay literal names: where family and given name part is not vouched for.
    """
    item: dict[str, Any] = {
        "id": citation.citation_id,
        "type": citation.type if citation.type in CSL_TYPES else "document",
        "title": citation.title,
        "author": [{"literal": name} for name in citation.authors],
        "container-title": citation.container_title,
        "publisher": citation.publisher,
        "URL": citation.url,
        "DOI": citation.doi,
        "note": citation.quote,
    }
    if citation.issued and citation.issued_precision:
        date = (citation.issued.year, citation.issued.month, citation.issued.day)
        item["issued"] = {"date-parts": [list(date[: _DATE_PARTS[citation.issued_precision]])]}
    return {name: value for name, value in item.items() if value}


def bibtex_entry(citation: Citation) -> str:
    """Return a citation as an entry of BibTeX; its key is the citation's id."""
    kind = _ENTRY_TYPES.get(citation.type or "", "misc")
    fields: dict[str, str | None] = {
        "author": " and ".join(f"{{{_escape(name)}}}" for name in citation.authors),
        "title": citation.title and f"{{{_escape(citation.title)}}}",
        _CONTAINERS.get(kind, "howpublished"): _escape(citation.container_title),
        _PUBLISHERS.get(kind, "publisher"): _escape(citation.publisher),
        "doi": citation.doi,
        "url": citation.url,
    }
    if citation.issued:
        fields["year"] = str(citation.issued.year)
        if citation.issued_precision is not DatePrecision.YEAR:
            fields["month"] = _MONTHS[citation.issued.month - 1]
    lines = "".join(
        f"  {name} = {value},\n" if name == "month" else f"  {name} = {{{value}}},\n"
        for name, value in fields.items()
        if value
    )
    return f"@{kind}{{{citation.citation_id},\n{lines}}}\n"


def _escape(text: str | None) -> str:
    """`text` with TeX's special characters as they print."""
    return _SPECIAL.sub(lambda found: _ESCAPES.get(found[0], "\\" + found[0]), text or "")
