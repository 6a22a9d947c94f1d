-- id: oracle_default_as_value_001
-- dialect: oracle
-- construct: merge, subquery
-- kind: default_as_value
-- reads: stg.member
-- writes: club.member
-- column: stg.member.member_no -> club.member.* join
-- column: club.member.member_no -> club.member.* join
-- column: stg.member.member_no -> club.member.member_no direct
-- column: stg.member.town -> club.member.town direct
MERGE INTO club.member m
USING (SELECT member_no, town FROM stg.member) s ON (m.member_no = s.member_no)
WHEN MATCHED THEN UPDATE SET m.town = s.town, m.changed_at = DEFAULT
WHEN NOT MATCHED THEN INSERT (m.member_no, m.state) VALUES (s.member_no, DEFAULT);
-- end
