"""Text from documents and file names, made harmless for a terminal.

A control character, an escape sequence or a bidi override in a document could otherwise clear the
screen, set its title, or show words in another order than they stand in.
"""


def harmless(words: str) -> str:
    """Return `words` with every character that a terminal would obey as a space; lines stay."""
    return "".join(
        character if character.isprintable() or character == "\n" else " " for character in words
    )


def one_line(words: str) -> str:
    """Return `words` on one line, with nothing in it that a terminal would obey."""
    return harmless(" ".join(words.split()))
