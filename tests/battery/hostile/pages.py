"""HTML: attributes, tags and nesting without end, hidden text, and what is no page."""

from hostile.case import Document

CALL = "Congress should fund open research."
GOOD = f"<!DOCTYPE html><title>T</title><h1>Findings</h1><p>{CALL}</p>"
SLOW = (None, "time-limit", "too-large", "memory-limit", "empty-file")


def _case(
    name: str,
    markup: str | bytes,
    *outcomes: str | None,
    quotes: tuple[str, ...] = (),
    absent: tuple[str, ...] = (),
) -> Document:
    data = markup if isinstance(markup, bytes) else markup.encode()
    return Document(name, "html", "hostile.html", lambda: data, outcomes or (None,), quotes, absent)


def _heavy(name: str, opening: str, count: int, closing: str = "", *, before: str = "") -> Document:
    def make() -> bytes:
        return (before + opening * count + CALL + closing * count).encode()

    return Document(name, "html", "hostile.html", make, SLOW, heavy=True)


HIDING = (
    "<p hidden>SECRET one.</p><p style='display:none'>SECRET two.</p>"
    "<template><p>SECRET three.</p></template><!-- SECRET --><script>SECRET</script>"
    "<style>.x{display:none}</style><p class=x>Agencies must hide SECRET four.</p>"
)

CASES = (
    _case("good", GOOD, quotes=(CALL,)),
    _case("empty", b"", "empty-file"),
    _case("no words", "<!DOCTYPE html><html><body><img src=x></body></html>", "empty-file"),
    _case("hidden text", GOOD + HIDING, quotes=(CALL,), absent=("SECRET",)),
    _case(
        "a charset that does not exist", f"<meta charset=nonsense><p>{CALL}", None, "wrong-encoding"
    ),
    _case(
        "a charset that lies",
        f"<meta charset=utf-16><p>{CALL}",
        None,
        "wrong-encoding",
        "empty-file",
    ),
    _case("one bad byte", GOOD.encode() + b"\xff", None, "wrong-encoding"),
    _case("NUL", GOOD.replace("Findings", "Find\0ings"), None, "binary-file"),
    _case(
        "references to strange characters", GOOD + "<p>&#0;&#xD800;&#x110000;&#27;[31m&#8238;</p>"
    ),
    _case(
        "a script that writes",
        GOOD + "<script>document.write('SECRET')</script>",
        absent=("SECRET",),
    ),
    _case(
        "a frame and an image elsewhere",
        GOOD + "<iframe src='file:///etc/passwd'></iframe><img src='http://192.0.2.1/x'>",
        quotes=(CALL,),
        absent=("root:",),
    ),
    _case(
        "an entity from outside",
        f"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>&x;</p><p>{CALL}</p>",
        absent=("root:",),
    ),
    _case("an unclosed comment", GOOD + "<!--" + CALL),
    _case("an unclosed attribute", GOOD + '<a href="' + CALL),
    _case("an unclosed title", f"<!DOCTYPE html><title>T<p>{CALL}</p>", None, "empty-file"),
    _case(
        "a cell that spans a billion",
        GOOD + "<table><tr><td rowspan=1000000000 colspan=999999999>a<tr><td>b</table>",
        quotes=(CALL,),
    ),
    _case("a list that starts at a billion", GOOD + "<ol start=99999999999><li>Fund it.</ol>"),
    _case("2,000 nested quotations", GOOD + "<blockquote>" * 2000 + "<p>x"),
    _case("2,000 nested lists", GOOD + "<ul><li>" * 2000 + "x"),
    _case("2,000 nested bold", GOOD + "<b>" * 2000 + "x", None, "too-large"),
    _case("500 nested tables", GOOD + "<table><tr><td>" * 500 + "x"),
    _case(
        "a base that is a script", "<base href='javascript:alert(1)'>" + GOOD + "<a href=x>y</a>"
    ),
    _heavy("10 MB of '<'", "<", 10_000_000),
    _heavy(
        "200,000 attributes",
        "",
        0,
        before="<p " + " ".join(f"a{n}=1" for n in range(200_000)) + ">",
    ),
    _heavy("200,000 unclosed div", "<div>", 200_000),
    _heavy("200,000 unclosed b", "<b>", 200_000),
    _heavy("a million nested div", "<div>", 1_000_000, "</div>"),
    _heavy("100,000 nested lists", "<ul><li>", 100_000),
    _heavy("50,000 nested tables", "<table><tr><td>", 50_000),
    _heavy("300,000 select", "<select>", 300_000),
    _heavy("200,000 spans in a paragraph", f"<span>{CALL} </span>", 200_000),
    _heavy("200,000 calls", f"<p>{CALL}", 200_000),
    _heavy("200,000 rows", "<tr><td>a", 200_000, before="<table>"),
    _heavy("1,000,000 references", "&amp;", 1_000_000),
    _heavy("1,000,000 open comments", "<!--", 1_000_000),
    _heavy("200,000 rules of style", ".a{display:none}", 200_000, before="<style>"),
)
