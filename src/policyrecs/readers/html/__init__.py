"""HTML pages, by the lexbor parser: the text that a page shows, without the page around it."""

import dataclasses
import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from policyrecs.documents import Metadata
from policyrecs.errors import InputError
from policyrecs.issues import Issue
from policyrecs.readers import text
from policyrecs.readers.content import Content
from policyrecs.readers.decode import decode
from policyrecs.readers.drafts import compose
from policyrecs.readers.html import charset, guard
from policyrecs.readers.html.body import BodyReader
from policyrecs.readers.html.metadata import head_title, metadata
from policyrecs.readers.html.plan import plan
from policyrecs.readers.html.survey import Survey
from policyrecs.readers.html.tree import Attributes, Sight, walk
from policyrecs.readers.shapes import shape
from policyrecs.vocabulary import Reason, Severity

_COMPONENT = re.compile(r"\A\s*<template\b[^>]*>(?P<shown>.*)</template\s*>", re.DOTALL)
"""A component of a site, whose template is what it shows: "<template><p>Dear</p></template>"."""


def read(data: bytes, *, document_id: str, encoding: str | None = None) -> Content:
    """Return the content of an HTML page.

    The text is one of its own: what the page shows, block by block, furniture left out.

    Args:
        data: The file's bytes.
        document_id: Names the document in a refusal.
        encoding: Encoding, where the bytes do not say.

    Raises:
        InputError: `empty-file`, `wrong-encoding`, `binary-file` or `too-large`.
    """
    markup = decode(data, name=document_id, encoding=encoding or charset.declared(data))
    guard.check(markup, name=document_id)
    component = _COMPONENT.match(markup)
    if component:
        markup = component["shown"]
    tree = LexborHTMLParser(markup)
    about = metadata(tree)
    style_sheet = "\n".join(node.text() for node in tree.css("style"))
    for trusts_aria in (True, False):
        sight = Sight(style_sheet, trusts_aria=trusts_aria)
        survey = Survey()
        if tree.body is not None:  # a set of frames has none
            walk(tree.body, survey, sight)
        if not survey.elements:
            continue
        reading = plan(survey, head_title(tree) or "")
        if reading.plain is not None:
            return _plain_text(reading.plain, sight, document_id, about)
        reader = BodyReader(reading, about.url)
        for root in reading.roots:
            walk(root, reader, sight)
            reader.finish()
        if reader.drafts:
            return compose(shape(reader.drafts), about, _left_out(reader, document_id), document_id)
    raise InputError(Reason.EMPTY_FILE, document_id, "the page shows no text")


class _Verbatim:
    """Gathers preformatted text as it stands; a `Visitor`."""

    def __init__(self) -> None:
        """Start with nothing gathered."""
        self.parts: list[str] = []

    def enter(self, node: LexborNode, tag: str, attributes: Attributes) -> bool:
        """Begin an element."""
        del node, attributes
        if tag == "br":
            self.parts.append("\n")
        return True

    def leave(self, tag: str) -> None:
        """End an element."""

    def text(self, words: str) -> None:
        """Take a run of text."""
        self.parts.append(words)


def _plain_text(node: LexborNode, sight: Sight, document_id: str, about: Metadata) -> Content:
    """The content of a page that is one stretch of preformatted text, read as a text file is."""
    verbatim = _Verbatim()
    walk(node, verbatim, sight)
    content = text.read("".join(verbatim.parts).encode(), document_id=document_id)
    return dataclasses.replace(content, metadata=about)


def _left_out(reader: BodyReader, document_id: str) -> list[Issue]:
    """What to say of the furniture that was not read, if any was."""
    if not reader.left_out:
        return []
    message = f"{reader.left_out} characters of navigation and the like were left out"
    return [Issue("furniture-left-out", Severity.INFO, document_id, message)]
