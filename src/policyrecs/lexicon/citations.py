"""How works are cited, as patterns: one regular expression for each thing they show."""

import functools
import re

from policyrecs.lexicon import patterns


@functools.cache
def cue(shows: str) -> re.Pattern[str]:
    """One regular expression for all patterns of citations.toml that show `shows`.

    Earlier entries of the file are tried first at each place.
    """
    expressions = [
        f"(?:{entry.expression})"
        for entry in patterns.patterns("citations").values()
        if entry.codes["shows"] == shows
    ]
    return re.compile("|".join(expressions))
