"""How a page is laid out: printed lines, what each one is, and the passages and tables they make."""
