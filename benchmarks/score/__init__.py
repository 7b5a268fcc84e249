"""The repository's own scorer: reports against gold annotations, by the record contract.

`card.score_document` compares one document; `card.ScoreCard` adds documents up.
"""
