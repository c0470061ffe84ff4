"""Review by spreadsheet: a queue goes out, decisions come back, and people's disagreement is told.

columns        the columns of a queue: what a reviewer reads, and what they fill in
queue          what to look at, the least certain first, each with the question to answer
cells          what people and spreadsheet programs make of dates, codes and names, read again
archive        what decisions are checked against: texts, records, registry, earlier decisions
stating        a record as a decision that can stand without the rules
filled         one row as somebody has filled it in
corrections    what it corrects
decide         the decisions that it makes
apply          a whole queue, checked row by row, added to the curated layer or not at all
disagreement   where reviewers differ, and how far they agree
"""

from policyrecs.review.apply import Applied, Problem, apply_queue
from policyrecs.review.archive import Archive, read_archive
from policyrecs.review.disagreement import Agreement, Conflict, agreements, conflicts
from policyrecs.review.queue import queue_rows, write_queue

__all__ = [
    "Agreement",
    "Applied",
    "Archive",
    "Conflict",
    "Problem",
    "agreements",
    "apply_queue",
    "conflicts",
    "queue_rows",
    "read_archive",
    "write_queue",
]
