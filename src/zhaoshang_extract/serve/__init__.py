"""The workbench on this machine: read articles in a page, and correct what was read. Extra `serve`."""
