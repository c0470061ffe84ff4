"""Where the release that ships with the package lives."""

import json
from pathlib import Path

from policyrecs.errors import InputError
from policyrecs.vocabulary import Reason


def release_folder() -> Path:
    """Return the folder of the shipped release.

    An installed wheel carries it inside the package; an editable install reads the repository's.

    Raises:
        InputError: There is none: in a checkout where nothing has been built yet.
    """
    package = Path(__file__).parent
    for folder in (package / "_release", package.parents[1] / "data" / "release"):
        if (folder / "datapackage.json").is_file():
            return folder
    raise InputError(
        Reason.MISSING_FILE, str(folder), "there is no release here yet; run `policyrecs build`"
    )


def data_version() -> str | None:
    """Return the version of the shipped release, None where nothing has been built yet."""
    try:
        descriptor = (release_folder() / "datapackage.json").read_text(encoding="utf-8")
    except InputError:
        return None
    version: str = json.loads(descriptor)["version"]
    return version
