-- id: oracle_model_001
-- dialect: oracle
-- construct: insert
-- kind: model
-- reads: sales_view
-- writes: mart.forecast
-- column: sales_view.country -> mart.forecast.country direct
-- column: sales_view.prod -> mart.forecast.prod direct
-- column: sales_view.year -> mart.forecast.year direct
-- column: sales_view.sale -> mart.forecast.sales direct
-- column: sales_view.country -> mart.forecast.* window
-- column: sales_view.prod -> mart.forecast.* window
-- column: sales_view.year -> mart.forecast.* window
INSERT INTO mart.forecast (country, prod, year, sales)
SELECT country, prod, year, s
FROM sales_view
MODEL
  PARTITION BY (country)
  DIMENSION BY (prod, year)
  MEASURES (sale s)
  RULES (
    s['Bounce', 2002] = s['Bounce', 2001] + s['Bounce', 2000],
    s['Y Box', 2002] = s['Y Box', 2001]
  );
-- end

-- id: oracle_model_002
-- dialect: oracle
-- construct: ctas
-- kind: model
-- reads: fin.pay
-- writes: fin.plan
-- column: fin.pay.dept -> fin.plan.dept direct
-- column: fin.pay.month -> fin.plan.month direct
-- column: fin.pay.amount -> fin.plan.planned direct
-- column: fin.pay.quota -> fin.plan.planned direct
-- column: fin.pay.quota -> fin.plan.quota direct
-- column: fin.pay.dept -> fin.plan.* window
-- column: fin.pay.month -> fin.plan.* window
-- column: fin.pay.open -> fin.plan.* filter
-- column: fin.pay.month -> fin.plan.* sort
CREATE TABLE fin.plan AS
SELECT dept, month, planned, quota
FROM fin.pay p
WHERE p.open = 'Y'
MODEL RETURN UPDATED ROWS
  PARTITION BY (p.dept AS dept)
  DIMENSION BY (p.month AS month)
  MEASURES (p.amount AS planned, p.quota AS quota)
  RULES UPSERT SEQUENTIAL ORDER (
    planned[FOR month FROM 1 TO 12 INCREMENT 1] = planned[CV(month) - 1] * quota[CV()]
  )
ORDER BY month;
-- end

-- id: oracle_model_003
-- dialect: oracle
-- construct: select, aggregate
-- kind: model
-- reads: sh.sales
-- column: sh.sales.prod_id -> <result>.prod_id direct
-- column: sh.sales.amount_sold -> <result>.total direct
-- column: sh.sales.prod_id -> <result>.* group
-- column: sh.sales.prod_id -> <result>.* window
SELECT prod_id, total
FROM sh.sales
GROUP BY prod_id
MODEL
  DIMENSION BY (prod_id)
  MEASURES (SUM(amount_sold) total)
  IGNORE NAV
  (total[999] = SUM(total)[ANY]);
-- end

-- id: oracle_model_004
-- dialect: oracle
-- construct: view, join, subquery
-- kind: model
-- reads: hr.emp, hr.dept
-- writes: hr.v_chain
-- column: hr.emp.emp_id -> hr.v_chain.id direct
-- column: hr.emp.name -> hr.v_chain.path direct
-- column: hr.dept.title -> hr.v_chain.path direct
-- column: hr.emp.dept_id -> hr.v_chain.* join
-- column: hr.dept.dept_id -> hr.v_chain.* join
-- column: hr.emp.emp_id -> hr.v_chain.* window
CREATE VIEW hr.v_chain (id, path) AS
SELECT q.id, q.path FROM (
  SELECT id, path
  FROM hr.emp e JOIN hr.dept d ON e.dept_id = d.dept_id
  MODEL
    DIMENSION BY (e.emp_id AS id)
    MEASURES (e.name AS path, d.title AS title)
    RULES AUTOMATIC ORDER (path[ANY] = path[CV()] || title[CV()])
) q;
-- end

-- id: oracle_model_005
-- dialect: oracle
-- construct: select, cte
-- kind: model
-- reads: ops.seed
-- column: ops.seed.n -> <result>.n direct
-- column: ops.seed.start_val -> <result>.val direct
-- column: ops.seed.n -> <result>.* window
WITH seed AS (SELECT n, start_val FROM ops.seed)
SELECT n, val FROM seed
MODEL DIMENSION BY (n) MEASURES (start_val AS val)
RULES ITERATE (10) (val[ITERATION_NUMBER + 1] = val[ITERATION_NUMBER] * 2)
;
-- end
