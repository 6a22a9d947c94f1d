-- id: sqlite_scripts_101
-- dialect: sqlite
-- construct: insert, join, aggregate
-- kind: index_hint
-- reads: play, track
-- writes: playlist_top
-- column: track.track_id -> playlist_top.track_id direct
-- column: play.plays -> playlist_top.plays direct
-- column: track.track_id -> playlist_top.* join
-- column: play.track_id -> playlist_top.* join
-- column: play.day -> playlist_top.* filter
-- column: track.track_id -> playlist_top.* group
INSERT INTO playlist_top (track_id, plays)
SELECT t.track_id, SUM(p.plays)
FROM play AS p INDEXED BY ix_play_day
JOIN track AS t NOT INDEXED ON t.track_id = p.track_id
WHERE p.day >= '2024-01-01'
GROUP BY t.track_id;
-- end

-- id: sqlite_scripts_102
-- dialect: sqlite
-- construct: insert, select
-- kind: select_modifier
-- reads: job
-- writes: job_snapshot
-- column: job.high_priority -> job_snapshot.high_priority direct
-- column: job.sql_cache -> job_snapshot.sql_cache direct
-- column: job.straight_join -> job_snapshot.straight_join direct
-- column: job.sql_no_cache -> job_snapshot.* filter
INSERT INTO job_snapshot (high_priority, sql_cache, straight_join)
SELECT high_priority, sql_cache, straight_join
FROM job
WHERE sql_no_cache = 0;
-- end
