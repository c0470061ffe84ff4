"""The closed sets as SKOS, in JSON-LD: a concept scheme each, topics with what is broader.

Source: W3C, SKOS Simple Knowledge Organization System Reference.
"""

import json
from collections.abc import Iterator
from typing import Any

from policyrecs.lexicon.topics import TOPICS
from policyrecs.schemas.vocabularies import Vocabulary, vocabularies

FILE = "vocabularies/skos.jsonld"
"""Its path inside `schema/`."""

_BASE = "urn:policyrecs:"

_CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "topConceptOf": {"@id": "skos:topConceptOf", "@type": "@id"},
    "broader": {"@id": "skos:broader", "@type": "@id"},
    "notation": "skos:notation",
    "prefLabel": {"@id": "skos:prefLabel", "@language": "en"},
    "definition": {"@id": "skos:definition", "@language": "en"},
    "source": {"@id": "dct:source", "@language": "en"},
}


def skos() -> bytes:
    """Return every closed set as one JSON-LD document."""
    graph = [node for codes in vocabularies() for node in _scheme(codes)]
    document = {"@context": _CONTEXT, "@graph": graph}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _scheme(codes: Vocabulary) -> Iterator[dict[str, Any]]:
    """A concept scheme, then its concepts."""
    scheme = f"{_BASE}{codes.name}"
    node = {
        "@id": scheme,
        "@type": "skos:ConceptScheme",
        "prefLabel": codes.name,
        "definition": codes.meaning,
    }
    yield node | ({"source": codes.source} if codes.source else {})
    for code, label, meaning in codes.codes:
        concept = {
            "@id": f"{scheme}:{code}",
            "@type": "skos:Concept",
            "inScheme": scheme,
            "notation": str(code),
            "prefLabel": label,
            "definition": meaning,
        }
        broader = TOPICS[str(code)].broader if codes.name == "Topic" else None
        place = {"broader": f"{scheme}:{broader}"} if broader else {"topConceptOf": scheme}
        yield concept | place
