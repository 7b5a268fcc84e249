"""What a document as a whole decides before any figure is read: its clock."""
