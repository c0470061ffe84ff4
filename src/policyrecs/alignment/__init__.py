"""Find quoted words in a document again: where they stand, and how exactly.

words     a document and a quote as sequences of words that can be compared
quotes    what a quote leaves out with an ellipsis or puts in with brackets
passages  whether two places stand in one passage, so that a quote may go from one to the other
index     where each word stands, and how often in all documents at hand
places    one run of words, found in a document
find      the whole quote: exact, then tolerant, then fuzzy, and never a paraphrase

Words are compared one by one. Layout, marks of punctuation and noise inside a word may differ; a
word that was changed, put in or left out makes another sentence, however many letters agree.
"""

from policyrecs.alignment.difference import Difference, difference
from policyrecs.alignment.find import Finding, Searched, find, nearest, searched, word_denying
from policyrecs.alignment.index import Known, known_of

__all__ = [
    "Difference",
    "Finding",
    "Known",
    "Searched",
    "difference",
    "find",
    "known_of",
    "nearest",
    "searched",
    "word_denying",
]
