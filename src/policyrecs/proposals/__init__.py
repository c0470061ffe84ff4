"""Proposals: which recommendations ask for the same act, within and across documents.

statement   what is looked at of a recommendation, from a record or from a row
gist        its acts and telling words
units       what they say, in few bytes
index       gists of any number, by their units
search      the groups among them that are alike
clusters    groups by complete link
decided     what people have decided, which wins
find        groups as records, with who is for and who against
"""

from policyrecs.proposals.decided import NOTHING_DECIDED, Decided
from policyrecs.proposals.find import find_proposals, proposals_of
from policyrecs.proposals.gist import gist_of
from policyrecs.proposals.index import Index
from policyrecs.proposals.search import groups_in
from policyrecs.proposals.statement import Act, Statement, statement_of

__all__ = [
    "NOTHING_DECIDED",
    "Act",
    "Decided",
    "Index",
    "Statement",
    "find_proposals",
    "gist_of",
    "groups_in",
    "proposals_of",
    "statement_of",
]
