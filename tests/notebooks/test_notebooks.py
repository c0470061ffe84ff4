"""The notebooks run from top to bottom, and show what is committed beside them."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import nbformat
import pytest

FOLDER = Path(__file__).parents[2] / "notebooks"


def loaded() -> ModuleType:
    """The script that renders the notebooks."""
    spec = importlib.util.spec_from_file_location("render", FOLDER / "render.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


RENDER = loaded()


def shown(notebook: nbformat.NotebookNode) -> Iterator[tuple[str, str]]:
    """What each cell shows: its words, and that it shows a picture where it does."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            words = output.get("text") or data.get("text/plain", "")
            yield cell["id"], "picture" if "image/png" in data else words


@pytest.mark.filterwarnings("default")  # the kernel's own, which are none of the notebook's
@pytest.mark.parametrize("source", RENDER.SOURCES)
def test_a_notebook_runs_and_shows_what_is_committed(source: str) -> None:
    """A reader would see figures that the code no longer gives: run `make notebooks`."""
    committed = nbformat.read(FOLDER / Path(source).with_suffix(".ipynb").name, as_version=4)
    assert list(shown(committed)) == list(shown(RENDER.executed(source)))
