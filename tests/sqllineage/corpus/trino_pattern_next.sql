-- id: trino_pattern_next_001
-- dialect: trino
-- construct: select
-- kind: pattern_next
-- reads: meter
-- column: meter.v -> <result>.v direct
-- column: meter.t -> <result>.* window
-- column: meter.v -> <result>.* filter
SELECT v FROM meter MATCH_RECOGNIZE (
  ORDER BY t MEASURES LAST(p.v) AS v ONE ROW PER MATCH
  PATTERN (p+) DEFINE p AS p.v < NEXT(p.v));
-- end
