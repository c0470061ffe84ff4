"""First look at a page: how much prose its elements hold, and which links may lead to notes."""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from policyrecs.readers.html import names
from policyrecs.readers.html.names import Region
from policyrecs.readers.html.tree import Attributes

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_BY_TAG = {
    "nav": Region("navigation", is_sure=True),
    "search": Region("navigation", is_sure=True),
    "menu": Region("navigation", is_sure=False),
    "header": Region("navigation", is_sure=False),
    "footer": Region("navigation", is_sure=True),
    "aside": Region("related", is_sure=False),
    "form": Region("navigation", is_sure=False),
}
"""Elements that HTML gives a part beside the text."""

_BY_ROLE = {
    "navigation": Region("navigation", is_sure=True),
    "search": Region("navigation", is_sure=True),
    "menu": Region("navigation", is_sure=True),
    "menubar": Region("navigation", is_sure=True),
    "toolbar": Region("navigation", is_sure=True),
    "contentinfo": Region("navigation", is_sure=True),
    "banner": Region("navigation", is_sure=False),
    "complementary": Region("related", is_sure=False),
    "dialog": Region("cookie", is_sure=False),
    "alertdialog": Region("cookie", is_sure=False),
    "doc-toc": Region("contents", is_sure=True),
}
"""Roles (WAI-ARIA) that say the same."""

_BELONGING = frozenset({"header", "footer", "aside"})
"""Elements that belong to the article they stand in: its title, its notes, its boxes."""

_TEXTS = frozenset({"main", "article", "blockquote"})
"""Elements that such an element may belong to."""

_NAMING = ("id", "data-component", "data-testid")
"""Attributes, beside the classes, that say what publishing systems call a part."""

_NEVER_FURNITURE = HEADINGS | {"html", "body", "main", "article"}

_NOTE_NAME = re.compile(r"fn|foot|endn|edn|ftn|note|cite|\bref", re.IGNORECASE)
"""What addresses, classes and roles of note links hold: "#fn1", "_ftn3", "cite_note-Smith-1"."""


@dataclass(slots=True)
class Element:
    """An element that the plan decides about.

    Attributes:
        node: The element.
        tag: Its tag; "main" for one with that role.
        name: Its id.
        order: Its number among the page's elements.
        last: The number of the last element inside.
        prose: Characters inside that are no link.
        linked: Characters inside that are links.
        in_text: Whether it stands in a main element or article.
        region: What its tag, role and names make of it, if they make it furniture.
        heading: Words of the first heading inside.
    """

    node: LexborNode
    tag: str
    name: str
    order: int
    prose: int
    linked: int
    in_text: bool
    region: Region | None = None
    heading: str = ""
    last: int = 0

    def holds(self, order: int) -> bool:
        """Whether the element of that number stands inside, or is this one."""
        return self.order <= order <= self.last


@dataclass(slots=True)
class Anchor:
    """A link to a place in its own page.

    Attributes:
        fragment: The place.
        order: Number of the last element before it.
        looks_like_mark: Whether it is raised, or named as a link to a note.
        words: Its words, run by run.
    """

    fragment: str
    order: int
    looks_like_mark: bool
    words: list[str] = field(default_factory=list)


class Survey:
    """Gathers what there is to know before reading.

    Attributes:
        elements: Elements to decide about, in order.
        anchors: Links to places in the page, in order.
        places: Number of the element that bears each id or name.
    """

    def __init__(self) -> None:
        """Start with nothing seen."""
        self.elements: list[Element] = []
        self.anchors: list[Anchor] = []
        self.places: dict[str, int] = {}
        self._order = 0
        self._prose = 0
        self._linked = 0
        self._open: list[Element | None] = []
        self._unheaded: list[Element] = []
        self._heading: list[str] | None = None
        self._anchor: Anchor | None = None
        self._inside = dict.fromkeys(("a", "sup", "text"), 0)

    def enter(self, node: LexborNode, tag: str, attributes: Attributes) -> bool:
        """Note where the element begins."""
        self._order += 1
        for place in (attributes.get("id"), attributes.get("name")) if attributes else ():
            if place:
                self.places.setdefault(place, self._order)
        self._open.append(self._element(node, tag, attributes))
        self._inside["text"] += tag in _TEXTS
        if tag == "a":
            self._inside["a"] += 1
            self._anchor = self._anchor or self._anchor_of(attributes)
        elif tag == "sup":
            self._inside["sup"] += 1
            if self._anchor is not None:
                self._anchor.looks_like_mark = True
        elif tag in HEADINGS:
            self._heading = []
        return True

    def leave(self, tag: str) -> None:
        """Note what the element held."""
        element = self._open.pop()
        if element is not None:
            element.prose = self._prose - element.prose
            element.linked = self._linked - element.linked
            element.last = self._order
        self._inside["text"] -= tag in _TEXTS
        if tag in {"a", "sup"}:
            self._inside[tag] -= 1
            if self._anchor is not None and not self._inside["a"]:
                self.anchors.append(self._anchor)
                self._anchor = None
        elif tag in HEADINGS and self._heading is not None:
            words = " ".join("".join(self._heading).split())
            for unheaded in self._unheaded:
                unheaded.heading = words
            self._unheaded, self._heading = [], None

    def text(self, words: str) -> None:
        """Count the words."""
        if self._inside["a"]:
            self._linked += len(words.strip())
        else:
            self._prose += len(words.strip())
        if self._heading is not None:
            self._heading.append(words)
        if self._anchor is not None:
            self._anchor.words.append(words)

    def _element(self, node: LexborNode, tag: str, attributes: Attributes) -> Element | None:
        """The element, if there is anything to decide about it."""
        role = (attributes.get("role") or "").lower() if attributes else ""
        region = None if role == "main" else self._region(tag, role, attributes)
        if region is None and role != "main" and tag not in {*_TEXTS, "h1", "pre", "body"}:
            return None
        tag = "main" if role == "main" else tag
        element = Element(
            node,
            tag,
            attributes.get("id") or "",
            self._order,
            self._prose,
            self._linked,
            in_text=self._inside["text"] > 0,
            region=region,
        )
        self.elements.append(element)
        if region is not None or tag == "h1":
            self._unheaded.append(element)
        return element

    def _region(self, tag: str, role: str, attributes: Attributes) -> Region | None:
        """What the element's tag, role and names make of it."""
        if tag in _NEVER_FURNITURE:
            return None
        belongs = tag in _BELONGING and self._inside["text"]
        found = None if belongs else _BY_TAG.get(tag)
        found = _BY_ROLE.get(role, found)
        if attributes and (found is None or not found.is_sure):
            own = [*(attributes.get("class") or "").split(), *map(attributes.get, _NAMING)]
            told = [region for region in (names.region(name) for name in own if name) if region]
            found = max(told, key=lambda region: region.is_sure, default=found)
        return found

    def _anchor_of(self, attributes: Attributes) -> Anchor | None:
        """The link to a place in the page that begins here, if one does."""
        target = (attributes.get("href") or "").strip()
        if len(target) < 2 or target[0] != "#":  # noqa: PLR2004  "#" alone leads nowhere
            return None
        told = (target, attributes.get("class"), attributes.get("role"), attributes.get("rel"))
        named = any(_NOTE_NAME.search(name) for name in told if name)
        return Anchor(target[1:], self._order, bool(self._inside["sup"]) or named)
