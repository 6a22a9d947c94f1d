-- id: redshift_practice_001
-- dialect: redshift
-- construct: procedure, loop, dynamic_sql
-- reads: ops.tab
-- dropped: 1
CREATE OR REPLACE PROCEDURE ops.vac() AS $$
DECLARE
  r RECORD;
BEGIN
  FOR r IN SELECT schema_name, table_name FROM ops.tab WHERE big LOOP
    EXECUTE 'DELETE FROM ' || quote_ident(r.schema_name) || '.' || quote_ident(r.table_name) || ' WHERE old';
  END LOOP;
END;
$$ LANGUAGE plpgsql;
-- end

-- id: redshift_practice_002
-- dialect: redshift
-- construct: select, aggregate, window
-- reads: e.h
-- column: e.h.k -> <result>.k direct
-- column: e.h.v -> <result>.all_v direct
-- column: e.h.v -> <result>.med direct
-- column: e.h.v -> <result>.r direct
-- column: e.h.k -> <result>.* group
-- column: e.h.t -> <result>.* sort
-- column: e.h.v -> <result>.* window
SELECT k, LISTAGG(DISTINCT v, '|') WITHIN GROUP (ORDER BY t) AS all_v, MEDIAN(v) AS med,
       RATIO_TO_REPORT(SUM(v)) OVER () AS r, DENSE_RANK() OVER (ORDER BY SUM(v) DESC) AS rk
FROM e.h GROUP BY k;
-- end

-- id: redshift_practice_003
-- dialect: redshift
-- construct: unnest, json, select
-- reads: sup.o
-- column: sup.o.id -> <result>.id direct
-- column: sup.o.items -> <result>.sku direct
-- column: sup.o.items -> <result>.idx direct
SELECT o.id, i.sku::varchar, idx FROM sup.o AS o, o.items AS i AT idx;
-- end

-- id: redshift_practice_004
-- dialect: redshift
-- construct: temp_table, script, delete
-- reads: st.x
-- writes: dw.x
-- column: st.x.id -> dw.x.id direct
-- column: st.x.v -> dw.x.v direct
-- column: dw.x.id -> dw.x.* filter
-- column: st.x.id -> dw.x.* filter
create temporary table #n (like dw.x including defaults);
insert into #n (id, v, loaded_at) select id, v, getdate() from st.x;
begin;
delete from dw.x where id in (select id from #n);
insert into dw.x (id, v) select id, v from #n;
commit;
-- end

-- id: redshift_practice_005
-- dialect: redshift
-- construct: view, function
-- reads: z.t
-- writes: z.v
-- column: z.t.a -> z.v.h direct
-- column: z.t.b -> z.v.b direct
-- column: z.t.b -> z.v.* sort
create or replace function z.f_up(varchar) returns varchar stable as $$ select upper($1) $$ language sql;
create or replace view z.v as select z.f_up(a) as h, top_b.b from z.t join (select top 5 b from z.t order by b) top_b on true;
-- end

-- id: redshift_practice_006
-- dialect: redshift
-- construct: copy, unload, external_table
-- reads: z.u
-- writes: ext.parts
-- column: z.u.id -> ext.parts.id direct
CREATE EXTERNAL TABLE ext.parts STORED AS PARQUET LOCATION 's3://p/' AS SELECT id FROM z.u;
-- end
