"""The commands beyond reading single articles: one file each, wired by one line in `cli`."""
