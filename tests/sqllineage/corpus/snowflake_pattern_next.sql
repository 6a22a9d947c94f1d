-- id: snowflake_pattern_next_001
-- dialect: snowflake
-- construct: select
-- kind: pattern_next
-- reads: meter
-- column: meter.v -> <result>.v direct
-- column: meter.t -> <result>.* window
-- column: meter.v -> <result>.* filter
SELECT v FROM meter MATCH_RECOGNIZE (
  ORDER BY t MEASURES FIRST(p.v) AS v ONE ROW PER MATCH
  PATTERN (p q) DEFINE p AS v < NEXT(v), q AS v > 3);
-- end
