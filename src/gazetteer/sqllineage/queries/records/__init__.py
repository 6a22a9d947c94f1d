"""Values with fields: structs, rows, and how they are built and taken apart."""
