"""Altered copies of articles: other places, other figures, the same prose.

`copy.altered` makes one copy with its gold; `places` and `figures` say what is changed, `edits` moves
offsets along.
"""
