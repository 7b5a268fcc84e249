"""What a document says of itself as a whole, decided by evidence before any figure is read."""
