-- id: postgres_scopes_001
-- dialect: postgres
-- construct: select, aggregate, join
-- schema: {"tables": {"public.customer": ["c_custkey", "c_name", "c_mktsegment"], "public.orders": ["o_orderkey", "o_custkey", "o_orderdate", "o_shippriority"], "public.lineitem": ["l_orderkey", "l_extendedprice", "l_discount", "l_shipdate"]}}
-- default_schema: public
-- reads: customer, orders, lineitem
-- column: lineitem.l_orderkey -> <result>.l_orderkey direct
-- column: lineitem.l_extendedprice -> <result>.revenue direct
-- column: lineitem.l_discount -> <result>.revenue direct
-- column: orders.o_orderdate -> <result>.o_orderdate direct
-- column: orders.o_shippriority -> <result>.o_shippriority direct
-- column: customer.c_mktsegment -> <result>.* filter
-- column: customer.c_custkey -> <result>.* filter
-- column: orders.o_custkey -> <result>.* filter
-- column: lineitem.l_orderkey -> <result>.* filter
-- column: orders.o_orderkey -> <result>.* filter
-- column: orders.o_orderdate -> <result>.* filter
-- column: lineitem.l_shipdate -> <result>.* filter
-- column: lineitem.l_orderkey -> <result>.* group
-- column: orders.o_orderdate -> <result>.* group
-- column: orders.o_shippriority -> <result>.* group
-- column: lineitem.l_extendedprice -> <result>.* sort
-- column: lineitem.l_discount -> <result>.* sort
-- column: orders.o_orderdate -> <result>.* sort
select l_orderkey, sum(l_extendedprice * (1 - l_discount)) as revenue, o_orderdate, o_shippriority
from customer, orders, lineitem
where c_mktsegment = 'BUILDING' and c_custkey = o_custkey and l_orderkey = o_orderkey
  and o_orderdate < date '1995-03-15' and l_shipdate > date '1995-03-15'
group by l_orderkey, o_orderdate, o_shippriority
order by revenue desc, o_orderdate
limit 10;
-- end

-- id: postgres_scopes_002
-- dialect: postgres
-- construct: correlated, subquery
-- schema: {"tables": {"public.partsupp": ["ps_partkey", "ps_suppkey", "ps_supplycost"], "public.supplier": ["s_suppkey", "s_name"], "public.part": ["p_partkey", "p_size"]}}
-- default_schema: public
-- reads: part, partsupp, supplier
-- column: supplier.s_name -> <result>.s_name direct
-- column: part.p_partkey -> <result>.p_partkey direct
-- column: part.p_partkey -> <result>.* filter
-- column: partsupp.ps_partkey -> <result>.* filter
-- column: supplier.s_suppkey -> <result>.* filter
-- column: partsupp.ps_suppkey -> <result>.* filter
-- column: part.p_size -> <result>.* filter
-- column: partsupp.ps_supplycost -> <result>.* filter
select s_name, p_partkey
from part, supplier, partsupp
where p_partkey = ps_partkey
  and s_suppkey = ps_suppkey
  and p_size = 15
  and ps_supplycost = (select min(x.ps_supplycost) from partsupp x where p_partkey = x.ps_partkey);
-- end

-- id: postgres_scopes_003
-- dialect: postgres
-- construct: cte, insert
-- reads: raw.orders
-- writes: mart.orders
-- column: raw.orders.id -> mart.orders.id direct
-- column: raw.orders.net -> mart.orders.net direct
-- column: raw.orders.state -> mart.orders.* filter
WITH orders AS (
    SELECT id, net FROM raw.orders WHERE state = 'done'
)
INSERT INTO mart.orders (id, net)
SELECT id, net FROM orders;
-- end

-- id: postgres_scopes_004
-- dialect: postgres
-- construct: cte, select
-- reads: t
-- column: t.a -> <result>.a direct
-- column: t.b -> <result>.* filter
WITH t AS (SELECT a, b FROM t)
SELECT a FROM t WHERE b > 0;
-- end

-- id: postgres_scopes_005
-- dialect: postgres
-- construct: cte, subquery, join
-- reads: x.base, x.other
-- column: x.base.k -> <result>.k direct
-- column: x.other.v -> <result>.v direct
-- column: x.base.k -> <result>.* join
-- column: x.other.k -> <result>.* join
-- column: x.other.live -> <result>.* filter
WITH c AS (SELECT k FROM x.base)
SELECT c.k, d.v
FROM c
JOIN (
    WITH c AS (SELECT k, v FROM x.other WHERE live)
    SELECT k, v FROM c
) d ON d.k = c.k;
-- end

-- id: postgres_scopes_006
-- dialect: postgres
-- construct: select, aggregate
-- schema: {"tables": {"s.m": ["day", "val", "total"]}}
-- reads: s.m
-- column: s.m.val -> <result>.total direct
-- column: s.m.day -> <result>.day direct
-- column: s.m.day -> <result>.* group
-- column: s.m.val -> <result>.* sort
SELECT date_trunc('week', day) AS day, sum(val) AS total
FROM s.m
GROUP BY date_trunc('week', m.day)
ORDER BY total;
-- end

-- id: postgres_scopes_007
-- dialect: postgres
-- construct: subquery, select
-- reads: a.v
-- column: a.v.x -> <result>.p direct
-- column: a.v.y -> <result>.q direct
-- column: a.v.x -> <result>.* filter
SELECT p, q FROM (SELECT x, y FROM a.v) AS d (p, q) WHERE p IS NOT NULL;
-- end

