"""What a document is about before any figure is read: its tree, and what each part says for all below it.

The tree is story › section › paragraph › sentence (`node`, `tree`); `settle` gives every node its frame:
the time, place, step, size, sector and measure that a headline, heading, label or sentence leaves in force.
"""
