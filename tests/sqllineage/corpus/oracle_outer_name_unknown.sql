-- id: oracle_outer_name_unknown_001
-- dialect: oracle
-- construct: insert, correlated, subquery
-- kind: outer_name_unknown
-- reads: law.file_head, law.clerk
-- writes: law.assigned
-- column: law.file_head.file_no -> law.assigned.file_no direct
-- column: law.clerk.full_name -> law.assigned.clerk direct
-- column: law.clerk.clerk_id -> law.assigned.* filter
-- column: law.file_head.clerk_ref -> law.assigned.* filter
INSERT INTO law.assigned (file_no, clerk)
SELECT file_no, (SELECT c.full_name FROM law.clerk c WHERE c.clerk_id = clerk_ref) FROM law.file_head WHERE clerk_ref IS NOT NULL;
-- end
