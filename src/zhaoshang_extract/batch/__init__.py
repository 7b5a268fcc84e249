"""Batches: any number of documents, each one a result, nothing lost."""
