"""What the extractors share about one document: its sentences, its title, its genre."""

import bisect
import functools
import re
from collections import Counter
from dataclasses import dataclass, field

from policyrecs.documents import Link, Outline, Passage, Quotation
from policyrecs.extraction.genre import Genre
from policyrecs.extraction.licence import Licence
from policyrecs.extraction.sentences import LONGEST, Sentence, lower, sentence_of
from policyrecs.lexicon.patterns import patterns
from policyrecs.vocabulary import BlockKind

_NEWS_WITHIN = 1500
"""Characters of a text's opening in which it tells whose report has come out."""

_TITLE_WITHIN = 12
"""The title is a heading among this many first passages."""

_SHORTEST_LEAD = 40
"""A paragraph of fewer characters, such as a date line, does not open the text."""

_LEADS = 2
"""A release names its body in one of so many first paragraphs."""

_DISCUSSED = 3
"""A numbered paragraph has at least so many sentences, and a document at least so many of them."""

_OFTEN_TOLD = 2
"""Times that a text tells what a body said, which cannot be its author then."""

_FAR_ON = 20
"""A list does not begin with so high a number; the paragraphs of a chapter may."""

_CLEAR_LEAD = 2
"""The author's name recommends at least so many times as often as any other name."""

NUMBER = re.compile(r"\(?\d{1,3}[.)]?")
"""The mark of a numbered item or paragraph: "12."."""

_WORD = re.compile(r"\w+")
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on"})
"""The words of a name, and those that give no letter to its acronym."""

_BRACKETED = re.compile(r"\((?P<letters>[a-z]{3,8})\)")
"""An acronym behind the name that it stands for: "United Health (uh)", in lower case."""

_PLAIN_WORD = re.compile(r"\b[a-z][\w'-]*")
"""A word that begins with a small letter."""

_FULL_NAME = re.compile(r"(?<![\w'-])[A-Z][a-z'-]+ (?:[A-Z]\. )?(?=(?P<surname>[A-Z][\w'-]+))")
"""A forename and a surname, or any two capitalised words."""

SELF_NAMED = ("panel", "committee", "commission", "inquiry", "board", "team", "working group")
"""How a body that says "we" also speaks of itself."""


_NUMBER = re.compile(r"[*_ ]*\d{1,2}[.)] +(?=[\"'(]?[a-z])")
"""The number of a title that runs into its text, which is no word of it: "**5. Mend it.**"."""