-- id: postgres_scopes_008
-- dialect: postgres
-- construct: join, select
-- reads: a.one, a.two, a.three
-- column: a.one.id -> <result>.id direct
-- column: a.three.name -> <result>.name direct
-- column: a.one.id -> <result>.* join
-- column: a.two.one_id -> <result>.* join
-- column: a.two.three_id -> <result>.* join
-- column: a.three.id -> <result>.* join
SELECT o.id, th.name
FROM a.one o
LEFT JOIN (a.two t JOIN a.three th ON th.id = t.three_id) ON t.one_id = o.id;
-- end

-- id: postgres_scopes_009
-- dialect: postgres
-- construct: join, select
-- reads: hr.emp
-- column: hr.emp.name -> <result>.name direct
-- column: hr.emp.name -> <result>.boss direct
-- column: hr.emp.boss_id -> <result>.* join
-- column: hr.emp.id -> <result>.* join
-- column: hr.emp.left_on -> <result>.* filter
SELECT e.name, b.name AS boss
FROM hr.emp e LEFT JOIN hr.emp b ON b.id = e.boss_id
WHERE e.left_on IS NULL;
-- end

-- id: postgres_scopes_010
-- dialect: postgres
-- construct: union, cte, star
-- schema: {"tables": {"p.a": ["id", "name"], "p.b": ["id", "title"]}}
-- reads: p.a, p.b
-- writes: p.both
-- column: p.a.id -> p.both.id direct
-- column: p.b.id -> p.both.id direct
-- column: p.a.name -> p.both.name direct
-- column: p.b.title -> p.both.name direct
CREATE MATERIALIZED VIEW p.both AS
WITH u AS (SELECT * FROM p.a UNION ALL SELECT * FROM p.b)
SELECT u.*, 1 AS version FROM u;
-- end

-- id: postgres_scopes_011
-- dialect: postgres
-- construct: update, correlated
-- schema: {"tables": {"w.stock": ["sku", "qty", "price"], "w.sale": ["sku", "n", "sold_at"]}}
-- reads: w.sale
-- writes: w.stock
-- column: w.stock.qty -> w.stock.qty direct
-- column: w.sale.n -> w.stock.qty direct
-- column: w.sale.sku -> w.stock.* filter
-- column: w.stock.sku -> w.stock.* filter
-- column: w.sale.sold_at -> w.stock.* filter
-- column: w.stock.price -> w.stock.* filter
UPDATE w.stock
SET qty = qty - coalesce((SELECT sum(n) FROM w.sale WHERE w.sale.sku = stock.sku AND sold_at > now() - interval '1 day'), 0)
WHERE price > 0;
-- end

-- id: postgres_scopes_012
-- dialect: postgres
-- construct: insert, star, subquery
-- schema: {"tables": {"i.dst": ["a", "b", "c"], "i.src": ["a", "b", "c", "d"]}}
-- reads: i.src
-- writes: i.dst
-- column: i.src.c -> i.dst.a direct
-- column: i.src.a -> i.dst.b direct
-- column: i.src.b -> i.dst.b direct
-- column: i.src.d -> i.dst.* filter
INSERT INTO i.dst
SELECT c AS whatever, a || b, NULL FROM i.src WHERE d IS NULL;
-- end

-- id: postgres_scopes_013
-- dialect: postgres
-- construct: window, subquery
-- schema: {"tables": {"f.tx": ["acc", "at", "eur", "kind"]}}
-- reads: f.tx
-- column: f.tx.acc -> <result>.acc direct
-- column: f.tx.eur -> <result>.share direct
-- column: f.tx.acc -> <result>.* window
-- column: f.tx.kind -> <result>.* window
-- column: f.tx.eur -> <result>.* window
-- column: f.tx.at -> <result>.* filter
-- column: f.tx.acc -> <result>.* group
-- column: f.tx.kind -> <result>.* group
SELECT acc, eur / nullif(sum(eur) OVER (PARTITION BY acc), 0) AS share
FROM (
    SELECT acc, kind, sum(eur) AS eur, rank() OVER (PARTITION BY kind ORDER BY sum(eur)) AS r
    FROM f.tx WHERE at >= '2024-01-01' GROUP BY acc, kind
) x;
-- end

-- id: postgres_scopes_014
-- dialect: postgres
-- construct: lateral, using_join, unnest
-- reads: q.quiz
-- column: q.quiz.id -> <result>.id direct
-- column: q.quiz.questions -> <result>.question direct
-- column: q.quiz.answers -> <result>.answer direct
SELECT z.id, u.question, u.answer
FROM q.quiz z, unnest(z.questions, z.answers) AS u (question, answer);
-- end

-- id: postgres_scopes_015
-- dialect: postgres
-- construct: subquery, select
-- schema: {"tables": {"c.event": ["id", "at", "kind"], "c.kinds": ["kind", "label"]}}
-- reads: c.event, c.kinds
-- column: c.event.id -> <result>.id direct
-- column: c.kinds.label -> <result>.label direct
-- column: c.event.kind -> <result>.* filter
-- column: c.kinds.kind -> <result>.* filter
-- column: c.event.at -> <result>.* filter
SELECT id, (SELECT label FROM c.kinds k WHERE k.kind = e.kind) AS label
FROM c.event e
WHERE at = (SELECT max(at) FROM c.event);
-- end
