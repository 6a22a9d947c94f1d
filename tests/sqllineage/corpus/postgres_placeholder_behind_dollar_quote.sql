-- id: postgres_placeholder_behind_dollar_quote_01
-- dialect: postgres
-- construct: script, insert
-- reads: c
-- writes: lt, u
-- column: c.b -> u.a direct
INSERT INTO lt(b) VALUES ($pl$${psql} x UNIQUE (gid)) y$pl$); INSERT INTO u(a) SELECT b FROM c;
-- end
