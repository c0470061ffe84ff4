"""The page: a payload, a style and a script in one file of HTML that asks the network for nothing.

Text of documents reaches the page only as JSON inside blocks that browsers do not run, with every
`<` escaped so that no text can end its block, and from there only as text of elements. The page's
own policy lets nothing run or load but this style and this script, known by their hashes.
"""

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from policyrecs.explorer.collection import Collection
from policyrecs.explorer.payload import context, payload
from policyrecs.export.files import write_file

_SCRIPTS = (
    *("elements", "data", "search", "filter", "address", "facets", "list"),
    *("context", "reader", "picture", "download", "main"),
)
"""The parts of the script, each after those that it calls when it is first run."""

_SLOT = re.compile(r"\{\{(\w+)\}\}")
"""A place in the page's frame that is filled: "{{style}}"."""


def write(collection: Collection, path: Path) -> None:
    """Write the explorer of a collection to a file, whole or not at all.

    Raises:
        OutputError: The file cannot be written.
    """
    write_file(path, page(collection))


def page(collection: Collection) -> Iterator[bytes]:
    """Yield the explorer of a collection as the bytes of one HTML file, piece by piece."""
    style = _asset("page.css")
    script = "".join(_asset(f"{name}.js") for name in _SCRIPTS)
    parts = {
        "policy": _policy(style, script),
        "title": html.escape(collection.name),
        "style": style,
        "script": script,
    }
    frame = iter(_SLOT.split(_asset("page.html")))
    for markup in frame:
        yield markup.encode()
        slot = next(frame, None)
        if slot == "data":
            yield _data_block("payload", payload(collection))
            for place, text in enumerate(context(collection)):
                yield _data_block(f"text-{place}", text)
        elif slot:
            yield parts[slot].encode()


def _asset(name: str) -> str:
    """The text of a file that ships beside this module."""
    return (resources.files(__package__) / "assets" / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """The content security policy: nothing is loaded, and nothing runs but what was written here.

    The empty `data:` icon keeps browsers from asking a server for one.
    """
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(source: str) -> str:
    """The hash by which a policy knows an inline style or script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def _data_block(name: str, content: object) -> bytes:
    """JSON in a block that browsers do not run, and that no text inside it can end.

    A lone surrogate, which UTF-8 cannot write, becomes the escape that JSON has for it.
    """
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    block = f'<script type="application/json" id="{name}">{written}</script>\n'
    return block.encode("utf-8", "backslashreplace")
