-- id: oracle_typed_view_001
-- dialect: oracle
-- construct: view, script
-- kind: object_view
-- reads: a
-- writes: v
-- column: a.x -> v.id direct
-- column: a.y -> v.kind direct
-- column: a.z -> v.extra direct
CREATE TYPE base_t AS OBJECT (id NUMBER, kind VARCHAR2(1)) NOT FINAL;
/
CREATE TYPE sub_t UNDER base_t (extra NUMBER, MEMBER FUNCTION total RETURN NUMBER);
/
CREATE VIEW v OF sub_t UNDER base_v AS SELECT a.x, a.y, a.z FROM a;
-- end
