"""How places are told from words: names, zones, towns, abbreviations and pronouns, one file each."""
