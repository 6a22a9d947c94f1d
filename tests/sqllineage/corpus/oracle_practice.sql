-- id: oracle_practice_001
-- dialect: oracle
-- construct: procedure, dynamic_sql, cursor
-- reads: src_kv
-- writes: dst_kv
-- column: src_kv.k -> dst_kv.k direct
-- column: src_kv.v -> dst_kv.v direct
-- column: src_kv.k -> dst_kv.* filter
CREATE OR REPLACE PROCEDURE p_refcur AS
  rc SYS_REFCURSOR;
  l_k src_kv.k%TYPE;
  l_v src_kv.v%TYPE;
BEGIN
  OPEN rc FOR 'SELECT k, v FROM src_kv WHERE k > :1' USING 5;
  LOOP
    FETCH rc INTO l_k, l_v;
    EXIT WHEN rc%NOTFOUND;
    INSERT INTO dst_kv (k, v) VALUES (l_k, l_v);
  END LOOP;
  CLOSE rc;
END p_refcur;
/
show errors
-- end

-- id: oracle_practice_002
-- dialect: oracle
-- construct: loop, insert, no_semicolon
-- reads: t_old
-- writes: t_new
-- column: t_old.id -> t_new.id direct
-- column: t_old.nm -> t_new.name direct
whenever sqlerror exit failure
set define off
prompt copying
BEGIN
  FOR rec IN (SELECT id, nm FROM t_old)
  LOOP
    BEGIN
      INSERT INTO t_new (id, name) VALUES (rec.id, rec.nm);
    EXCEPTION
      WHEN DUP_VAL_ON_INDEX THEN NULL;
    END;
    IF MOD(rec.id, 1000) = 0 THEN COMMIT; END IF;
  END LOOP;
  COMMIT;
END;
/
exit
-- end

-- id: oracle_practice_003
-- dialect: oracle
-- construct: trigger, variable
-- reads: cust
-- writes: cust_log
-- column: cust.id -> cust_log.cust_id direct
-- column: cust.city -> cust_log.old_city direct
-- column: cust.city -> cust_log.new_city direct
CREATE OR REPLACE EDITIONABLE TRIGGER cust_biu
  FOR INSERT OR UPDATE ON cust
  COMPOUND TRIGGER
  AFTER EACH ROW IS
  BEGIN
    IF UPDATING('CITY') THEN
      INSERT INTO cust_log (cust_id, old_city, new_city) VALUES (:new.id, :old.city, :new.city);
    END IF;
  END AFTER EACH ROW;
END cust_biu;
/
-- end

-- id: oracle_practice_004
-- dialect: oracle
-- construct: package, variable, update
-- reads: meta.param
-- writes: app.limit_
-- column: meta.param.value -> app.limit_.max_eur direct
-- column: meta.param.name -> app.limit_.* filter
-- column: app.limit_.kind -> app.limit_.* filter
CREATE OR REPLACE PACKAGE BODY app.lim IS
  c_kind CONSTANT VARCHAR2(10) := 'CARD';
  g_max  NUMBER;

  PROCEDURE init IS
  BEGIN
    SELECT TO_NUMBER(value) INTO g_max FROM meta.param WHERE name = 'MAX';
  END;

  PROCEDURE apply IS
  BEGIN
    init;
    UPDATE app.limit_ SET max_eur = g_max WHERE kind = c_kind;
  END;
BEGIN
  init;
END lim;
/
-- end

-- id: oracle_practice_005
-- dialect: oracle
-- construct: select, lateral, unnest
-- reads: acct, t_cust
-- column: acct.id -> <result>.id direct
-- column: t_cust.name -> <result>.name direct
-- column: acct.id -> <result>.* join
-- column: t_cust.acct_id -> <result>.* join
-- column: acct.state -> <result>.* filter
-- column: acct.opened -> <result>.* sort
SELECT /*+ INDEX(a acct_ix) */ a.id, c.name
FROM acct a CROSS APPLY (SELECT 1 AS one FROM dual) x
LEFT JOIN t_cust c ON c.acct_id = a.id
WHERE a.state = 'A'
ORDER BY a.opened DESC NULLS LAST
OFFSET 20 ROWS FETCH NEXT 10 ROWS ONLY;
-- end

-- id: oracle_practice_006
-- dialect: oracle
-- construct: unpivot, view
-- reads: q_sales
-- writes: v_q
-- column: q_sales.shop -> v_q.shop direct
-- column: q_sales.q1 -> v_q.eur direct
-- column: q_sales.q2 -> v_q.eur direct
CREATE OR REPLACE VIEW v_q AS
SELECT shop, qtr, eur FROM q_sales UNPIVOT INCLUDE NULLS (eur FOR qtr IN (q1 AS 'Q1', q2 AS 'Q2'));
-- end

