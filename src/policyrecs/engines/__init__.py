"""The core on engines that distribute: Dask and Spark, each a thin extra.

Both map the one core over batches of documents (`corpus.schema.DOCUMENTS`) and give its results
(`corpus.schema.RESULTS`) back as the engine's own frame, the same rows as the pool's. What an
engine does well is left to it: partitions, retries, storage.
"""
