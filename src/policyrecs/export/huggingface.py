"""The tables as a folder that `datasets.load_dataset` reads, and the Hugging Face Hub shows.

A dataset card, README.md, names each table as a configuration of its own; the files stand in
`data/`. Nothing is fetched when it is read. `datasets` cannot read a file without rows, so an empty
table is a file and no configuration.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa

from policyrecs.dataset import Dataset
from policyrecs.export.datapackage import DESCRIPTION, LICENCE
from policyrecs.export.files import write_file
from policyrecs.records import SCHEMA_VERSION
from policyrecs.tables import TABLES, to_parquet, to_tables

_DEFAULT = "recommendations"
"""The configuration that is loaded where none is named."""

_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
"""The Hub's size categories, by the count that they end before."""

_LARGEST = "n>1M"
"""Its category of everything larger that a user of this tool will meet."""

_USE = """\
## Load

```python
from datasets import load_dataset

recommendations = load_dataset("path/of/this/folder", "recommendations", split="train")
```

There is one split, `train`, since nothing is held back.
A table is a configuration; one without rows is a file only, since `datasets` reads none such.
"""


def write_huggingface(dataset: Dataset, folder: Path) -> None:
    """Write a dataset as a folder for `datasets.load_dataset`.

    Raises:
        OutputError: The files cannot be written.
    """
    tables = to_tables(dataset)
    for name, made in tables.items():
        write_file(folder / _file(name), (to_parquet(TABLES[name], made),))
    write_file(folder / "README.md", ("\n".join(_card(dataset, tables)).encode(),))


def _file(name: str) -> str:
    """Path of a table inside the folder."""
    return f"data/{name}.parquet"


def _card(dataset: Dataset, tables: Mapping[str, pa.Table]) -> Iterator[str]:
    """The lines of the dataset card: what the Hub reads, then what people read."""
    yield "---"
    yield f"license: {LICENCE['name'].lower()}"
    yield "pretty_name: Policy recommendations"
    languages = sorted({each.language for each in dataset.documents if each.language})
    if languages:
        yield "language:"
        yield from (f"- {language}" for language in languages)
    yield "size_categories:"
    yield f"- {_size(tables[_DEFAULT].num_rows)}"
    yield "tags:"
    yield from (f"- {tag}" for tag in ("policy", "recommendations", "stakeholders", "citations"))
    yield "configs:"
    for name, made in tables.items():
        if not made.num_rows:
            continue
        yield f"- config_name: {name}"
        if name == _DEFAULT:
            yield "  default: true"
        yield "  data_files:"
        yield "  - split: train"
        yield f"    path: {_file(name)}"
    yield "---\n"
    yield "# Policy recommendations\n"
    yield f"{DESCRIPTION}\n"
    yield _USE
    yield "## Tables\n"
    yield f"Schema version {SCHEMA_VERSION}; each file states the meaning of its columns.\n"
    yield "| Configuration | Rows | A row is |"
    yield "| --- | ---: | --- |"
    for name, made in tables.items():
        yield f"| `{name}` | {made.num_rows} | {TABLES[name].row} |"
    yield "\n## Licence\n"
    yield f"[{LICENCE['title']}]({LICENCE['path']}) for the records and annotations.\n"


def _size(rows: int) -> str:
    """The Hub's category for a count of rows."""
    return next((name for end, name in _SIZES if rows < end), _LARGEST)
