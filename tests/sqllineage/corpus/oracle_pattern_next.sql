-- id: oracle_pattern_next_001
-- dialect: oracle
-- construct: select
-- kind: pattern_next
-- reads: tick
-- column: tick.sym -> <result>.sym direct
-- column: tick.price -> <result>.low direct
-- column: tick.sym -> <result>.* window
-- column: tick.at -> <result>.* window
-- column: tick.price -> <result>.* filter
SELECT * FROM (SELECT sym, low FROM tick MATCH_RECOGNIZE (
  PARTITION BY sym ORDER BY at
  MEASURES LAST(d.price) AS low
  PATTERN (u d) DEFINE d AS d.price > NEXT(d.price)));
-- end

-- id: oracle_pattern_next_002
-- dialect: oracle
-- construct: select,insert
-- kind: pattern_next
-- reads: meter
-- writes: peak
-- column: meter.v -> peak.v direct
-- column: meter.t -> peak.* window
-- column: meter.v -> peak.* filter
INSERT INTO peak (v)
SELECT m.v FROM meter MATCH_RECOGNIZE (
  ORDER BY t MEASURES p.v AS v ONE ROW PER MATCH
  PATTERN (p) DEFINE p AS p.v > NEXT(p.v, 1) AND p.v > PREV(p.v)) m;
-- end

-- id: oracle_pattern_next_003
-- dialect: oracle
-- construct: ctas
-- kind: pattern_next
-- reads: hr.pay
-- writes: hr.drop_
-- column: hr.pay.id -> hr.drop_.id direct
-- column: hr.pay.amount -> hr.drop_.following direct
-- column: hr.pay.id -> hr.drop_.* window
-- column: hr.pay.month -> hr.drop_.* window
-- column: hr.pay.amount -> hr.drop_.* filter
CREATE TABLE hr.drop_ AS
SELECT id, following FROM hr.pay MATCH_RECOGNIZE (
  PARTITION BY id ORDER BY month
  MEASURES NEXT(a.amount) AS following
  PATTERN (a) DEFINE a AS NEXT(a.amount) < a.amount);
-- end
