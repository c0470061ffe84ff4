"""Lists whose lines have run together: bullets within a paragraph."""

import re

from policyrecs.candidates import Candidate
from policyrecs.extraction.build import Setting
from policyrecs.extraction.lead_ins import NONE, licence_of
from policyrecs.extraction.scene import Scene
from policyrecs.extraction.sentences import Sentence
from policyrecs.extraction.statements import statement_call, whole_item

_BULLET = re.compile(r"[\u25aa\u2022\u25cf\u25e6\u2023\u25a0\uf0b7\u2013] ?(?=\w)")
"""The mark of an item: "▪ Require matching funds"."""

_FEWEST = 2
"""So many sentences of a paragraph begin with a mark where it holds a list."""


def inline_items(scene: Scene, sentences: list[Sentence]) -> dict[int, list[Candidate]]:
    """Return the candidates of the items inside a paragraph, by the number of their sentence.

    The sentence that leads them in has none. Sentences that are in no such list are left out.
    """
    marks = [_BULLET.match(sentence.words) for sentence in sentences]
    if len(marks) - marks.count(None) < _FEWEST:
        return {}
    items: dict[int, list[Candidate]] = {}
    lead = NONE
    for number, (sentence, mark) in enumerate(zip(sentences, marks, strict=True)):
        if mark is None:
            opens = number + 1 < len(marks) and marks[number + 1] is not None
            own = licence_of(sentence) if opens else NONE
            if own.granted:
                lead, items[number] = own, []
            continue
        item = sentence.cut(mark.end(), len(sentence.words))
        call = statement_call(scene, item, lead, scene.outline.passages[item.passage])
        if lead.granted and call is not None and call.rejection is None:
            items[number] = [whole_item(scene, [item], item, call, Setting(lead.mentions))]
    return items if any(items.values()) else {}
