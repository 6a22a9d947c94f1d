"""What the value of an expression comes from."""
