-- id: snowflake_table_literal_001
-- dialect: snowflake
-- construct: insert, select
-- kind: table_literal
-- reads: sea.log.voyage
-- writes: mart.voyage
-- column: sea.log.voyage.voyage_no -> mart.voyage.voyage_no direct
-- column: sea.log.voyage.port -> mart.voyage.port direct
-- column: sea.log.voyage.status -> mart.voyage.* filter
INSERT INTO mart.voyage (voyage_no, port)
SELECT v.voyage_no, v.port
FROM TABLE('sea.log.voyage') v
WHERE v.status = 'done';
-- end

-- id: snowflake_table_literal_002
-- dialect: snowflake
-- construct: script, ctas, variable, join
-- kind: table_literal
-- reads: sea.raw.container, ref.carrier
-- writes: mart.container
-- column: sea.raw.container.container_no -> mart.container.container_no direct
-- column: ref.carrier.name -> mart.container.carrier direct
-- column: ref.carrier.code -> mart.container.* join
-- column: sea.raw.container.carrier_code -> mart.container.* join
SET src = 'sea.raw.container';
CREATE OR REPLACE TABLE mart.container AS
SELECT c.container_no, k.name AS carrier
FROM TABLE($src) AS c
JOIN ref.carrier AS k ON k.code = c.carrier_code;
UNSET src;
-- end

-- id: snowflake_table_literal_003
-- dialect: snowflake
-- construct: procedure, variable, insert, aggregate
-- kind: table_literal
-- reads: farm.core.harvest
-- writes: farm.mart.yield
-- column: farm.core.harvest.field_id -> farm.mart.yield.field_id direct
-- column: farm.core.harvest.tons -> farm.mart.yield.tons direct
-- column: farm.core.harvest.field_id -> farm.mart.yield.* group
CREATE OR REPLACE PROCEDURE farm.mart.load_yield()
RETURNS STRING
LANGUAGE SQL
AS
$$
BEGIN
    LET tab STRING := 'farm.core.harvest';
    INSERT INTO farm.mart.yield (field_id, tons)
    SELECT h.field_id, SUM(h.tons) FROM TABLE(:tab) h GROUP BY h.field_id;
    RETURN 'ok';
END;
$$;
-- end

-- id: snowflake_table_literal_004
-- dialect: snowflake
-- construct: merge, subquery, window
-- kind: table_literal
-- reads: edu.raw.enrolment
-- writes: edu.core.student
-- column: edu.raw.enrolment.course -> edu.core.student.course direct
-- column: edu.raw.enrolment.student_no -> edu.core.student.student_no direct
-- column: edu.raw.enrolment.student_no -> edu.core.student.* window
-- column: edu.raw.enrolment.loaded_at -> edu.core.student.* window
-- column: edu.core.student.student_no -> edu.core.student.* join
-- column: edu.raw.enrolment.student_no -> edu.core.student.* join
MERGE INTO edu.core.student t
USING (
    SELECT student_no, course
    FROM TABLE('edu.raw.enrolment')
    QUALIFY ROW_NUMBER() OVER (PARTITION BY student_no ORDER BY loaded_at DESC) = 1
) s
ON t.student_no = s.student_no
WHEN MATCHED THEN UPDATE SET course = s.course
WHEN NOT MATCHED THEN INSERT (student_no, course) VALUES (s.student_no, s.course);
-- end

-- id: snowflake_table_literal_005
-- dialect: snowflake
-- construct: select, correlated, quoted_name
-- kind: table_literal
-- reads: Ops.public.Ticket, ops.public.shift
-- column: Ops.public.Ticket.TicketNo -> <result>.TicketNo direct
-- column: ops.public.shift.agent -> <result>.* filter
-- column: Ops.public.Ticket.Agent -> <result>.* filter
SELECT t."TicketNo", g.n AS copy_no
FROM TABLE('"Ops"."public"."Ticket"') t
CROSS JOIN (SELECT SEQ4() AS n FROM TABLE(GENERATOR(ROWCOUNT => 3))) g
WHERE EXISTS (SELECT 1 FROM TABLE('ops.public.shift') s WHERE s.agent = t."Agent");
-- end
