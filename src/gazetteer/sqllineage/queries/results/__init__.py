"""What a query gives: its select list, its clauses, set operations."""
