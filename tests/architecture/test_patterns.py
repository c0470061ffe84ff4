"""No regular expression of the project can take exponential time on a text that it does not match.

A repeat of a repeat that nothing parts, as in "(?:[a-z]+ ?)+$", tries every way of cutting a word.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from re import _constants as code
from re import _parser as parser
from typing import Any

import pytest

import policyrecs
from policyrecs.lexicon.patterns import patterns

_MANY = 12
"""Repeats from which on the ways of cutting a text are too many to try."""

_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT)
_LOOKING = (code.ASSERT, code.ASSERT_NOT)

Node = tuple[Any, Any]
"""A part of a parsed expression: what it is, and what it holds."""


def compiled() -> dict[re.Pattern[Any], str]:
    """Every expression of the project, with where it stands."""
    found: dict[re.Pattern[Any], str] = {}
    for module in pkgutil.walk_packages(policyrecs.__path__, "policyrecs."):
        for name, value in vars(importlib.import_module(module.name)).items():
            for one in _expressions(value):
                found.setdefault(one, f"{module.name}.{name}")
    for file in Path(policyrecs.__path__[0], "lexicon").glob("*.toml"):
        if "[[pattern]]" in file.read_text(encoding="utf-8"):
            for name, named in patterns(file.stem).items():
                found.setdefault(named.regex, f"{file.name}: {name}")
    return found


def _expressions(value: object) -> Iterator[re.Pattern[Any]]:
    """The expressions that a module's name holds, in its tables too."""
    match value:
        case re.Pattern():
            yield value
        case dict():
            for one in value.values():
                yield from _expressions(one)
        case list() | tuple() | set() | frozenset():
            for one in value:
                yield from _expressions(one)


def _within(node: Node) -> list[list[Node]]:
    """The sequences that a part holds: the branches of a choice, the inside of a group."""
    kind, held = node
    match kind:
        case code.SUBPATTERN:
            return [list(held[-1])]
        case code.BRANCH:
            return [list(one) for one in held[1]]
        case code.MAX_REPEAT | code.MIN_REPEAT | code.POSSESSIVE_REPEAT:
            return [list(held[2])]
        case code.ASSERT | code.ASSERT_NOT:
            return [list(held[1])]
        case code.ATOMIC_GROUP:
            return [list(held)]
        case _:
            return []


def _is_many(node: Node) -> bool:
    """Whether a part repeats often, and can give back what it took."""
    return node[0] in _REPEATS and node[1][1] >= _MANY


def _may_be_empty(node: Node) -> bool:
    """Whether a part can match no text; a word boundary parts two words."""
    kind, held = node
    if kind is code.AT:
        return held is not code.AT_BOUNDARY
    if kind in _REPEATS and held[0] == 0:
        return True
    inside = _within(node)
    return kind in _LOOKING or (
        bool(inside) and any(all(map(_may_be_empty, sequence)) for sequence in inside)
    )


def _gives_back(sequence: list[Node]) -> bool:
    """Whether a sequence is a repeat and nothing else that must match some text."""
    for at, node in enumerate(sequence):
        rest = sequence[:at] + sequence[at + 1 :]
        if all(map(_may_be_empty, rest)):
            groups = [] if node[0] in _REPEATS or node[0] in _LOOKING else _within(node)
            if _is_many(node) or any(map(_gives_back, groups)):
                return True
    return False


def ambiguous(sequence: Iterable[Node]) -> bool:
    """Whether some repeat in a sequence repeats another that nothing parts."""
    return any(
        (_is_many(node) and any(map(_gives_back, _within(node))))
        or any(map(ambiguous, _within(node)))
        for node in sequence
    )


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"[A-Z]'s? (?:[a-z-]+ ?)+$", True),
        (r"(?:a*)*b", True),
        (r"(?:['-]?[A-Z]?[a-z]+)*", True),
        (r"(?:x|(?:[a-z]+))+$", True),
        (r"[a-z-]+(?: [a-z-]+)* ?$", False),
        (r"(?:\b[a-z]+ly\b ?)+$", False),
        (r"(?:[a-z]+, )*", False),
        (r"(?:(?>[a-z]+) ?)*+", False),
        (r"(?:[a-z]{1,3} ?){0,4}", False),
    ],
)
def test_the_check_knows_repeats_that_nothing_parts(pattern: str, *, expected: bool) -> None:
    """A check that finds nothing because it sees nothing."""
    assert expected == ambiguous(parser.parse(pattern))


def test_no_expression_repeats_a_repeat_that_nothing_parts() -> None:
    """A subject such as "children's rights organisations in England" that took for ever."""
    found = compiled()
    assert 500 < len(found)
    assert [] == [
        where for one, where in found.items() if ambiguous(parser.parse(one.pattern, one.flags))
    ]
