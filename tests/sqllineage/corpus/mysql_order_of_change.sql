-- id: mysql_order_of_change_001
-- dialect: mysql
-- construct: update
-- kind: order_of_change
-- writes: queue
-- column: queue.state -> queue.* filter
-- column: queue.prio -> queue.* sort
-- column: queue.queued_at -> queue.* sort
UPDATE queue SET worker = 7 WHERE state = 'new' ORDER BY prio DESC, queued_at LIMIT 10;
-- end

-- id: mysql_order_of_change_002
-- dialect: mysql
-- construct: delete
-- kind: order_of_change
-- writes: log.event
-- column: log.event.seen -> log.event.* sort
-- column: log.event.level -> log.event.* filter
DELETE FROM log.event WHERE level < 3 ORDER BY seen ASC LIMIT 1000;
-- end
