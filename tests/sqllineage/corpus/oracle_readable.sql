-- id: oracle_readable_001
-- dialect: oracle
-- construct: select, lateral
-- kind: dropped_though_plain
-- reads: purchase
-- column: purchase.id -> <result>.id direct
-- column: purchase.doc -> <result>.item direct
SELECT p.id, x.item
FROM purchase p, XMLTABLE('/po/item' PASSING p.doc COLUMNS item VARCHAR2(30) PATH '@name')(+) x;
-- end

-- id: oracle_readable_002
-- dialect: oracle
-- construct: select, window
-- kind: dropped_though_plain
-- reads: ticker
-- column: ticker.symbol -> <result>.symbol direct
-- column: ticker.tstamp -> <result>.start_at direct
-- column: ticker.price -> <result>.bottom direct
-- column: ticker.price -> <result>.* filter
-- column: ticker.symbol -> <result>.* window
-- column: ticker.tstamp -> <result>.* window
SELECT symbol, start_at, bottom
FROM ticker MATCH_RECOGNIZE (
  PARTITION BY symbol ORDER BY tstamp
  MEASURES FINAL FIRST(a.tstamp) AS start_at, FINAL LAST(b.price) AS bottom
  ONE ROW PER MATCH
  PATTERN (a {- x+ -} b+)
  DEFINE b AS b.price < PREV(b.price));
-- end
