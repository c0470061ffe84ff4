"""What to read of a page: where its text stands and what is only furniture.

Names and elements propose; how much prose an element holds decides, so that a page that calls its
whole body "sidebar", or wraps it in a form, loses nothing.
"""

import bisect
import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from policyrecs import ids
from policyrecs.readers.html.survey import Element, Survey

_NOTE_LABEL = re.compile(
    r"""
    [\[(]? \s? (?:(?:foot|end)note\s)? (?P<label>
        (?:(?:note|nb|n)[ .]?)? \d{1,4}         # "3", "[3]", "[note 3]"
      | [a-z]{1,2} | [ivxl]{1,6}                # "a", "iv"
      | [*†‡§¶]{1,3}                            # "*"
    ) \s? [\])]? \.?
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""The words of a link that may lead to a note."""

_TEXT_SHARE = 0.5
"""Share of the page's prose, furniture aside, that a main element or article must hold."""

_SURE_SHARE = 0.7
"""Share of the text above which even a sure name does not make an element furniture."""

_LIKELY_SHARE = 0.25
"""Share above which a likely name does not."""

_SHORTEST_BOX = 300
"""Characters of prose, with few links among them, that make a "sidebar" in the text a box."""

_BOX_LINKS = 0.2
"""Most characters in links for each character of a box's prose."""

_MARGIN_SHARE = 0.5
"""Share above which a block quotation is a page's way to have a margin."""

_PLAIN_SHARE = 0.8
"""Share above which preformatted text is the document itself: a bill, a transcript."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to read of a page.

    Attributes:
        roots: The elements to read: the main heading, where it stands apart, then the text.
        dropped: Characters of prose in each element, by `mem_id`, that is furniture.
        margins: Block quotations, by `mem_id`, that only indent.
        notes: Label of each note, by its fragment ("fn1").
        outside: Characters of prose around the elements to read.
        plain: The element that holds a page of plain text in HTML clothes, if this is one.
    """

    roots: tuple[LexborNode, ...]
    dropped: dict[int, int]
    margins: frozenset[int]
    notes: dict[str, str]
    outside: int
    plain: LexborNode | None


def note_label(words: str) -> str | None:
    """Return the label that a link shows, if it may lead to a note: "[3]" shows "3"."""
    found = _NOTE_LABEL.fullmatch(" ".join(words.split()))
    return found["label"] if found else None


def plan(survey: Survey, title: str) -> Plan:
    """Return what to read of a page.

    Args:
        survey: What its elements hold.
        title: Its title, as the head gives it.
    """
    notes = _notes(survey)
    note_places = sorted(survey.places[fragment] for fragment in notes)
    region = _text_region(survey.elements, note_places)
    main_heading = _main_heading(survey.elements, title)
    kept = sorted([*note_places, region.order])
    dropped = {
        element.node.mem_id: element.prose
        for element in survey.elements
        if element.region is not None and not _stays(element, region, kept, main_heading)
    }
    apart = main_heading is not None and not region.holds(main_heading.order)
    plain = [
        one for one in survey.elements if one.tag == "pre" and _share(one, region) > _PLAIN_SHARE
    ]
    return Plan(
        roots=(main_heading.node, region.node) if main_heading and apart else (region.node,),
        dropped=dropped,
        margins=frozenset(
            element.node.mem_id
            for element in survey.elements
            if element.tag == "blockquote" and _share(element, region) > _MARGIN_SHARE
        ),
        notes=notes,
        outside=survey.elements[0].prose - region.prose,
        plain=plain[0].node if plain else None,
    )


def _notes(survey: Survey) -> dict[str, str]:
    """The label of each note, by its fragment: what a link that looks like a mark leads on to.

    The way back, from the note to the mark, leads to a place before.
    """
    notes: dict[str, str] = {}
    for anchor in survey.anchors:
        words = "".join(anchor.words).strip()
        label = note_label(words)
        is_mark = anchor.looks_like_mark or words.startswith("[")
        if label and is_mark and survey.places.get(anchor.fragment, 0) > anchor.order:
            notes.setdefault(anchor.fragment, label)
    return notes


def _text_region(elements: list[Element], note_places: list[int]) -> Element:
    """The element that holds the text: the main element or one great article, else the body."""
    body = elements[0]
    for tag in ("main", "article"):
        found = [element for element in elements if element.tag == tag]
        if not found:
            continue
        best = max(found, key=lambda element: element.prose)
        whole = body.prose - _furniture_around(elements, best)
        if best.prose > _TEXT_SHARE * max(whole, 1) and all(map(best.holds, note_places)):
            return best
    return body


def _furniture_around(elements: list[Element], text: Element) -> int:
    """Characters of prose in what looks like furniture outside `text`, each counted once."""
    prose = reached = 0
    for element in elements:
        if element.region is None or element.order <= reached or text.holds(element.order):
            continue
        if not element.holds(text.order):
            prose += element.prose
            reached = element.last
    return prose


def _main_heading(elements: list[Element], title: str) -> Element | None:
    """The h1 that shares most words with the page's title; the first, where none shares more."""
    title_words = set(title.casefold().split())
    headings = [element for element in elements if element.tag == "h1" and element.heading]
    return max(
        headings,
        key=lambda element: len(title_words.intersection(element.heading.casefold().split())),
        default=None,
    )


def _stays(
    element: Element, region: Element, kept: list[int], main_heading: Element | None
) -> bool:
    """Whether an element that looks like furniture is text after all.

    Args:
        element: The element.
        region: The element that holds the text.
        kept: Numbers of the elements that must not be lost, in order: the notes and the region.
        main_heading: The page's heading, if it has one.
    """
    nearest = bisect.bisect_left(kept, element.order)
    if nearest < len(kept) and element.holds(kept[nearest]):
        return True
    if element.heading and ids.slug(element.name) == ids.slug(element.heading):
        return True  # publishing systems name a section by its heading: "related", "comments"
    share = _share(element, region)
    if element.region is None or element.region.is_sure:
        return share > _SURE_SHARE
    is_box = element.prose > _SHORTEST_BOX and element.linked < _BOX_LINKS * element.prose
    if is_box and element.in_text and element.region.category == "navigation":
        return True
    return share > _LIKELY_SHARE or (main_heading is not None and element.holds(main_heading.order))


def _share(element: Element, whole: Element) -> float:
    """Share of the prose of `whole` that stands in `element`."""
    return element.prose / max(whole.prose, 1)
