"""Citations: the notes, references and links of a document, parsed and bound to recommendations.

A note that names several works gives one citation for each, and their spans together hold every
word of the note; a note that only explains gives one citation without fields.
The words as printed are always the citation's `quote`; its fields are what the parser made of it.
"""

from policyrecs.linking.citations.bind import link_citations
from policyrecs.linking.citations.find import find_citations

__all__ = ["find_citations", "link_citations"]