@dataclass(frozen=True)
class Scene:
    """One document with what the extractors need to know about it.

    Attributes:
        outline: The document cut into passages.
        cache: The passages already made into sentences.
        heading_licences: What headings license, by the headings and whether the passage is the
            title.
        lead_in_licences: What the last sentence of a passage licenses below it.
        argued: Lists of imperatives, by the index of their first item, and whether their text
            argues for them; None stands for all its lists.
        calling: Whether a section makes a call in its own words, by its headings.
    """

    outline: Outline
    cache: dict[int, Sentence] = field(default_factory=dict)
    heading_licences: dict[tuple[tuple[int, ...], bool], Licence] = field(default_factory=dict)
    lead_in_licences: dict[int, Licence] = field(default_factory=dict)
    argued: dict[int | None, bool] = field(default_factory=dict)
    calling: dict[tuple[int, ...], bool] = field(default_factory=dict)

    @functools.cached_property
    def genre(self) -> Genre:
        """What kind of text the document is."""
        headings = tuple(self.whole(index).words for index in self._headings)
        return Genre(self.outline, self.words, headings)

    def sentence(self, start: int, end: int, passage: int) -> Sentence:
        """Return the sentence between two places."""
        return sentence_of(self.outline.document.folded, start, end, passage)

    def whole(self, passage: int) -> Sentence:
        """Return the whole text of a passage, or as much as a sentence may hold, as one."""
        if passage not in self.cache:
            block = self.outline.passages[passage].block
            end = min(block.end, block.start + LONGEST)
            self.cache[passage] = self.sentence(block.start, end, passage)
        return self.cache[passage]

    def sentences(self, passage: Passage) -> list[Sentence]:
        """Return the sentences of a passage that hold any words, none of them overlong."""
        found: list[Sentence] = []
        for start, end in passage.sentences:
            whole = self.sentence(start, end, passage.index)
            found += [whole] if len(whole.words) <= LONGEST else whole.pieces()
        if found and (number := _NUMBER.match(found[0].words)):
            found[0] = found[0].cut(number.end(), len(found[0].words))
        return [sentence for sentence in found if sentence.words]

    def section(self, headings: tuple[int, ...]) -> list[Passage]:
        """Return the passages right below the same headings, in text order."""
        return self._sections.get(headings, [])

    def list_of(self, item: int) -> list[Passage]:
        """Return the items of the list that an item belongs to, in text order."""
        return self._lists[item]

    @functools.cached_property
    def _lists(self) -> dict[int, list[Passage]]:
        """The lists of the document, by each of their items.

        Items of one level below the same headings make a list, as far as the next lead-in.
        """
        lists: dict[int, list[Passage]] = {}
        running: dict[tuple[tuple[int, ...], int], tuple[int | None, list[Passage]]] = {}
        for passage in self.outline.passages:
            if passage.block.kind is not BlockKind.ITEM:
                continue
            place = passage.headings, passage.block.level
            lead, items = running.get(place, (passage.lead_in, []))
            if passage.lead_in not in {lead, None}:
                lead, items = passage.lead_in, []
            items.append(passage)
            running[place] = lead, items
            lists[passage.index] = items
        return lists

    def is_numbered_paragraph(self, item: Passage) -> bool:
        """Return whether an item is a paragraph of a text that numbers all its paragraphs."""
        return self._is_far_on(item) or (self._numbers_paragraphs and self._is_discussed(item))

    def _is_far_on(self, item: Passage) -> bool:
        """Return whether a number is too high for a list that begins there: "884."."""
        first = self.list_of(item.index)[0]
        number = first.block.marker.strip("(.)")
        return number.isdecimal() and int(number) >= _FAR_ON and first.lead_in is None

    def _is_discussed(self, item: Passage) -> bool:
        """Return whether a numbered item has several sentences, and no lead-in begins its list.

        A list whose first number is not 1 goes on after a paragraph, which is no lead-in to it.
        """
        first = self.list_of(item.index)[0]
        return (
            len(item.sentences) >= _DISCUSSED
            and is_numbered(item)
            and (item.lead_in is None or first.block.marker.strip("(.)") != "1")
        )

    @functools.cached_property
    def _numbers_paragraphs(self) -> bool:
        """Whether most numbered items have several sentences, as submissions and judgments do."""
        passages = self.outline.passages
        numbered = [
            one for one in passages if one.block.kind is BlockKind.ITEM and is_numbered(one)
        ]
        discussed = sum(map(self._is_discussed, numbered))
        return discussed >= _DISCUSSED and discussed * 2 > len(numbered)

    @functools.cached_property
    def plain_words(self) -> frozenset[str]:
        """The words that the text has in lower case: those that are no names throughout."""
        return frozenset(_PLAIN_WORD.findall(self.outline.document.folded))

    @functools.cached_property
    def surnames(self) -> frozenset[str]:
        """The capitalised words that stand behind another one somewhere in the text."""
        names = _FULL_NAME.finditer(self.outline.document.folded)
        return frozenset(found["surname"] for found in names)

    @functools.cached_property
    def own_acronyms(self) -> frozenset[str]:
        """The acronyms, in lower case, of the document's author.

        The text gives one in brackets after the author's name, or it is the name's first letters.
        """
        metadata = self.outline.document.metadata
        title = () if self.title is None else (self.whole(self.title).cased,)
        found: set[str] = set()
        for name in filter(None, (metadata.publisher, *metadata.authors, *self.declaring, *title)):
            words = [word for word in _WORD.findall(name.lower()) if word not in _SMALL_WORDS]
            found.add("".join(word[0] for word in words))
            given = self.words.find(f"{name.lower()} (")
            bracket = _BRACKETED.match(self.words, given + len(name) + 1) if given >= 0 else None
            if bracket:
                found.add(bracket["letters"])
        return frozenset(found)

    def links_at(self, start: int, end: int) -> tuple[Link, ...]:
        """Return the hyperlinks that begin in a stretch of the text, or one character before it."""
        first = bisect.bisect_left(self._link_starts, start - 1)
        last = bisect.bisect_left(self._link_starts, end)
        return self.outline.document.links[first:last]

    def quotations_in(self, passage: Passage) -> tuple[Quotation, ...]:
        """Return the quotations that begin in a passage, in text order."""
        first = bisect.bisect_left(self._quotation_starts, passage.block.start)
        last = bisect.bisect_left(self._quotation_starts, passage.block.end)
        return self.outline.quotations[first:last]

    @functools.cached_property
    def _quotation_starts(self) -> list[int]:
        """Where the quotations begin."""
        return [quotation.start for quotation in self.outline.quotations]

    def headings_before(self, index: int) -> list[int]:
        """Return the headings that stand before a passage, in text order."""
        return self._headings[: bisect.bisect_left(self._headings, index)]

    @functools.cached_property
    def _headings(self) -> list[int]:
        """The headings."""
        passages = self.outline.passages
        return [one.index for one in passages if one.block.kind is BlockKind.HEADING]

    @functools.cached_property
    def _link_starts(self) -> list[int]:
        """Where the hyperlinks begin."""
        return [link.start for link in self.outline.document.links]

    @functools.cached_property
    def _sections(self) -> dict[tuple[int, ...], list[Passage]]:
        """The passages by the headings above them."""
        sections: dict[tuple[int, ...], list[Passage]] = {}
        for passage in self.outline.passages:
            sections.setdefault(passage.headings, []).append(passage)
        return sections

    @functools.cached_property
    def words(self) -> str:
        """The whole folded text in lower case."""
        return lower(self.outline.document.folded)

    @functools.cached_property
    def title(self) -> int | None:
        """Index of the document's first heading, if it stands near the start."""
        for passage in self.outline.passages[:_TITLE_WITHIN]:
            if passage.block.kind is BlockKind.HEADING:
                return passage.index
        return None

    @functools.cached_property
    def publisher(self) -> str:
        """The words, in lower case, of what the file says about its title and publisher."""
        metadata = self.outline.document.metadata
        titles = [metadata.title or ""]
        if self.title is not None:
            titles.append(self.whole(self.title).cased)
        # A headline names whom the document tells of: "Provost tells ministry to meet demands".
        headline = patterns("speech")["headline"].regex
        own = [title for title in titles if not headline.search(title.lower())]
        known = [metadata.publisher or "", *metadata.authors, *own, *self.declaring]
        return " ".join(known).lower()

    @functools.cached_property
    def declaring(self) -> tuple[str, ...]:
        """The names of the body whose present-tense declaration opens the text.

        "The Network of Monitors (NM) condemns the raid" is how a body begins its own statement;
        news would say "has condemned".
        """
        opening = (
            self.whole(passage.index).cased
            for passage in self.outline.passages[:_TITLE_WITHIN]
            if passage.block.kind is BlockKind.PARAGRAPH
        )
        leads = [lead for lead in opening if len(lead) > _SHORTEST_LEAD][:_LEADS]
        declaring = patterns("genres")["declaring-lead"].regex
        found = next(filter(None, map(declaring.match, leads)), None)
        if not found:
            return ()
        names = tuple(name for name in found.group("name", "short") if name)
        known = len(names) > 1 or self.outline.document.folded.count(names[0]) > 1
        return names if known else ()

    @functools.cached_property
    def own_bodies(self) -> frozenset[str]:
        """Nouns by which the document's author speaks of itself, such as "panel"."""
        if self.genre.is_news and not self.genre.is_release:
            return frozenset()
        found = {
            match["body"] for match in patterns("genres")["own-body"].regex.finditer(self.words)
        }
        if self.genre.count("first_person") > 1 and not self.genre.is_release:
            found.update(SELF_NAMED)
        told_of = patterns("genres")["told-of-body"].regex
        told = Counter(match["body"] for match in told_of.finditer(self.words))
        found = {body for body in found if told[body] < _OFTEN_TOLD}
        published = patterns("speech")["published-body"].regex
        found.difference_update(
            match["body"] for match in published.finditer(self.words, 0, _NEWS_WITHIN)
        )
        return frozenset(found)

    @functools.cached_property
    def recommending(self) -> str | None:
        """The name, in lower case, that alone recommends or promises again and again.

        Bodies that do not say "we" write so about themselves: "The NPC submits that", and parties
        in their programmes: "The Party will call for".
        """
        if self.genre.is_news:
            return None
        names = patterns("genres")["recommending-name"].regex.findall(self.outline.document.folded)
        counts = Counter(" ".join(name.lower().split()) for name in names)
        ranked = [*counts.most_common(2), ("", 0), ("", 0)]
        (name, count), (_, second) = ranked[:2]
        return name if count > 1 and count >= _CLEAR_LEAD * second else None


def is_numbered(item: Passage) -> bool:
    """Return whether an item bears a number, as paragraphs do too."""
    return NUMBER.fullmatch(item.block.marker) is not None
