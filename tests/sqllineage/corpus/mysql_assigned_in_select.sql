-- id: mysql_assigned_in_select_001
-- dialect: mysql
-- construct: variable, insert, script
-- kind: assigned_in_select
-- reads: meter_event, meter_sum
-- writes: meter_sum
-- column: meter_sum.event_id -> <result>.seen direct
-- column: meter_event.event_id -> meter_sum.event_id direct
-- column: meter_event.kwh -> meter_sum.kwh direct
-- column: meter_event.event_id -> meter_sum.* filter
-- column: meter_sum.event_id -> meter_sum.* filter
SELECT @seen := MAX(s.event_id) AS seen FROM meter_sum s;
INSERT INTO meter_sum (event_id, kwh)
SELECT e.event_id, e.kwh FROM meter_event e WHERE e.event_id > @seen;
-- end

-- id: mysql_assigned_in_select_002
-- dialect: mysql
-- construct: variable, update, script
-- kind: assigned_in_select
-- reads: rule_cfg
-- writes: trip
-- column: rule_cfg.min_km -> <result>.lo direct
-- column: rule_cfg.surcharge -> <result>.plus direct
-- column: rule_cfg.name -> <result>.* filter
-- column: rule_cfg.surcharge -> trip.fee direct
-- column: trip.fee -> trip.fee direct
-- column: trip.km -> trip.* filter
-- column: rule_cfg.min_km -> trip.* filter
-- column: rule_cfg.name -> trip.* filter
SELECT @lo := r.min_km AS lo, @plus := r.surcharge AS plus
FROM rule_cfg r WHERE r.name = 'long' LIMIT 1;
UPDATE trip SET fee = fee + @plus WHERE km >= @lo;
-- end

-- id: mysql_assigned_in_select_003
-- dialect: mysql
-- construct: variable, insert, subquery
-- kind: assigned_in_select
-- reads: kitty
-- writes: kitty_balance
-- column: kitty.entry_id -> kitty_balance.entry_id direct
-- column: kitty.amount -> kitty_balance.balance direct
-- column: kitty.booked_on -> kitty_balance.* sort
-- column: kitty.entry_id -> kitty_balance.* sort
INSERT INTO kitty_balance (entry_id, balance)
SELECT k.entry_id, @run := @run + k.amount
FROM kitty k
CROSS JOIN (SELECT @run := 0) AS init
ORDER BY k.booked_on, k.entry_id;
-- end

-- id: mysql_assigned_in_select_004
-- dialect: mysql
-- construct: variable, subquery, ctas
-- kind: assigned_in_select
-- reads: game
-- writes: best_player
-- column: game.player -> best_player.player direct
-- column: game.team -> best_player.team direct
-- column: game.team -> best_player.* filter
-- column: game.team -> best_player.* sort
-- column: game.points -> best_player.* sort
CREATE TABLE best_player AS
SELECT q.player, q.team
FROM (
  SELECT g.player, @rn := IF(@grp = g.team, @rn + 1, 1) AS rn, @grp := g.team AS team
  FROM game g, (SELECT @rn := 0, @grp := NULL) AS v
  ORDER BY g.team, g.points DESC
) q
WHERE q.rn <= 3;
-- end

-- id: mysql_assigned_in_select_005
-- dialect: mysql
-- construct: procedure, variable, script
-- kind: assigned_in_select
-- reads: job_queue
-- writes: job_run, job_queue
-- column: job_queue.job_id -> <result>.job_id direct
-- column: job_queue.payload -> <result>.payload direct
-- column: job_queue.state -> <result>.* filter
-- column: job_queue.queued_at -> <result>.* sort
-- column: job_queue.job_id -> job_run.job_id direct
-- column: job_queue.payload -> job_run.payload direct
-- column: job_queue.state -> job_run.* filter
-- column: job_queue.queued_at -> job_run.* sort
-- column: job_queue.job_id -> job_queue.* filter
-- column: job_queue.state -> job_queue.* filter
-- column: job_queue.queued_at -> job_queue.* sort
DELIMITER ;;
CREATE PROCEDURE take_job()
BEGIN
  START TRANSACTION;
  SELECT @id := q.job_id AS job_id, @body := q.payload AS payload
  FROM job_queue q WHERE q.state = 'new' ORDER BY q.queued_at LIMIT 1 FOR UPDATE;
  INSERT INTO job_run (job_id, payload, started) VALUES (@id, @body, NOW());
  UPDATE job_queue SET state = 'run' WHERE job_id = @id;
  COMMIT;
END;;
DELIMITER ;
-- end
