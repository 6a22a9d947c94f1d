-- id: oracle_mixed_001
-- dialect: oracle
-- construct: procedure, loop, multi_insert
-- reads: s_head, s_line
-- writes: d_head, d_line
-- column: s_head.no -> d_head.no direct
-- column: s_head.no -> d_line.no direct
-- column: s_line.sku -> d_line.sku direct
-- column: s_line.no -> d_line.* filter
-- column: s_head.no -> d_line.* filter
-- column: s_head.state -> d_head.* filter
-- column: s_head.state -> d_line.* filter
CREATE OR REPLACE PROCEDURE copy_orders IS
BEGIN
  FOR h IN (SELECT no FROM s_head WHERE state = 'N') LOOP
    INSERT INTO d_head (no) VALUES (h.no);
    FOR l IN (SELECT sku FROM s_line WHERE no = h.no) LOOP
      INSERT INTO d_line (no, sku) VALUES (h.no, l.sku);
    END LOOP;
  END LOOP;
END;
/
-- end

-- id: oracle_mixed_002
-- dialect: oracle
-- construct: view, window, join
-- reads: sales, shops
-- writes: v_best
-- column: shops.name -> v_best.shop direct
-- column: sales.amt -> v_best.amt direct
-- column: sales.shop_id -> v_best.* join
-- column: shops.shop_id -> v_best.* join
-- column: sales.region -> v_best.* window
-- column: sales.amt -> v_best.* window
CREATE OR REPLACE VIEW v_best AS
SELECT shop, amt FROM (
  SELECT sh.name shop, s.amt, DENSE_RANK() OVER (PARTITION BY s.region ORDER BY s.amt DESC NULLS LAST) rk
  FROM sales s JOIN shops sh ON sh.shop_id = s.shop_id
) WHERE rk <= 3;
-- end

-- id: oracle_mixed_003
-- dialect: oracle
-- construct: update, merge, subquery
-- reads: upd
-- writes: base
-- column: upd.v -> base.v direct
-- column: base.id -> base.* filter
-- column: upd.id -> base.* filter
UPDATE (SELECT b.v AS old_v, u.v AS new_v FROM base b, upd u WHERE b.id = u.id) SET old_v = new_v;
-- end
