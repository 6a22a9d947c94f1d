-- id: bigquery_text_set_in_loop_001
-- dialect: bigquery
-- construct: dynamic_sql, loop, insert
-- kind: text_set_in_loop
-- reads: d.day1, d.day2
-- writes: d.all_days
-- column: d.day1.v -> d.all_days.v direct
-- column: d.day2.v -> d.all_days.v direct
declare src string default 'd.day1';
declare i int64 default 0;
while i < 2 do
  execute immediate 'insert into d.all_days (v) select v from ' || src;
  set src = 'd.day2';
  set i = i + 1;
end while;
-- end
