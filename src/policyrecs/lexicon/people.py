"""Words that tell people's names from bodies' names: posts, forms of address, heads of names."""

import functools

from policyrecs.lexicon.patterns import table


@functools.cache
def listed(name: str) -> frozenset[str]:
    """The words of the list `name` in people.toml, in lower case."""
    return frozenset(word.lower() for word in table("people")[name]["words"])


@functools.cache
def honorific() -> str:
    """The pattern of a form of address, with its point or without: "Ms", "Sen."."""
    words = sorted(table("people")["honorifics"]["words"], key=len, reverse=True)
    return rf"(?:{'|'.join(words)})\b\.?"
