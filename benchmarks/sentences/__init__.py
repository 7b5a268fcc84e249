"""Sentences made of constructions and random figures, and what their printed figures say of each other."""
