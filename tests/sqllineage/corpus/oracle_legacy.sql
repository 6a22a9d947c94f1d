-- id: oracle_legacy_001
-- dialect: oracle
-- construct: package, procedure, call, insert
-- reads: s_cust, s_ord, t_ord
-- writes: t_cust, t_ord, t_err
-- column: s_cust.cid -> t_cust.cid direct
-- column: s_cust.nm -> t_cust.nm direct
-- column: s_ord.oid -> t_ord.oid direct
-- column: s_ord.amt -> t_ord.amt direct
-- column: s_ord.oid -> t_ord.* filter
-- column: t_ord.oid -> t_ord.* filter
CREATE OR REPLACE PACKAGE pk_load IS
  PROCEDURE p_all(p_mode IN VARCHAR2 DEFAULT 'FULL');
END;
/
CREATE OR REPLACE PACKAGE BODY pk_load IS

  e_bad EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_bad, -2291);
  v_cnt NUMBER := 0;

  PROCEDURE p_err(p_msg VARCHAR2) IS
  BEGIN
    INSERT INTO t_err(msg, ts) VALUES(p_msg, SYSDATE);
  END;

  PROCEDURE p_cust IS
  BEGIN
    DELETE t_cust;
    INSERT INTO t_cust(cid, nm) SELECT cid, INITCAP(nm) FROM s_cust;
    v_cnt := v_cnt + SQL%ROWCOUNT;
  EXCEPTION WHEN OTHERS THEN p_err(SQLERRM); RAISE;
  END p_cust;

  PROCEDURE p_ord IS
  BEGIN
    INSERT INTO t_ord(oid, amt)
    SELECT o.oid, o.amt FROM s_ord o
    WHERE NOT EXISTS (SELECT 'x' FROM t_ord t WHERE t.oid = o.oid);
  END p_ord;

  PROCEDURE p_all(p_mode IN VARCHAR2 DEFAULT 'FULL') IS
  BEGIN
    IF p_mode = 'FULL' THEN
      p_cust;
    END IF;
    p_ord;
    COMMIT;
  EXCEPTION
    WHEN e_bad THEN
      ROLLBACK;
      pk_load.p_err('bad: '||SQLERRM);
  END p_all;
END pk_load;
/
EXECUTE pk_load.p_all('FULL')
-- end

-- id: oracle_legacy_002
-- dialect: oracle
-- construct: cursor, loop, variable, update
-- reads: tmp_price, vat_code
-- writes: art
-- column: tmp_price.net -> art.gross direct
-- column: vat_code.pct -> art.gross direct
-- column: vat_code.code -> art.* filter
-- column: tmp_price.vat -> art.* filter
-- column: art.art_no -> art.* filter
-- column: tmp_price.art_no -> art.* filter
DECLARE
  CURSOR c1 IS SELECT art_no, net, vat FROM tmp_price;
  v_pct NUMBER(5,2);
BEGIN
  FOR r1 IN c1 LOOP
    SELECT pct INTO v_pct FROM vat_code WHERE code = r1.vat;
    UPDATE art SET gross = r1.net * (1 + v_pct / 100) WHERE art_no = r1.art_no;
  END LOOP;
  COMMIT;
END;
/
-- end

-- id: oracle_legacy_003
-- dialect: oracle
-- construct: dynamic_sql, cursor
-- reads: src_y
-- writes: dst_y
-- column: src_y.id -> dst_y.id direct
-- column: src_y.txt -> dst_y.txt direct
DECLARE
  TYPE t_rc IS REF CURSOR;
  rc t_rc;
  v_id NUMBER;
  v_txt VARCHAR2(100);
BEGIN
  OPEN rc FOR 'SELECT id, txt FROM src_y';
  LOOP
    FETCH rc INTO v_id, v_txt;
    EXIT WHEN rc%NOTFOUND;
    INSERT INTO dst_y (id, txt) VALUES (v_id, SUBSTR(v_txt, 1, 50));
  END LOOP;
  CLOSE rc;
END;
/
-- end

-- id: oracle_legacy_004
-- dialect: oracle
-- construct: script, ctas, delete
-- reads: big_log, keep_list, log_keep
-- writes: log_keep, big_log
-- column: big_log.id -> log_keep.id direct
-- column: big_log.msg -> log_keep.msg direct
-- column: big_log.id -> log_keep.* filter
-- column: keep_list.id -> log_keep.* filter
-- column: big_log.id -> big_log.* filter
-- column: log_keep.id -> big_log.* filter
CREATE TABLE log_keep TABLESPACE users PCTFREE 0 AS
  SELECT id, msg FROM big_log l WHERE l.id IN (SELECT k.id FROM keep_list k);
DELETE /*+ PARALLEL */ FROM big_log b WHERE EXISTS (SELECT 1 FROM log_keep k WHERE k.id = b.id);
-- end
