"""Ground what others extracted: find each recommendation in its source, or refuse it.

given          a recommendation made elsewhere, and what it claims
structured     given recommendations in JSON, JSON Lines, tables and langextract's files
model_output   given recommendations in a language model's prose, lists and code fences
attribution    in which of the sources, and at which of several places, a quote stands
coding         a found stretch as a validated record: as given where codes hold, else by the rules
grounded       all of it together
"""

from policyrecs.grounding.given import Given
from policyrecs.grounding.grounded import Grounded, Grounding, ground
from policyrecs.grounding.structured import read_records

__all__ = ["Given", "Grounded", "Grounding", "ground", "read_records"]
