-- id: sqlite_order_of_change_001
-- dialect: sqlite
-- construct: update
-- kind: order_of_change
-- writes: job
-- column: job.state -> job.* filter
-- column: job.added -> job.* sort
UPDATE job SET state = 'run' WHERE state = 'new' ORDER BY added LIMIT 1;
-- end
