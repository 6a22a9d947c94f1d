-- id: oracle_table_parameter_001
-- dialect: oracle
-- construct: function, insert
-- kind: table_parameter
-- reads: src
-- writes: o
-- column: src.id -> o.a direct
-- column: src.nm -> o.b direct
-- column: src.f -> o.* filter
create or replace function mac(t dbms_tf.table_t) return varchar2 sql_macro is
begin
  return 'select id, nm from t where f = 1';
end;
/
insert into o (a, b) select id, nm from mac(src);
-- end

-- id: oracle_table_parameter_002
-- dialect: oracle
-- construct: function, ctas
-- kind: table_parameter
-- reads: src
-- writes: o
-- column: src.id -> o.id direct
-- column: src.k -> o.* filter
create or replace function top_of(p_rows dbms_tf.table_t, n number) return clob sql_macro(table) is
begin
  return q'[select p.id from p_rows p where p.k < top_of.n]';
end;
/
create table o as select m.id from top_of(src, 10) m;
-- end
