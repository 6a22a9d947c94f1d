-- id: snowflake_computed_columns_001
-- dialect: snowflake
-- construct: temp_table, insert, script
-- kind: computed_columns
-- reads: raw.fare
-- writes: mart.fare
-- column: raw.fare.net -> mart.fare.gross direct
-- column: raw.fare.trip -> mart.fare.trip direct
create temporary table fares (trip string, net number(10, 2), gross number(10, 2) as (net * 1.19));
insert into fares (trip, net) select trip, net from raw.fare;
insert into mart.fare (trip, gross) select trip, gross from fares;
-- end
