"""What a passage mentions: quantities, thresholds, periods, regions, industries, trade terms.

A mention is a place in a passage's text with its reading; what it is about is decided later, by
attachment (`observe`).
"""
