"""Corpora of any size: documents as they come, in; tables or lines out; fast and resumable.

`inputs` yields what was handed in, `planning` leaves out what is known or comes twice, `core` makes
Arrow batches of results from Arrow batches of documents, `pool` does so on several processes,
`ledger` keeps the results on disk, `run` ties these together, and `output` writes the tables whole
or not at all.
"""
