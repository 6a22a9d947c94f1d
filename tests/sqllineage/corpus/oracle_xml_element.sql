-- id: oracle_xml_element_001
-- dialect: oracle
-- construct: ctas
-- kind: xml element
-- reads: emp
-- writes: o
-- column: emp.ename -> o.z direct
CREATE TABLE o AS SELECT XMLELEMENT(name, ',', ename) AS z FROM emp;
-- end

-- id: oracle_xml_element_002
-- dialect: oracle
-- construct: ctas
-- kind: xml element
-- reads: emp
-- writes: o
-- column: emp.ename -> o.z direct
-- column: emp.id -> o.z direct
CREATE TABLE o AS SELECT XMLELEMENT(emp_tag, XMLATTRIBUTES(id AS "id"), ename) AS z FROM emp;
-- end

-- id: oracle_xml_element_003
-- dialect: oracle
-- construct: ctas
-- kind: xml element
-- reads: emp
-- writes: o
-- column: emp.ename -> o.z direct
CREATE TABLE o AS SELECT XMLELEMENT(NAME name, ename) AS z FROM emp;
-- end
