"""Have pyarrow do without pandas, in a process that has no use for it."""

import sys
from importlib.abc import MetaPathFinder


def do_without_pandas() -> None:
    """Have pyarrow believe that pandas is not installed.

    It imports pandas as soon as it is handed a list, to see whether that is one of pandas's own:
    forty megabytes and a fifth of a second in the command and in each of its workers.
    """
    sys.meta_path.insert(0, _NoPandas())


class _NoPandas(MetaPathFinder):
    """Finds no pandas."""

    def find_spec(self, fullname: str, *_: object) -> None:
        """Refuse pandas, and leave all else to others."""
        if fullname == "pandas":
            raise ImportError(fullname)
