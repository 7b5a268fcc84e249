"""The ledger: what many documents say of the same projects and indicators."""
