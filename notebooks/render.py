"""Run the notebooks' sources and write them with their outputs: `make notebooks`."""

import sys
from pathlib import Path

import jupytext
import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).parent
SOURCES = ("tour.py", "comparison.py", "your_own_documents.py")


def executed(source: str) -> nbformat.NotebookNode:
    """Return the notebook made from `source`, run from top to bottom."""
    notebook = jupytext.read(HERE / source)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(HERE)}}).execute()
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"{Path(source).stem}-{number}"  # random ids would change every time
        cell.metadata.pop("execution", None)  # so would the times at which cells ran
    notebook.metadata["language_info"] = {"name": "python"}
    return notebook


def main() -> int:
    """Write every notebook beside its source."""
    for source in SOURCES:
        nbformat.write(executed(source), HERE / Path(source).with_suffix(".ipynb").name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
