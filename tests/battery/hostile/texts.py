"""Texts: encodings, line ends, strange characters, and repetition without end."""

from hostile.case import Document

CALL = "Congress should fund open research."
OTHER = "Agencies must publish the data."
PAGE = f"# Findings\n\n{CALL}\n\nIt rained in May.\n\n{OTHER}\n"
SLOW = (None, "time-limit", "too-large", "memory-limit")


def _text(
    name: str,
    data: str | bytes,
    *outcomes: str | None,
    quotes: tuple[str, ...] = (),
    ending: str = "txt",
) -> Document:
    """A text that is read at once."""
    made = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    return Document(
        name, "text", f"hostile.{ending}", lambda: made, outcomes or (None,), quotes=quotes
    )


def _heavy(name: str, unit: str, count: int, *, after: str = "", ending: str = "txt") -> Document:
    """A text of one thing over and over."""

    def made() -> bytes:
        return (unit * count + after).encode()

    return Document(name, "text", f"hostile.{ending}", made, SLOW, heavy=True)


CASES = (
    _text("empty file", b"", "empty-file"),
    _text("white space only", " \n\t\r\n\u3000\u2028", "empty-file"),
    _text("byte order mark alone", b"\xef\xbb\xbf", "empty-file"),
    _text("byte order mark, UTF-8", b"\xef\xbb\xbf" + PAGE.encode(), quotes=(CALL, OTHER)),
    _text("UTF-16 little-endian", PAGE.encode("utf-16"), quotes=(CALL, OTHER)),
    _text("UTF-16 big-endian", b"\xfe\xff" + PAGE.encode("utf-16-be"), quotes=(CALL, OTHER)),
    _text("UTF-16 without a mark", PAGE.encode("utf-16-le"), "binary-file", "wrong-encoding"),
    _text("UTF-16 cut in half", PAGE.encode("utf-16")[:-1], "wrong-encoding"),
    _text("UTF-32", PAGE.encode("utf-32"), quotes=(CALL, OTHER)),
    _text("UTF-32 without a mark", PAGE.encode("utf-32-be"), "binary-file", "wrong-encoding"),
    _text(
        "Shift-JIS",
        "\u653f\u5e9c\u306f\u652f\u63f4\u3059\u3079\u304d\u3060\u3002\n".encode("shift-jis"),
        "wrong-encoding",
    ),
    _text("two byte order marks", b"\xef\xbb\xbf" * 2 + PAGE.encode()),
    _text("lone surrogate", PAGE + "\ud800", "wrong-encoding"),
    _text("CRLF", PAGE.replace("\n", "\r\n"), quotes=(CALL, OTHER)),
    _text("bare CR", PAGE.replace("\n", "\r"), quotes=(CALL, OTHER)),
    _text("all line ends mixed", PAGE.replace("\n\n", "\r\n\r\r\n\n"), quotes=(CALL, OTHER)),
    _text("one bad byte", PAGE.encode() + b"caf\xe9\n", "wrong-encoding"),
    _text("overlong UTF-8", PAGE.encode() + b"\xc0\xaf", "wrong-encoding"),
    _text("mojibake", PAGE + "donâ€™t Ã©tÃ©\n", quotes=(CALL, OTHER)),
    _text("NUL", PAGE + "a\0b", "binary-file"),
    _text("control characters", "\x01\x02\x03" * 100 + PAGE, "binary-file"),
    _text(
        "escape sequences",
        f"\x1b[31m\x1b]0;owned\x07\n\n{CALL}\n" + "It rained. " * 50,
        quotes=(CALL,),
    ),
    _text("bidi overrides", f"\u202e\u2066{CALL}\u2069\u202c\n", quotes=()),
    _text("NFD", "Congre\u0301s should fund the cafe\u0301s of the region.\n"),
    _text("a letter under a thousand accents", "Congress should fund Z" + "\u0301" * 1000 + ".\n"),
    _text("soft hyphens", "Con\u00adgress shou\u00adld fund open re\u00adsearch.\n"),
    _text("zero-width characters", "Congress\u200b should\u200d fund\ufeff open research.\n"),
    _text("U+2028 and U+2029", PAGE.replace("\n\n", "\u2028\u2029"), quotes=()),
    _text("U+0085, form feed, vertical tab", PAGE.replace("\n\n", "\u0085\x0c\x0b\n\n")),
    _text("beyond the basic plane", f"😀𝔄 {CALL}\n", quotes=()),
    _text("no-character and private use", f"\ufffe\uffff\ue000\n\n{CALL}\n", quotes=(CALL,)),
    _text("cells that spreadsheets run", f"=cmd|' /C calc'!A0\n\n{CALL}\n", quotes=(CALL,)),
    _text("markup of a script", f"<script>alert(1)</script>\n\n{CALL}\n"),
    _text("unclosed code fence", f"{CALL}\n\n```\n" + PAGE, ending="md"),
    _text("front matter that loops", f"---\na: &a [*a]\n---\n\n{CALL}\n", ending="md"),
    _text(
        "3,000 levels of items", "".join("  " * n + "- item\n" for n in range(3000)), ending="md"
    ),
    _text("1,000 levels of quotation", ">" * 1000 + CALL + "\n", ending="md"),
    _text("100,000 brackets", "[" * 100_000, ending="md"),
    _text("50,000 marks of quotation", f"{'>' * 50_000}\n\n{CALL}\n", quotes=(CALL,), ending="md"),
    _text("100,000 asterisks", f"{'*' * 100_000}\n\n{CALL}\n", quotes=(CALL,), ending="md"),
    _text("100,000 tabs", "\t" * 100_000 + f"\n\n{CALL}\n", quotes=(CALL,)),
    _text("100,000 form feeds", "\f" * 100_000 + f"\n\n{CALL}\n", quotes=(CALL,)),
    _text("100,000 back-ticks", "`" * 100_000, ending="md"),
    _text("a note that cites itself", f"{CALL}[^1]\n\n[^1]: See [^1].\n", ending="md"),
    _text("a substitution without end", ".. |a| replace:: |a|\n\n|a|\n", ending="rst"),
    _text("include of another file", f".. include:: /etc/passwd\n\n{CALL}\n", ending="rst"),
    _text("a PDF's first bytes and no more", b"%PDF-1.7\n", "damaged-file"),
    _text("an HTML page called text", "<!DOCTYPE html><p>" + CALL, quotes=(CALL,)),
    _text("an image called text", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "unknown-type"),
    _text("an unknown ending", b"\0\1\2", "unknown-type", "binary-file", ending="xyz"),
    _heavy("10 MB of '<'", "<", 10_000_000),
    _heavy("10 MB in one line", f"{CALL} ", 280_000),
    _heavy("10 MB of different words in one line", "alpha beta gamma ", 600_000),
    _heavy("10 MB of spaces", " ", 10_000_000, after=CALL),
    _heavy("10 MB in one word", "a", 10_000_000),
    _heavy("a million lines", "Line.\n", 1_000_000),
    _heavy("a million empty lines", "\n", 1_000_000, after=CALL),
    _heavy("a million items", "- a\n", 1_000_000, ending="md"),
    _heavy("'should ' 100,000 times", "should ", 100_000),
    _heavy("'We recommend that ' 100,000 times", "We recommend that ", 100_000),
    _heavy("50,000 quotations in one line", '"We should act," said Smith. ', 50_000),
    _heavy("500,000 quotation marks", '"', 500_000),
    _heavy("50,000 calls", f"{CALL}\n\n", 50_000),
    _heavy("a million initials", "A. ", 1_000_000),
    _heavy("200,000 marks of notes", "[^1] ", 200_000, ending="md"),
    _heavy("300,000 open links", "![](", 300_000, ending="md"),
    _heavy("10,000 columns", "|a", 10_000, after="\n" + "|-" * 10_000 + "\n", ending="md"),
    _heavy("200,000 open tags in Markdown", "<div>", 200_000, ending="md"),
)
