"""What the extractors share about one document: its sentences, title and genre."""

import functools
import re
from dataclasses import dataclass, field

from policyrecs.documents import Outline, Passage
from policyrecs.extract.sentences import Sentence, lower, sentence_of
from policyrecs.lexicon import patterns
from policyrecs.vocabulary import BlockKind, Status

_RELEASE = re.compile(r"for immediate release|media release|press release|news release|(?:media|press) contacts?|(?:^|  )contact: ")
"""Words that only a body's own release to the press has."""

_SAID = re.compile(r"\b(?:said|says|told|added|argued|noted|explained|stressed|warned|admitted|described|emphasi[sz]ed|described|tweeted|commented)\b")
"""Verbs of saying, which news is full of."""

_FIRST_PERSON = re.compile(r"\b(?:we|our)\b")
"""The first person plural of an author who is a body."""

_PREAMBLE = re.compile(r"(?:^|  |\n)[ *_\d.()]*(?:Recalling|Recogni[sz]ing|Noting|Having (?:regard|considered)|Reaffirming|Bearing in mind|Acknowledging|Considering|Welcoming|Convinced|Mindful|Concerned|Emphasi[sz]ing|Underlining|HAVING REGARD|RECOGNI[SZ]ING|CONSIDERING|UNDERLINING|Whereas|WHEREAS)\b")
"""How the paragraphs of a resolution's preamble begin."""

_DUTY = re.compile(r"\bshall\b")
_SECTION = re.compile(r"\b(?:section|article|clause|paragraph|subsection|schedule|chapter) (?:\d|[ivx]+\b)|(?:^|[ \n])\(\d\) ")
"""The verb and the numbering of laws and contracts."""

_TOOL = re.compile(r"\b(?:click|install|command line|terminal|npm|pip install|sudo|github repo|localhost|config file|download the|api key|dropdown|checkbox|screenshot|plugin|drag and drop|toolbar|sidebar|run the)\b")
"""Words of instructions for software."""

_LICENCE = re.compile(r"\b(?:licensor|licensee|warrant(?:y|ies)|hereby grants?|derivative works?|indemnif\w+|as is\b|sublicens\w+|terms of (?:use|service)|redistributions?|merchantability|privacy policy|cookies?|your (?:account|password|subscription|browser)|this (?:site|website|agreement)|our (?:site|website|services?))\b")
"""Words of licences and conditions of use."""


