-- id: postgres_usual_schema_01
-- dialect: postgres
-- construct: script, insert
-- reads: s
-- writes: public.t
-- column: s.x -> public.t.a direct
-- column: s.y -> public.t.b direct
CREATE TABLE t(a int, b int); INSERT INTO public.t SELECT x, y FROM s;
-- end

-- id: postgres_usual_schema_02
-- dialect: postgres
-- construct: script, insert, star
-- reads: s
-- writes: t
-- column: s.x -> t.a direct
-- column: s.y -> t.b direct
CREATE TABLE public.t(a int, b int); INSERT INTO t SELECT x, y FROM s;
-- end

-- id: postgres_usual_schema_03
-- dialect: postgres
-- construct: script, insert
-- reads: s
-- writes: other.t
-- column: s.x -> other.t.x direct
CREATE TABLE t(a int, b int); INSERT INTO other.t SELECT x FROM s;
-- end
