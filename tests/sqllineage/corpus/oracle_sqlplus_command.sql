-- id: oracle_sqlplus_command_001
-- dialect: oracle
-- construct: select, script
-- kind: sqlplus_command
-- reads: acct
-- column: acct.code -> <result>.code direct
-- column: acct.total -> <result>.total direct
-- column: acct.code -> <result>.* sort
COL code FORMAT A30 HEADING 'Code|of account'
COLUMN total FOR 999,999.99
BREAK ON code SKIP 1 ON REPORT
COMPUTE SUM OF total ON code
SELECT code, total FROM acct ORDER BY code;
CLEAR COLUMNS
-- end

-- id: oracle_sqlplus_command_002
-- dialect: oracle
-- construct: insert, script
-- kind: sqlplus_command
-- reads: stage
-- writes: tgt
-- column: stage.a -> tgt.a direct
CONNECT app/secret@db
TTITLE LEFT 'Load of the day' SKIP 2
BTITLE OFF
INSERT INTO tgt (a) SELECT a FROM stage;
START report.sql
-- end

-- id: oracle_sqlplus_command_003
-- dialect: oracle
-- construct: select, script
-- kind: sqlplus_command
-- reads: v$session
-- column: v$session.sid -> <result>.sid direct
-- column: v$session.username -> <result>.* filter
VARIABLE n NUMBER
PAUSE press return
HOST ls -l
CLEAR BREAKS
SELECT sid FROM v$session WHERE username = 'X'
/
-- end

-- id: oracle_sqlplus_command_004
-- dialect: oracle
-- construct: ctas, script
-- kind: sqlplus_command
-- reads: src
-- writes: tgt
-- column: src.a -> tgt.a direct
REPHEADER PAGE CENTER 'A'
REPFOOTER OFF
ATTRIBUTE x.y
CREATE TABLE tgt AS SELECT a FROM src;
DISCONNECT
-- end

-- id: oracle_sqlplus_command_005
-- dialect: oracle
-- construct: select, script
-- kind: sqlplus_command
-- reads: start_list
-- column: start_list.col -> <result>.col direct
-- column: start_list.break -> <result>.break direct
SELECT col,
break
FROM start_list;
-- end
