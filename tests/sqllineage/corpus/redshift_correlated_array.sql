-- id: redshift_correlated_array_001
-- dialect: redshift
-- construct: subquery, correlated, aggregate
-- kind: correlated_array
-- reads: crm.customer
-- column: crm.customer.customer_key -> <result>.customer_key direct
-- column: crm.customer.orders -> <result>.open_orders direct
-- column: crm.customer.orders -> <result>.* filter
-- column: crm.customer.country -> <result>.* filter
SELECT c.customer_key,
       (SELECT COUNT(o.order_no) FROM c.orders o WHERE o.status = 'open') AS open_orders
FROM crm.customer c
WHERE c.country = 'PT';
-- end

-- id: redshift_correlated_array_002
-- dialect: redshift
-- construct: ctas, correlated, subquery
-- kind: correlated_array
-- reads: ops.trip, ops.break_pool
-- writes: ops.slow_trip
-- column: ops.trip.trip_id -> ops.slow_trip.trip_id direct
-- column: ops.trip.driver_id -> ops.slow_trip.driver_id direct
-- column: ops.trip.stops -> ops.slow_trip.* filter
-- column: ops.trip.driver_id -> ops.slow_trip.* filter
-- column: ops.break_pool.driver_id -> ops.slow_trip.* filter
CREATE TABLE ops.slow_trip DISTKEY (driver_id) AS
SELECT t.trip_id, t.driver_id
FROM ops.trip AS t
WHERE EXISTS (SELECT 1 FROM t.stops s, s.scans x WHERE x.minutes > 30)
  AND t.driver_id NOT IN (SELECT b.driver_id FROM ops.break_pool b);
-- end
