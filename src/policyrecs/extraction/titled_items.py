"""Items with a run-in title: whether the title, its text or both make the call."""

import dataclasses

from policyrecs.candidates import Candidate
from policyrecs.documents import Passage
from policyrecs.extraction.build import Setting, candidate
from policyrecs.extraction.calls import Call
from policyrecs.extraction.imperatives import imperative_call
from policyrecs.extraction.licence import Licence
from policyrecs.extraction.prose import best_call, read_sentence
from policyrecs.extraction.scene import Scene
from policyrecs.extraction.sentences import Sentence
from policyrecs.extraction.statements import statement_call, whole_item
from policyrecs.lexicon.patterns import patterns, words_of
from policyrecs.vocabulary import Evidence

_LONGEST_TITLE = 300
_SHORTEST_DISCUSSION = 20
"""An emphasised start of an item is a title if it is this short and this much follows it."""

_LONGEST_STATEMENT = 6
"""An item of more sentences than this below its title holds discussion."""

_LONGEST_NAME = 2
"""A title of no more words only names what its text states: "Well-designed."."""

_LONGEST_EXPLANATION = 3
"""An item of more sentences than this after its title discusses it."""

_OPENING = (":", "\u2013", "\u2014", "-")
_MARKS_AFTER = 4
"""Marks after a title that its text goes on after, within so many characters of its end."""

_EMPHASIS = "*_"
_TITLE_END = " .:*_-\u2013\u2014)"
"""Marks around a run-in title, and between it and its discussion."""


def read_titled_item(
    scene: Scene,
    passage: Passage,
    sentences: list[Sentence],
    licence: Licence,
    label: str | None,
) -> list[Candidate]:
    """Return the candidates of an item with a run-in title: one where title and text are one."""
    setting = Setting(licence.mentions, label)
    return (
        _titled_whole(scene, passage, sentences, licence, setting)
        or _explained_title(scene, passage, sentences, licence, setting)
        or read_titled(scene, passage, sentences, licence, label)
    )


def _titled_whole(
    scene: Scene, passage: Passage, sentences: list[Sentence], licence: Licence, setting: Setting
) -> list[Candidate]:
    """Return the candidate of an item whose text, not its run-in title, states the call.

    After a title that only names a subject, the text states it; after one that is imperative
    itself, a text that begins with an imperative goes on with the statement.
    """
    end = title_end(scene, passage) or passage.block.end
    text = [rest for one in sentences if (rest := _beyond(scene, one, end)) is not None]
    if not text or len(text) > _LONGEST_STATEMENT:
        return []
    title = scene.sentence(sentences[0].start, end, passage.index)
    stopped = title.words.rstrip(_EMPHASIS + " ").endswith(".")
    names = stopped and len(title.words.split()) <= _LONGEST_NAME
    if not (licence.granted or scene.genre.guides or names or _opens_text(scene, title)):
        return []
    named = imperative_call(title)
    if named is None and patterns("grammar")["auxiliary"].regex.search(title.words):
        # "International collaboration is needed." is a statement; "Open standards:" a subject.
        return []
    call = statement_call(scene, text[0], licence, passage)
    if call is not None and (not call.is_core or (named and not _is_plain(text[0], call))):
        call = None
    if call is None and named is None:
        text = _from_first_call(text)
        call = best_call(text[0]) if text else None
    if call is None or call.others:
        return []
    found = whole_item(scene, [sentences[0], *text], text[0], call, setting)
    return [dataclasses.replace(found, start=title.start)]


def _explained_title(
    scene: Scene, passage: Passage, sentences: list[Sentence], licence: Licence, setting: Setting
) -> list[Candidate]:
    """Return the candidate of an item whose run-in title makes the call that its text explains.

    "**Audit the fund:** Two audits a year build trust." is one statement; a title that is a
    sentence of its own, or one with a longer text, stands alone.
    """
    end = title_end(scene, passage) or passage.block.end
    text = [rest for one in sentences if (rest := _beyond(scene, one, end)) is not None]
    title = scene.sentence(sentences[0].start, end, passage.index)
    if not 0 < len(text) <= _LONGEST_EXPLANATION or not _opens_text(scene, title):
        return []
    call = statement_call(scene, title, licence, passage)
    if call is None or call.rejection is not None or not call.is_core:
        return []
    found = whole_item(scene, [title, *text], title, call, setting)
    return [found]


def _opens_text(scene: Scene, title: Sentence) -> bool:
    """Return whether a run-in title ends in a colon or dash, which its text goes on after."""
    after = scene.outline.document.text[title.end : title.end + _MARKS_AFTER].lstrip(
        _EMPHASIS + " "
    )
    return title.words.rstrip(_EMPHASIS + " ").endswith(_OPENING) or after.startswith(_OPENING)


def _is_plain(sentence: Sentence, call: Call) -> bool:
    """Return whether a call is an imperative beyond doubt: not "Lead times exceed two years"."""
    if "imperative" not in call.pattern:
        return False
    following = "".join(sentence.words[call.act :].split(" ", 2)[1:2])
    return call.lemma not in words_of("verbs", "ambiguous") or not following.endswith("s")


def _from_first_call(text: list[Sentence]) -> list[Sentence]:
    """Return the sentences from the first that makes a core call on; none where no one does."""
    for number, sentence in enumerate(text):
        call = best_call(sentence)
        if call is not None and call.is_core:
            return text[number:]
    return []


def read_titled(
    scene: Scene,
    passage: Passage,
    sentences: list[Sentence],
    licence: Licence,
    label: str | None,
) -> list[Candidate]:
    """Return the candidates of an item with a run-in title: the title, and its text's calls."""
    end = title_end(scene, passage) or passage.block.end
    title = scene.sentence(sentences[0].start, end, passage.index)
    call = statement_call(scene, title, licence, passage)
    found: list[Candidate] = []
    if call is not None and " " in title.words.strip(_TITLE_END):
        # "Publish." alone is what its text explains.
        setting = Setting(licence.mentions, label, evidence=Evidence.ITEM)
        found.append(candidate(scene, title, call, setting))
    plain = Licence(granted=False, mentions=licence.mentions)
    for sentence in sentences:
        rest = _beyond(scene, sentence, end)
        if rest is not None:
            found.extend(read_sentence(scene, rest, plain))
    return found


def _beyond(scene: Scene, sentence: Sentence, end: int) -> Sentence | None:
    """Return the part of a sentence beyond a run-in title that ends at `end`."""
    if sentence.start >= end:
        return sentence
    if sentence.end <= end:
        return None
    rest = scene.sentence(end, sentence.end, sentence.passage)
    rest = rest.cut(len(rest.words) - len(rest.words.lstrip(_TITLE_END)), len(rest.words))
    return rest if rest.words else None


def title_end(scene: Scene, passage: Passage) -> int | None:
    """Return where the run-in title of a passage ends, None where it has none.

    Readers mark titles in bold; a first sentence wholly in italics is one too.
    """
    block = passage.block
    if block.title_end is not None:
        return block.title_end
    text = scene.outline.document.text
    start = block.start if text[block.start] in _EMPHASIS else block.start - 1
    if start < 0 or text[start] not in _EMPHASIS:
        return None
    end = text.find(text[start], start + 1, min(block.end, start + _LONGEST_TITLE))
    if end < 0 or block.end - end < _SHORTEST_DISCUSSION:
        return None
    return end if text[end - 1] in ".:?!" or text[end + 1] in ".:" else None
