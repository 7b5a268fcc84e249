"""The checks: which printed figures cannot be right.

`run.run` takes figures and gives findings; the public door is `zhaoshang_extract.check`.
"""
