-- id: postgres_xml_parse_001
-- dialect: postgres
-- construct: insert
-- kind: xml parse
-- reads: s
-- writes: o
-- column: s.reason -> o.x direct
INSERT INTO o (x) SELECT XMLPARSE(CONTENT s.reason) FROM s;
-- end
