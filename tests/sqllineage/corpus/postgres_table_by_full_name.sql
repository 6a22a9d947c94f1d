-- id: postgres_table_by_full_name_01
-- dialect: postgres
-- construct: select, join
-- reads: t5, s.r
-- column: t5.a -> <result>.a direct
-- column: s.r.b -> <result>.b direct
-- column: t5.k -> <result>.* join
-- column: s.r.k -> <result>.* join
SELECT public.t5.a, s.r.b FROM t5 JOIN s.r ON public.t5.k = s.r.k
-- end
