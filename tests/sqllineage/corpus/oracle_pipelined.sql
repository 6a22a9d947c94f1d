-- id: oracle_pipelined_001
-- dialect: oracle
-- construct: function, loop, script
-- kind: pipelined
-- reads: wh_bin
-- writes: stock_day
-- column: wh_bin.item_code -> <result>.sku direct
-- column: wh_bin.qty -> <result>.pieces direct
-- column: wh_bin.qty -> <result>.* filter
-- column: wh_bin.item_code -> stock_day.sku direct
-- column: wh_bin.qty -> stock_day.n direct
-- column: wh_bin.qty -> stock_day.* filter
CREATE TYPE t_stock AS OBJECT (sku VARCHAR2(20), pieces NUMBER);
/
CREATE TYPE t_stock_tab AS TABLE OF t_stock;
/
CREATE OR REPLACE FUNCTION stock_rows RETURN t_stock_tab PIPELINED IS
BEGIN
  FOR r IN (SELECT item_code, qty FROM wh_bin WHERE qty > 0) LOOP
    PIPE ROW (t_stock(r.item_code, r.qty));
  END LOOP;
  RETURN;
END stock_rows;
/
INSERT INTO stock_day (sku, n) SELECT s.sku, s.pieces FROM TABLE(stock_rows()) s;
-- end

-- id: oracle_pipelined_002
-- dialect: oracle
-- construct: package, function, ctas
-- kind: pipelined
-- reads: hosp_ward
-- writes: ward_size
-- column: hosp_ward.code -> <result>.ward direct
-- column: hosp_ward.bed_count -> <result>.beds direct
-- column: hosp_ward.site_id -> <result>.* filter
-- column: hosp_ward.code -> ward_size.ward direct
-- column: hosp_ward.bed_count -> ward_size.beds direct
-- column: hosp_ward.site_id -> ward_size.* filter
CREATE OR REPLACE PACKAGE rep AS
  TYPE t_rec IS RECORD (ward VARCHAR2(10), beds NUMBER);
  TYPE t_recs IS TABLE OF t_rec;
  FUNCTION wards (p_site NUMBER) RETURN t_recs PIPELINED;
END rep;
/
CREATE OR REPLACE PACKAGE BODY rep AS
  FUNCTION wards (p_site NUMBER) RETURN t_recs PIPELINED IS
    r t_rec;
  BEGIN
    FOR w IN (SELECT code, bed_count FROM hosp_ward WHERE site_id = p_site) LOOP
      r.ward := w.code;
      r.beds := w.bed_count;
      PIPE ROW (r);
    END LOOP;
    RETURN;
  END wards;
END rep;
/
CREATE TABLE ward_size AS SELECT x.ward, x.beds FROM TABLE(rep.wards(3)) x;
-- end

-- id: oracle_pipelined_003
-- dialect: oracle
-- construct: function, unnest, script
-- kind: pipelined
-- reads: crop_note
-- writes: crop_word
-- column: crop_note.note_id -> crop_word.note_id direct
-- column: crop_note.keywords -> crop_word.word direct
CREATE OR REPLACE FUNCTION split_words (p_text IN VARCHAR2)
  RETURN sys.odcivarchar2list PIPELINED DETERMINISTIC IS
  n PLS_INTEGER := REGEXP_COUNT(p_text, ',') + 1;
BEGIN
  FOR i IN 1 .. n LOOP
    PIPE ROW (REGEXP_SUBSTR(p_text, '[^,]+', 1, i));
  END LOOP;
  RETURN;
END;
/
INSERT INTO crop_word (note_id, word)
SELECT c.note_id, w.column_value FROM crop_note c, TABLE(split_words(c.keywords)) w;
-- end

-- id: oracle_pipelined_004
-- dialect: oracle
-- construct: function, cursor, variable
-- kind: pipelined
-- reads: cfg_label, toll_pass
-- column: toll_pass.plate -> <result>.plate direct
-- column: toll_pass.gate -> <result>.gate direct
-- column: cfg_label.suffix -> <result>.gate direct
-- column: cfg_label.kind -> <result>.* filter
-- column: toll_pass.paid -> <result>.* filter
CREATE OR REPLACE TYPE t_pass AS OBJECT (plate VARCHAR2(12), gate VARCHAR2(30));
/
CREATE OR REPLACE TYPE t_passes AS TABLE OF t_pass;
/
CREATE OR REPLACE FUNCTION unpaid_passes RETURN t_passes PIPELINED AS
  CURSOR c IS SELECT plate, gate FROM toll_pass WHERE paid = 0;
  r c%ROWTYPE;
  v_suffix VARCHAR2(10);
BEGIN
  SELECT suffix INTO v_suffix FROM cfg_label WHERE kind = 'gate';
  OPEN c;
  LOOP
    FETCH c INTO r;
    EXIT WHEN c%NOTFOUND;
    PIPE ROW (t_pass(UPPER(r.plate), r.gate || v_suffix));
  END LOOP;
  CLOSE c;
  RETURN;
END;
/
-- end

-- id: oracle_pipelined_005
-- dialect: oracle
-- construct: function, cursor, merge
-- kind: pipelined
-- reads: bird_call
-- writes: bird_day
-- column: bird_call.species -> bird_day.species direct
-- column: bird_call.heard_on -> bird_day.last_heard direct
-- column: bird_day.species -> bird_day.* join
-- column: bird_call.species -> bird_day.* join
-- column: bird_call.sure -> bird_day.* filter
CREATE TYPE t_heard AS OBJECT (species VARCHAR2(40), heard DATE);
/
CREATE TYPE t_heards AS TABLE OF t_heard;
/
CREATE OR REPLACE FUNCTION pass_on (p_rows SYS_REFCURSOR) RETURN t_heards PIPELINED IS
  v_species VARCHAR2(40);
  v_heard DATE;
BEGIN
  LOOP
    FETCH p_rows INTO v_species, v_heard;
    EXIT WHEN p_rows%NOTFOUND;
    PIPE ROW (t_heard(v_species, v_heard));
  END LOOP;
  RETURN;
END;
/
MERGE INTO bird_day d
USING (SELECT * FROM TABLE(pass_on(CURSOR(SELECT b.species, b.heard_on FROM bird_call b WHERE b.sure = 1)))) q
ON (d.species = q.species)
WHEN MATCHED THEN UPDATE SET d.last_heard = q.heard
WHEN NOT MATCHED THEN INSERT (species, last_heard) VALUES (q.species, q.heard);
-- end
