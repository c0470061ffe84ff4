"""What a page says about itself: in meta elements, linked data, its title and its date elements."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from policyrecs.documents import Metadata

_Named = dict[str, list[str]]
_Data = list[dict[str, Any]]

_TITLES = ("citation_title", "og:title", "dcterms.title", "dc.title", "twitter:title")
_AUTHORS = (
    "citation_author", "author", "article:author", "dcterms.creator", "dc.creator",
    "parsely-author",
)  # fmt: skip
_PUBLISHERS = (
    "citation_publisher", "og:site_name", "dcterms.publisher", "dc.publisher", "application-name",
)  # fmt: skip
_DATES = (
    "citation_publication_date", "article:published_time", "datepublished", "dcterms.issued",
    "dc.date.issued", "dcterms.date", "dc.date", "citation_date", "pubdate", "publishdate",
    "publication_date", "parsely-pub-date", "sailthru.date", "date",
)  # fmt: skip
"""Names of meta elements, the most exact first."""

_DATE_NAME = re.compile(r"publi(?:sh|cation)|issue", re.IGNORECASE)
"""What other names of the date hold: "gov:first-published-at", "cms_publication_date"."""

_ARTICLE_TYPES = frozenset(
    {
        "Article", "NewsArticle", "ReportageNewsArticle", "OpinionNewsArticle", "BlogPosting",
        "Report", "ScholarlyArticle", "TechArticle", "WebPage", "CreativeWork",
        "GovernmentService", "Legislation", "PressRelease",
    }
)  # fmt: skip
"""Types of linked data (schema.org) that describe the page's own text."""

_DATE = re.compile(r"\s*(\d{4})(?:([-/])(\d{1,2})\2(\d{1,2})|(\d{2})(\d{2}))(?!\d)")
"""A date as machines write it: "2024-05-03T10:00", "2024/5/3", "20240503"."""

_TITLE_PARTS = " \t|–—»·•-:"
"""What parts a page's title from the site's name."""

_MOST_LINKED_DATA = 200
"""Objects of linked data to look at."""

_LONGEST = 500
"""Characters of a fact that is no paragraph put into the wrong place."""


def metadata(tree: LexborHTMLParser) -> Metadata:
    """Return what the page says about itself."""
    named = _named(tree)
    data = list(_linked_data(tree))
    site = _first(named, _PUBLISHERS) or _name(next(_values(data, "publisher"), None))
    return Metadata(
        title=_title(tree, named, data, site),
        authors=_authors(named, data),
        publisher=site,
        issued=_issued(tree, named, data),
        url=_url(tree, named, data),
        language=_language(tree, named),
    )


def _named(tree: LexborHTMLParser) -> _Named:
    """The content of the meta elements by name or property, lower case."""
    named: _Named = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        content = _clean(attributes.get("content"))
        for key in ("name", "property", "itemprop", "http-equiv"):
            name = (attributes.get(key) or "").strip().lower()
            if name and content:
                named.setdefault(name, []).append(content)
    return named


def _clean(words: object) -> str | None:
    """A fact on one line; None for one that is empty, too long or no text."""
    if not isinstance(words, str):
        return None
    words = " ".join(words.split())
    return words if 0 < len(words) <= _LONGEST else None


def _first(named: _Named, names: tuple[str, ...]) -> str | None:
    """The first fact under any of `names`."""
    return next((named[name][0] for name in names if name in named), None)


def _linked_data(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """The objects of linked data (JSON-LD) that describe the page's text."""
    looked_at = 0
    for node in tree.css("script"):
        if (node.attributes.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            waiting = [json.loads(node.text())]
        except (ValueError, RecursionError):  # broken or absurdly nested; the page reads without
            continue
        while waiting and looked_at < _MOST_LINKED_DATA:
            looked_at += 1
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting += item
            elif isinstance(item, dict):
                if _ARTICLE_TYPES.intersection(_as_list(item.get("@type"))):
                    yield item
                waiting += _as_list(item.get("@graph")) + _as_list(item.get("mainEntity"))


def _as_list(value: Any) -> list[Any]:  # noqa: ANN401  JSON holds anything
    """`value` as a list: itself, alone, or nothing."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _values(data: _Data, key: str) -> Iterator[Any]:
    """What the objects of linked data hold under `key`."""
    for item in data:
        yield from _as_list(item.get(key))


def _name(value: Any) -> str | None:  # noqa: ANN401  JSON holds anything
    """The name of a person or body in linked data, which may be the name alone."""
    return _clean(value.get("name") if isinstance(value, dict) else value)


def _title(
    tree: LexborHTMLParser,
    named: _Named,
    data: _Data,
    site: str | None,
) -> str | None:
    """The title of the text, without the site's name."""
    told = _first(named, _TITLES) or _clean(next(_values(data, "headline"), None))
    return _without_site(told or head_title(tree), site)


def head_title(tree: LexborHTMLParser) -> str | None:
    """Return the content of the page's title element."""
    node = tree.css_first("head > title")
    return None if node is None else _clean(node.text())


def _without_site(title: str | None, site: str | None) -> str | None:
    """`title` without the site's name before or after it: "Open models | Agency"."""
    if not title or not site:
        return title
    for kept in (title.removesuffix(site), title.removeprefix(site)):
        bare = kept.strip(_TITLE_PARTS)
        if bare and kept != title and kept.strip() != bare:
            return bare
    return title


def _authors(named: _Named, data: _Data) -> tuple[str, ...]:
    """The authors; addresses of their pages are left out."""
    told = next((named[name] for name in _AUTHORS if name in named), [])
    linked = [name for name in map(_name, _values(data, "author")) if name]
    authors = [author for author in linked or told if "://" not in author]
    return tuple(dict.fromkeys(authors))


def _issued(tree: LexborHTMLParser, named: _Named, data: _Data) -> dt.date | None:
    """The day of publication: by linked data, by meta elements, by the first date element."""
    told = [value for value in _values(data, "datePublished") if isinstance(value, str)]
    others = [name for name in named if name not in _DATES and _DATE_NAME.search(name)]
    told += [value for name in (*_DATES, *others) for value in named.get(name, ())]
    shown = (
        tree.css("time[pubdate], time[itemprop=datePublished]") or tree.css("time[datetime]")[:1]
    )
    told += [node.attributes.get("datetime") or node.text() for node in shown]
    return next((day for day in map(_day, told) if day), None)


def _day(words: str) -> dt.date | None:
    """The day that machine-written words begin with."""
    found = _DATE.match(words)
    if found is None:
        return None
    try:
        return dt.date(int(found[1]), int(found[3] or found[5]), int(found[4] or found[6]))
    except ValueError:  # the 31st of February
        return None


def _url(tree: LexborHTMLParser, named: _Named, data: _Data) -> str | None:
    """The page's own address."""
    links: list[LexborNode] = tree.css("link[rel=canonical][href]")
    told = [node.attributes.get("href") for node in links]
    told += [
        *named.get("og:url", ()),
        *(url for url in _values(data, "url") if isinstance(url, str)),
    ]
    addresses = (_clean(url) for url in told)
    return next((url for url in addresses if url and url.startswith(("http://", "https://"))), None)


def _language(tree: LexborHTMLParser, named: _Named) -> str | None:
    """The language, as a BCP 47 tag."""
    root = tree.css_first("html")
    attributes = root.attributes if root is not None else {}
    told = (
        attributes.get("lang")
        or attributes.get("xml:lang")
        or _first(named, ("content-language", "dcterms.language", "dc.language", "og:locale"))
    )
    return _clean(told.replace("_", "-").partition(",")[0]) if told else None
