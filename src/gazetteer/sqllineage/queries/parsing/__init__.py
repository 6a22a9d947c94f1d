"""From tokens to the tree of a query."""
