"""What changed between two releases or extractions, record by record and field by field.

A recommendation is the same one while its document and its words are; where only its place has
changed, it has moved; where its words were cut otherwise at the same place, its quote has changed.
"""

from policyrecs.comparison.as_json import as_json
from policyrecs.comparison.changes import Change, Comparison, Step, compare

__all__ = ["Change", "Comparison", "Step", "as_json", "compare"]
