-- id: db2_xml_parse_more_001
-- dialect: db2
-- construct: insert
-- kind: xml parse
-- reads: s
-- writes: o
-- column: s.c -> o.x direct
INSERT INTO o (x) SELECT XMLPARSE(DOCUMENT s.c PRESERVE WHITESPACE) FROM s;
-- end
