-- id: spark_using_chain_001
-- dialect: spark
-- construct: cte, join, select
-- kind: using_chain
-- reads: w.trip, w.driver, w.car
-- column: w.trip.km -> <result>.km direct
-- column: w.car.plate -> <result>.plate direct
-- column: w.trip.driver_id -> <result>.* join
-- column: w.driver.driver_id -> <result>.* join
-- column: w.driver.car_no -> <result>.* join
-- column: w.car.car_id -> <result>.* join
WITH t AS (SELECT driver_id, km FROM w.trip), d AS (SELECT driver_id, car_no AS car_id FROM w.driver)
SELECT t.km, c.plate FROM t JOIN d USING (driver_id) JOIN w.car c USING (car_id);
-- end
