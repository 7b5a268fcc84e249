"""Which figures belong together: one file a relation, each a generator of questions."""
