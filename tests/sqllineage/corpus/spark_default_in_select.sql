-- id: spark_default_in_select_001
-- dialect: spark
-- construct: insert
-- kind: default_in_select
-- reads: raw.orders
-- writes: mart.orders
-- column: raw.orders.order_id -> mart.orders.id direct
-- column: raw.orders.remark -> mart.orders.note direct
INSERT INTO mart.orders (id, state, note)
SELECT o.order_id, DEFAULT, o.remark FROM raw.orders o;
-- end

-- id: spark_default_in_select_002
-- dialect: spark
-- construct: insert
-- kind: default_in_select
-- schema: {"tables": {"mart.daily": ["load_id", "total", "store"]}}
-- reads: raw.sales
-- writes: mart.daily
-- column: raw.sales.amount -> mart.daily.total direct
-- column: raw.sales.store -> mart.daily.store direct
-- column: raw.sales.amount -> mart.daily.* filter
INSERT OVERWRITE TABLE mart.daily
SELECT default AS load_id, s.amount, s.store FROM raw.sales s WHERE s.amount > 0;
-- end

-- id: spark_default_in_select_003
-- dialect: spark
-- construct: insert, cte
-- kind: default_in_select
-- reads: conf.rules
-- writes: conf.used_rules
-- column: conf.rules.code -> conf.used_rules.code direct
-- column: conf.rules.default -> conf.used_rules.usual direct
INSERT INTO conf.used_rules (code, usual, touched)
WITH q AS (SELECT r.code, default AS usual FROM conf.rules r)
SELECT code, usual, DEFAULT FROM q;
-- end
