"""What a query reads from: the items of FROM, joins, common table expressions, functions that give rows."""
