"""Every code is documented, once."""

import enum
import inspect

import pytest

from policyrecs import vocabulary

MEMBERS = [
    member
    for _, each in inspect.getmembers(vocabulary, inspect.isclass)
    if issubclass(each, enum.Enum) and each.__module__ == vocabulary.__name__
    for member in each
]


@pytest.mark.parametrize("member", MEMBERS, ids=str)
def test_every_code_has_a_definition(member: enum.Enum) -> None:
    """A code without a definition would be an empty row of the codebook."""
    definition = vocabulary.describe(member)
    assert definition[-1] in ".;"
