"""SQL text to lineage: tables, column edges, and what was not understood."""
