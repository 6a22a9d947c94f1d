-- id: oracle_slash_with_comment_001
-- dialect: oracle
-- construct: script,procedure
-- kind: slash_with_comment
-- reads: s, k
-- writes: t, l
-- column: s.a -> t.a direct
-- column: k.b -> l.b direct
BEGIN
  INSERT INTO t (a) SELECT a FROM s;
END;
/ -- first
BEGIN
  INSERT INTO l (b) SELECT b FROM k;
END;
/
-- end

-- id: oracle_slash_with_comment_002
-- dialect: oracle
-- construct: script,procedure
-- kind: slash_with_comment
-- reads: s, k
-- writes: t, l
-- column: s.a -> t.a direct
-- column: k.b -> l.b direct
CREATE OR REPLACE PROCEDURE p IS
BEGIN
  INSERT INTO t (a) SELECT a FROM s;
END p;
/ -- 1
CREATE OR REPLACE PROCEDURE q IS
BEGIN
  INSERT INTO l (b) SELECT b FROM k;
END q;
/ -- 2
-- end

-- id: oracle_slash_with_comment_003
-- dialect: oracle
-- construct: script
-- kind: slash_with_comment
-- reads: s
-- writes: v, w
-- column: s.a -> v.a direct
-- column: s.b -> w.b direct
CREATE OR REPLACE VIEW v AS SELECT a FROM s
/ -- the first view
CREATE OR REPLACE VIEW w AS SELECT b FROM s
/
-- end

-- id: oracle_slash_with_comment_004
-- dialect: oracle
-- construct: script
-- kind: slash_with_comment
-- reads: s
-- writes: t
-- column: s.a -> t.a direct
CREATE TABLE x (a NUMBER)
/ -- empty so far
INSERT INTO t (a) SELECT a FROM s;
-- end

-- id: oracle_slash_with_comment_005
-- dialect: oracle
-- construct: script,trigger
-- kind: slash_with_comment
-- reads: s, k
-- writes: log, l
-- column: s.id -> log.id direct
-- column: k.b -> l.b direct
CREATE OR REPLACE TRIGGER tr AFTER INSERT ON s FOR EACH ROW
BEGIN
  INSERT INTO log (id) VALUES (:NEW.id);
END;
/ -- trigger tr
INSERT INTO l (b) SELECT b FROM k;
-- end
