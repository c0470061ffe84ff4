"""Hostile inputs, and what must hold after each.

case        what a case is: data, with the file it makes and the outcomes that are right
measure     one command run in a scratch place: exit code, time, memory, what it wrote and where
checks      what must hold after every command
documents   a document by itself, judged against what it yields among all others
together    all documents in one folder, with a good neighbour
texts, word, pdf, pages, records, places, outputs, runs   the cases
kills       builds that are killed while others read the release
"""
