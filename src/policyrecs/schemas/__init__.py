"""The generated schema: JSON Schemas, Table Schemas, vocabularies and CODEBOOK.md.

Everything here is made from the records, the tables and the closed sets; nothing is said twice.
`schema/` in the repository is what `generate` returns, and a test fails where it is not.
"""

import json
from pathlib import Path

from policyrecs.errors import OutputError
from policyrecs.schemas.codebook import codebook
from policyrecs.schemas.json_schemas import json_schemas
from policyrecs.schemas.skos import FILE as SKOS_FILE
from policyrecs.schemas.skos import skos
from policyrecs.schemas.vocabularies import vocabularies, vocabulary_csv
from policyrecs.tables import TABLES, table_schema
from policyrecs.vocabulary import Reason

__all__ = ["generate", "write"]


def generate() -> dict[str, bytes]:
    """Return the content of every generated file, by its path inside `schema/`."""
    files = dict(json_schemas())
    for table in TABLES.values():
        text = json.dumps(table_schema(table), ensure_ascii=False, indent=2) + "\n"
        files[f"tables/{table.name}.schema.json"] = text.encode()
    files |= {codes.file: vocabulary_csv(codes) for codes in vocabularies()}
    files[SKOS_FILE] = skos()
    files["CODEBOOK.md"] = codebook()
    return files


def write(folder: Path) -> None:
    """Make `folder` hold the generated files, and no generated file of an earlier schema.

    Raises:
        OutputError: The folder cannot be written.
    """
    files = generate()
    try:
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            # Under its name the file is whole at any time, even if this process is killed.
            stage = path.with_name(f".{path.name}.new")
            stage.write_bytes(data)
            stage.replace(path)
        for pattern in ("*.schema.json", "tables/*.schema.json", "vocabularies/*.csv"):
            for path in folder.glob(pattern):
                if path.relative_to(folder).as_posix() not in files:
                    path.unlink()
    except OSError as error:
        words = error.strerror or str(error)
        raise OutputError(Reason.UNWRITABLE_OUTPUT, str(folder), words) from error
