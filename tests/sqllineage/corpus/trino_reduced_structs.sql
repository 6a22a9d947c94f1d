-- id: trino_reduced_structs_001
-- dialect: trino
-- construct: insert, struct
-- kind: reduced_structs
-- reads: raw.span
-- writes: mart.span
-- column: raw.span.hi -> mart.span.top direct
-- column: raw.span.lo -> mart.span.low direct
-- column: raw.span.arr -> mart.span.low direct
INSERT INTO mart.span (top, low)
SELECT
  reduce(arr, CAST(ROW(lo, hi) AS ROW(mn double, mx double)),
    (s, x) -> CAST(ROW(least(s.mn, x), s.mx) AS ROW(mn double, mx double)), s -> s.mx),
  reduce(arr, CAST(ROW(lo, hi) AS ROW(mn double, mx double)),
    (s, x) -> CAST(ROW(least(s.mn, x), s.mx) AS ROW(mn double, mx double)), s -> s.mn)
FROM raw.span;
-- end

-- id: trino_reduced_structs_002
-- dialect: trino
-- construct: ctas, struct
-- kind: reduced_structs
-- reads: raw.bill
-- writes: mart.bill
-- column: raw.bill.ys -> mart.bill.due direct
-- column: raw.bill.w -> mart.bill.due direct
CREATE TABLE mart.bill AS
SELECT reduce(zip(b.xs, b.ys), 0, (s, z) -> s + z[2] * b.w, s -> s) AS due FROM raw.bill b;
-- end
