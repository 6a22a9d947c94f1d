-- id: bigquery_function_of_texts_001
-- dialect: bigquery
-- construct: dynamic_sql, insert, variable
-- kind: function_of_texts
-- reads: d.main_t, d.hist_t
-- writes: d.tgt
-- column: d.main_t.a -> d.tgt.a direct
-- column: d.hist_t.a -> d.tgt.a direct
declare t string default 'main_t';
if extract(day from current_date()) = 1 then
  set t = 'hist_t';
end if;
execute immediate format('insert into d.tgt (a) select a from d.%s', t);
-- end
