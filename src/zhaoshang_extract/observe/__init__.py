"""Attachment: which mention says what of which figure.

A small ordered list of rules for each slot, over mention types and never over whole sentences. The
order of the rules is the algorithm; every slot remembers the rule that placed it.
"""
