"""Pages that people look at: one document, many documents, a notebook's cell. By Jinja2, extra `page`."""
