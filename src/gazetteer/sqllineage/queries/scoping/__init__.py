"""What a query has: relations with their outputs, and the scopes in which names are looked up."""
