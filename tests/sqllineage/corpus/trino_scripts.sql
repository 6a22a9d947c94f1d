-- id: trino_scripts_101
-- dialect: trino
-- construct: function, ctas, join
-- kind: with_function
-- reads: lake.raw.ticket, lake.ref.vat
-- writes: lake.mart.fare
-- column: lake.raw.ticket.ticket_no -> lake.mart.fare.ticket direct
-- column: lake.raw.ticket.net -> lake.mart.fare.gross direct
-- column: lake.ref.vat.pct -> lake.mart.fare.gross direct
-- column: lake.ref.vat.country -> lake.mart.fare.* join
-- column: lake.raw.ticket.country -> lake.mart.fare.* join
CREATE TABLE lake.mart.fare AS
WITH
  FUNCTION with_vat(net double, pct double) RETURNS double DETERMINISTIC RETURN net * (1 + pct),
  FUNCTION padded(n bigint) RETURNS varchar
    BEGIN
      DECLARE i bigint DEFAULT 0;
      DECLARE s varchar DEFAULT cast(n AS varchar);
      WHILE i < 3 DO
        SET s = '0' || s;
        SET i = i + 1;
      END WHILE;
      RETURN s;
    END
SELECT padded(t.ticket_no) AS ticket, with_vat(t.net, v.pct) AS gross
FROM lake.raw.ticket t
JOIN lake.ref.vat v ON v.country = t.country;
-- end

-- id: trino_scripts_102
-- dialect: trino
-- construct: function, cte, select
-- kind: with_function
-- reads: lake.raw.contact
-- column: lake.raw.contact.contact_id -> <result>.id direct
-- column: lake.raw.contact.email -> <result>.mail direct
-- column: lake.raw.contact.kind -> <result>.* filter
-- column: lake.raw.contact.email -> <result>.* sort
WITH FUNCTION tidy(t varchar) RETURNS varchar RETURN trim(lower(t))
WITH contact (id, mail) AS (
    SELECT c.contact_id, tidy(c.email)
    FROM lake.raw.contact c
    WHERE tidy(c.kind) = 'person'
)
SELECT k.id, k.mail FROM contact k ORDER BY k.mail;
-- end

-- id: trino_scripts_103
-- dialect: trino
-- construct: cte, insert
-- kind: with_function
-- reads: lake.raw.function_log
-- writes: lake.mart.function_use
-- column: lake.raw.function_log.name -> lake.mart.function_use.name direct
-- column: lake.raw.function_log.calls -> lake.mart.function_use.calls direct
-- column: lake.raw.function_log.calls -> lake.mart.function_use.* filter
INSERT INTO lake.mart.function_use (name, calls)
WITH function AS (
    SELECT f.name, f.calls FROM lake.raw.function_log f WHERE f.calls > 10
)
SELECT function.name, function.calls FROM function;
-- end
