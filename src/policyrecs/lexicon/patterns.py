"""The loader of patterns kept as data: named regular expressions, each with examples.

A pattern file is TOML with a `[words]` table of alternations and an array `[[pattern]]`. In a
pattern, `<name>` stands for the alternation of that name, so that a list of words is kept once.
Patterns are matched against folded, lower-case text in which white space is single spaces.
"""

import functools
import importlib.resources
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_REFERENCE = re.compile(r"(?<!\(\?)(?<!\(\?P)<([a-z_]+)>")
"""A reference to an alternation: `<modal>`, but not the name of a group in `(?P<party>...)`."""


@dataclass(frozen=True)
class Pattern:
    """A named regular expression, with text that it matches and text that it leaves.

    Attributes:
        name: Name, unique in its file.
        expression: The regular expression, references replaced.
        matches: Text in which it must be found.
        leaves: Text in which it must not be found.
        needs: Words of which one must stand in the text; empty where it is always tried.
        also: Words of which one must stand there too, where those of `needs` are frequent.
        codes: The entry's other keys, such as `modality` and `status`.
    """

    name: str
    expression: str
    matches: tuple[str, ...]
    leaves: tuple[str, ...]
    needs: tuple[str, ...]
    also: tuple[str, ...]
    codes: Mapping[str, Any]

    @functools.cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression, compiled when first used."""
        return re.compile(self.expression)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in `text`, tried only where a needed word stands in it."""
        return self.regex.search(text) if self.may_match(text) else None

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """Yield the matches in `text` from `start` on, tried as in `search`."""
        return self.regex.finditer(text, start) if self.may_match(text) else iter(())

    def may_match(self, text: str) -> bool:
        """Return whether a needed word stands in `text`, which takes no time to see."""
        return holds_any(text, self.needs) and holds_any(text, self.also)


def holds_any(text: str, words: tuple[str, ...]) -> bool:
    """Return whether one of `words` stands in `text`, or there are none."""
    for word in words:
        if word in text:
            return True
    return not words


@functools.cache
def table(file: str) -> dict[str, Any]:
    """Return the TOML file `file` of this package, without its suffix in the name."""
    resource = importlib.resources.files(__package__).joinpath(f"{file}.toml")
    return tomllib.loads(resource.read_text(encoding="utf-8"))


@functools.cache
def patterns(file: str) -> Mapping[str, Pattern]:
    """Return the patterns of `file` by name, in the order of the file."""
    entries = table(file)
    lists = entries.get("words", {})
    words = {name: "|".join(alternatives) for name, alternatives in lists.items()}
    loaded: dict[str, Pattern] = {}
    for entry in entries["pattern"]:
        name = entry["name"]
        if name in loaded:
            message = f"{file}.toml holds two patterns named {name}"
            raise ValueError(message)
        loaded[name] = Pattern(
            name=name,
            expression=_REFERENCE.sub(lambda found: f"(?:{words[found[1]]})", entry["pattern"]),
            matches=tuple(entry["matches"]),
            leaves=tuple(entry["leaves"]),
            needs=tuple(entry.get("needs", ())),
            also=tuple(entry.get("also", ())),
            codes={
                key: value
                for key, value in entry.items()
                if key not in {"name", "pattern", "matches", "leaves", "needs", "also"}
            },
        )
    return loaded


@functools.cache
def words_of(file: str, name: str) -> frozenset[str]:
    """Return the word list `name` of the TOML file `file`."""
    return frozenset(table(file)[name])
