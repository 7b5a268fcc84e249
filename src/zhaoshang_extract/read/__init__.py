"""Documents as text: one file a format, one line here each.

A format's file has `read(data, *, name) -> Page`. It is loaded only when a document of that format
comes, and may need an extra of the package that is not installed.
"""