@dataclass(frozen=True)
class Scene:
    """One document with what the extractors need to know about it.

    Attributes:
        outline: The document cut into passages.
    """

    outline: Outline
    _blocks: dict[int, Sentence] = field(default_factory=dict)
    _lists: dict[tuple[tuple[int, ...], int], bool] = field(default_factory=dict)

    def sentence(self, start: int, end: int, passage: int) -> Sentence:
        """Return the sentence between two places."""
        return sentence_of(self.outline.document.folded, start, end, passage)

    def block_sentence(self, passage: int) -> Sentence:
        """Return the whole text of a passage as one sentence."""
        if passage not in self._blocks:
            block = self.outline.passages[passage].block
            self._blocks[passage] = self.sentence(block.start, block.end, passage)
        return self._blocks[passage]

    @functools.cached_property
    def words(self) -> str:
        """The whole folded text in lower case."""
        return lower(self.outline.document.folded)

    @functools.cached_property
    def title(self) -> int | None:
        """Index of the document's first heading, if it stands near the start."""
        for passage in self.outline.passages[:12]:
            if passage.block.kind is BlockKind.HEADING:
                return passage.index
        return None

    @functools.cached_property
    def publisher(self) -> str:
        """The words, in lower case, of what the file says about its title and publisher."""
        metadata = self.outline.document.metadata
        known = [metadata.publisher or "", metadata.title or "", *metadata.authors]
        if self.title is not None:
            known.append(self.block_sentence(self.title).cased)
        return " ".join(known).lower()

    @functools.cached_property
    def is_resolution(self) -> bool:
        """Whether the document is a resolution, whose operative verbs have no subject."""
        return len(_PREAMBLE.findall(self.outline.document.folded)) > 1

    @functools.cached_property
    def recommends(self) -> bool:
        """Whether the document speaks of recommending at all."""
        return "recommend" in self.words or self.is_resolution

    @functools.cached_property
    def is_law(self) -> bool:
        """Whether the document is a law, contract or rule, whose duties bind without a call."""
        return not self.recommends and len(_DUTY.findall(self.words)) > 1 and _SECTION.search(self.words) is not None

    @functools.cached_property
    def is_release(self) -> bool:
        """Whether the document is a body's own release to the press."""
        return _RELEASE.search(self.words[:3000]) is not None or _RELEASE.search(self.words[-3000:]) is not None

    @functools.cached_property
    def is_news(self) -> bool:
        """Whether the document tells what others say, as news does."""
        return len(_SAID.findall(self.words)) * 1500 > len(self.words)

    @functools.cached_property
    def is_instructions(self) -> bool:
        """Whether the document tells how to use a tool, or on what conditions."""
        size = max(1, len(self.words))
        tool = len(_TOOL.findall(self.words))
        licence = len(_LICENCE.findall(self.words))
        return tool * 1200 > size or licence * 900 > size

    @functools.cached_property
    def own_names(self) -> frozenset[str]:
        """Nouns by which the document's author speaks of itself, such as "panel"."""
        if self.is_news and not self.is_release:
            return frozenset()
        found = re.findall(
            r"\bthe (?:\w+ )?(panel|committee|commission|inquiry|board|team|council|task ?force|working group|group|rapporteur|expert|assembly|conference|parliament|network|alliance|coalition|association|society|federation|union|institute|foundation|centre|center|forum|academy|campaign|ombudsman|inspectorate|office) (?:therefore |also |further |strongly )?(?:recommends?|urges?|calls (?:on|for)|believes? (?:that )?|considers?|welcomes|is concerned|are concerned|suggests?|proposes?|concludes?|would (?:urge|like|recommend|expect|encourage))\b",
            self.words,
        )
        if len(_FIRST_PERSON.findall(self.words)) > 1:
            found += ["panel", "committee", "commission", "inquiry", "board", "team", "working group", "task force", "taskforce"]
        return frozenset(found)

    def unlicensed_list(self, passage: Passage) -> bool:
        """Whether an item belongs to a list of imperatives in a text that argues for them.

        Such a list has at least two items, nearly all imperatives, and its items or their
        section make some call in other words too.
        """
        key = (passage.headings, passage.block.level)
        if key not in self._lists:
            self._lists[key] = self._argues(passage)
        return self._lists[key]

    def _argues(self, passage: Passage) -> bool:
        """Work out `unlicensed_list` for the list that `passage` belongs to."""
        from policyrecs.extract.imperatives import imperative_of
        from policyrecs.extract.modal import modal_call
        from policyrecs.extract.performative import performative_call

        section = [other for other in self.outline.passages if other.headings == passage.headings]
        items = [other for other in section if other.block.kind is BlockKind.ITEM and other.block.level == passage.block.level]
        if len(items) < 2:
            return False
        openings = [imperative_of(self.block_sentence(item.index)) for item in items]
        imperative = [opening for opening in openings if opening is not None]
        if len(imperative) < 0.8 * len(items):
            return False
        tool = patterns.words("verbs", "tool")
        if sum(opening.verb in tool for opening in imperative) * 2 > len(imperative):
            return False
        for other in section:
            for start, end in other.sentences:
                sentence = self.sentence(start, end, other.index)
                for call in (modal_call(sentence), performative_call(sentence)):
                    if call is not None and call.rejection is None and call.status is Status.CORE:
                        return True
        return False
