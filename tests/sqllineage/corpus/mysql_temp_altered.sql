-- id: mysql_temp_altered_001
-- dialect: mysql
-- construct: temp_table, script
-- kind: temp_altered
-- reads: rental
-- writes: rental_sum
-- column: rental.bike -> rental_sum.bike_no direct
-- column: rental.mins -> rental_sum.minutes direct
-- column: rental.bike -> rental_sum.* group
CREATE TEMPORARY TABLE r AS SELECT bike, mins, note FROM rental;
ALTER TABLE r CHANGE COLUMN bike bike_no INT NOT NULL, DROP COLUMN note;
INSERT INTO rental_sum (bike_no, minutes)
SELECT bike_no, SUM(mins) FROM r GROUP BY bike_no;
-- end
