-- id: oracle_xml_parse_001
-- dialect: oracle
-- construct: ctas, lateral
-- kind: xml parse
-- reads: s
-- writes: o
-- column: s.reason -> o.c direct
CREATE TABLE o AS SELECT x.c FROM s, XMLTABLE('/a' PASSING XMLPARSE(CONTENT s.reason) COLUMNS c VARCHAR2(10) PATH 'c') x;
-- end

-- id: oracle_xml_parse_002
-- dialect: oracle
-- construct: insert
-- kind: xml parse
-- reads: s
-- writes: o
-- column: s.reason -> o.x direct
INSERT INTO o (x) SELECT XMLPARSE(DOCUMENT s.reason WELLFORMED) FROM s;
-- end