-- id: oracle_practice_007
-- dialect: oracle
-- construct: merge, using_join
-- reads: feed, lookup
-- writes: dim
-- column: feed.code -> dim.code direct
-- column: lookup.label -> dim.label direct
-- column: dim.code -> dim.* join
-- column: feed.code -> dim.* join
-- column: feed.lk -> dim.* join
-- column: lookup.lk -> dim.* join
MERGE /*+ PARALLEL */ INTO dim d
USING (SELECT f.code, l.label FROM feed f JOIN lookup l ON l.lk = f.lk) s
ON (d.code = s.code)
WHEN NOT MATCHED THEN INSERT (d.code, d.label) VALUES (s.code, s.label)
WHEN MATCHED THEN UPDATE SET d.label = s.label;
-- end

-- id: oracle_practice_008
-- dialect: oracle
-- construct: function, call, select
-- reads: txn, rates
-- writes: conv
-- column: txn.id -> conv.id direct
-- column: txn.amt -> conv.eur direct
CREATE OR REPLACE FUNCTION rate_of (p_ccy VARCHAR2) RETURN NUMBER RESULT_CACHE IS
  l_r NUMBER;
BEGIN
  SELECT r INTO l_r FROM rates WHERE ccy = p_ccy;
  RETURN l_r;
END;
/
INSERT INTO conv (id, eur) SELECT id, amt * 2 FROM txn;
-- end

-- id: oracle_practice_009
-- dialect: oracle
-- construct: ctas, select, window
-- reads: iot
-- writes: iot_gap
-- column: iot.dev -> iot_gap.dev direct
-- column: iot.at -> iot_gap.at direct
-- column: iot.at -> iot_gap.nxt direct
-- column: iot.dev -> iot_gap.* window
-- column: iot.at -> iot_gap.* window
-- column: iot.dev -> iot_gap.* sort
CREATE TABLE iot_gap COMPRESS FOR QUERY HIGH AS
SELECT dev, at, LEAD(at) OVER (PARTITION BY dev ORDER BY at) AS nxt
FROM iot PARTITION (p2024) SAMPLE (5)
ORDER BY dev;
-- end

-- id: oracle_practice_010
-- dialect: oracle
-- construct: insert, subquery, delete, script
-- reads: ord_x, ord_ok
-- writes: ord_hist, ord_x
-- column: ord_x.id -> ord_hist.id direct
-- column: ord_x.eur -> ord_hist.eur direct
-- column: ord_x.id -> ord_hist.* filter
-- column: ord_ok.id -> ord_hist.* filter
-- column: ord_x.id -> ord_x.* filter
-- column: ord_ok.id -> ord_x.* filter
INSERT INTO ord_hist (id, eur) SELECT id, eur FROM ord_x WHERE id IN (SELECT id FROM ord_ok);
DELETE ord_x o WHERE EXISTS (SELECT NULL FROM ord_ok k WHERE k.id = o.id);
UPDATE (SELECT o.eur FROM ord_x o) SET eur = 0;
-- end

-- id: oracle_practice_011
-- dialect: oracle
-- construct: select, json, struct
-- reads: jdoc
-- column: jdoc.id -> <result>.id direct
-- column: jdoc.doc -> <result>.name direct
-- column: jdoc.doc -> <result>.n direct
-- column: jdoc.doc -> <result>.* filter
SELECT j.id, j.doc.customer.name.string() AS name, JSON_VALUE(j.doc, '$.n' RETURNING NUMBER) AS n
FROM jdoc j
WHERE JSON_EXISTS(j.doc, '$?(@.n > 3)');
-- end

-- id: oracle_practice_012
-- dialect: oracle
-- construct: materialized_view, join, ddl
-- reads: a_fact, a_dim
-- writes: mv_a
-- column: a_fact.k -> mv_a.k direct
-- column: a_dim.lab -> mv_a.lab direct
-- column: a_fact.m -> mv_a.m direct
-- column: a_fact.dk -> mv_a.* filter
-- column: a_dim.dk -> mv_a.* filter
-- column: a_fact.k -> mv_a.* group
-- column: a_dim.lab -> mv_a.* group
CREATE MATERIALIZED VIEW LOG ON a_fact WITH ROWID, SEQUENCE (k, m) INCLUDING NEW VALUES;
CREATE MATERIALIZED VIEW mv_a
PARALLEL 2 BUILD DEFERRED REFRESH COMPLETE START WITH SYSDATE NEXT SYSDATE + 1/24 AS
SELECT f.k, d.lab, SUM(f.m) m FROM a_fact f, a_dim d WHERE f.dk = d.dk GROUP BY f.k, d.lab;
-- end

-- id: oracle_practice_013
-- dialect: oracle
-- construct: select, aggregate
-- reads: part
-- column: part.a -> <result>.x direct
-- column: part.b -> <result>.x direct
-- column: part.c -> <result>.* sort
SELECT XMLAGG(XMLELEMENT("e", XMLATTRIBUTES(a AS "n"), b) ORDER BY c).getClobVal() AS x FROM part;
-- end

-- id: oracle_practice_014
-- dialect: oracle
-- construct: insert, select
-- reads: s_in
-- writes: s_out
-- column: s_in.a -> s_out.a direct
-- column: s_in.b -> s_out.b direct
INSERT INTO s_out (a, b) SELECT a, b FROM s_in LOG ERRORS INTO err$_s_out ('load') REJECT LIMIT UNLIMITED;
-- end
