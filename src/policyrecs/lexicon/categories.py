"""Lead verbs by the level of action they ask for.

Source: UPR Info, "Database action category", with E. McMahon's scale of five levels.
"""

import functools

from policyrecs.lexicon.patterns import table
from policyrecs.vocabulary import ActionCategory


def action_category(verb: str) -> ActionCategory | None:
    """Return the level of action that the lead verb `verb` asks for, None where it is not known.

    Args:
        verb: A lemma; the first word of a phrasal one ("take action") decides.
    """
    return _levels().get(verb.split(" ", 1)[0])


@functools.cache
def _levels() -> dict[str, ActionCategory]:
    """Every listed verb and its level."""
    return {
        verb: ActionCategory[name.upper()]
        for name, entry in table("categories").items()
        for verb in entry["verbs"]
    }
