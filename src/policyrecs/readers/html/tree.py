"""Walking a page's elements without recursion, past everything that the page does not show."""

import re
from collections.abc import Mapping
from typing import Protocol

from selectolax.lexbor import LexborNode

from policyrecs.readers.html import names

Attributes = Mapping[str, str | None]

_UNREAD = frozenset(
    {
        # code, drawings, embedded pages and players, with the words for browsers that lack them
        "head", "script", "style", "template", "noscript", "noframes", "noembed", "iframe",
        "frameset", "object", "embed", "video", "audio", "canvas", "svg", "annotation",
        "annotation-xml", "map",
        # what a reader fills in
        "select", "textarea", "input", "datalist", "progress", "meter",
        # readings of characters, and text struck out
        "rp", "rt", "del", "s", "strike",
    }
)  # fmt: skip
"""Elements whose content is no text of the page."""

_NEVER_HIDDEN = frozenset({"html", "body", "main", "article"})
"""Elements that a page may hide only until its script has run."""

_HIDING_STYLE = re.compile(
    r"""
      display \s* : \s* none
    | visibility \s* : \s* (?:hidden|collapse)
    | mso-hide \s* : \s* all                            # hidden text of Word
    | font-size \s* : \s* 0 (?:px|pt|em|rem|%)? \s* (?:;|!|$)
    | (?:left|top|text-indent) \s* : \s* -\d{4}         # "left: -9999px": moved off the screen
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""An inline style that hides the element: "display:none"."""

_HIDDEN_SELECTOR = re.compile(r"\s*(?:[a-z]+)?([.#])([\w-]+)\s*", re.IGNORECASE)
"""A selector of one class or id: ".note-draft", "div#modal"."""

_BRACE = re.compile(r"([{}])")
"""What opens and closes a rule of a style sheet: ".x { display: none }"."""

_STYLE_COMMENT = re.compile(r"/\*(?s:.*?)(?:\*/|\Z)")
"""A comment in a style sheet: "/* menu */"."""


class Visitor(Protocol):
    """What is told about each part of a page in turn."""

    def enter(self, node: LexborNode, tag: str, attributes: Attributes) -> bool:
        """Begin an element; return whether to go inside."""

    def leave(self, tag: str) -> None:
        """End an element that was gone into."""

    def text(self, words: str) -> None:
        """Take a run of text."""


class Sight:
    """What a page shows, as far as its markup and its own style sheet say."""

    def __init__(self, style_sheet: str, *, trusts_aria: bool = True) -> None:
        """Read the style sheet.

        Args:
            style_sheet: The content of the page's style elements.
            trusts_aria: Whether `aria-hidden` hides; a page saved while a dialog was open has it on
                everything else.
        """
        self._hidden_names = _hidden_names(style_sheet)
        self._trusts_aria = trusts_aria

    def shows(self, tag: str, attributes: Attributes) -> bool:
        """Return whether an element is read."""
        if tag in _UNREAD or (tag == "dialog" and "open" not in attributes):
            return False
        if not attributes or tag in _NEVER_HIDDEN:
            return True
        style = attributes.get("style")
        if "hidden" in attributes or (style and _HIDING_STYLE.search(style)):
            return False
        if self._trusts_aria and (attributes.get("aria-hidden") or "").lower() == "true":
            return False
        return not self._is_hidden_by_name(attributes)

    def _is_hidden_by_name(self, attributes: Attributes) -> bool:
        """Whether a class or id hides the element, by the page's rules or by custom."""
        classes = attributes.get("class") or ""
        if self._hidden_names:
            own = {f".{name}" for name in classes.split()} | {f"#{attributes.get('id')}"}
            if not own.isdisjoint(self._hidden_names):
                return True
        return bool(classes) and names.hides(classes)


def _hidden_names(style_sheet: str) -> frozenset[str]:
    """The classes (".x") and ids ("#x") that rules outside any at-rule hide."""
    hidden: set[str] = set()
    selectors, before, depth = "", "", 0
    for part in _BRACE.split(_STYLE_COMMENT.sub(" ", style_sheet)):
        if part == "{":
            depth += 1
            selectors = before.rpartition(";")[2]
        elif part == "}":
            if depth == 1 and _HIDING_STYLE.search(before):
                found = map(_HIDDEN_SELECTOR.fullmatch, selectors.split(","))
                hidden.update(selector[1] + selector[2] for selector in found if selector)
            depth = max(depth - 1, 0)
        else:
            before = part
    return frozenset(hidden)


def walk(root: LexborNode, visitor: Visitor, sight: Sight) -> None:
    """Tell `visitor` of everything that `root` shows, in the order of the text."""
    node = root
    open_elements: list[tuple[LexborNode, str]] = []
    while True:
        if node.is_text_node:
            visitor.text(node.text_content or "")
        elif node.is_element_node:
            tag = node.tag or ""
            attributes = node.attributes
            if sight.shows(tag, attributes) and visitor.enter(node, tag, attributes):
                child = node.child
                if child is not None:
                    open_elements.append((node, tag))
                    node = child
                    continue
                visitor.leave(tag)
        while True:
            if not open_elements:
                return
            following = node.next
            if following is not None:
                node = following
                break
            node, tag = open_elements.pop()
            visitor.leave(tag)
