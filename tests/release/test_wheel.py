"""The built wheel works by itself: it carries the release and needs no repository."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel holds, as an installer lays it out."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    target = folder / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def run(installed: Path, code: str) -> str:
    """What `code` prints with the wheel in front of any other package, away from the repository."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(installed)!r})\n{code}"],
        cwd=installed,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "" == done.stderr
    return done.stdout


def test_the_wheel_carries_the_release(installed: Path) -> None:
    """The one-line load would fail everywhere but in a checkout."""
    code = (
        "import policyrecs; frame = policyrecs.load_recommendations();"
        "print(policyrecs.__file__, len(frame), len(policyrecs.load_dataset().documents))"
    )
    path, rows, documents = run(installed, code).rsplit(maxsplit=2)
    assert path.startswith(str(installed))
    assert int(rows) > 0
    assert 5 == int(documents)


def test_the_wheel_carries_the_lexicon(installed: Path) -> None:
    """Extraction would fail for want of its data files."""
    code = (
        "import policyrecs; found = policyrecs.extract_text('Ministries should publish the data.');"
        "print([record.quote for record in found.recommendations])"
    )
    assert "['Ministries should publish the data.']\n" == run(installed, code)
