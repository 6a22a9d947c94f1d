-- id: postgres_group_by_position_001
-- dialect: postgres
-- construct: ctas, aggregate
-- kind: group_by_position
-- reads: gym.visit
-- writes: gym.visit_band
-- column: gym.visit.club -> gym.visit_band.club direct
-- column: gym.visit.minutes -> gym.visit_band.minutes direct
-- column: gym.visit.age -> gym.visit_band.* filter
-- column: gym.visit.club -> gym.visit_band.* group
-- column: gym.visit.age -> gym.visit_band.* group
CREATE TABLE gym.visit_band AS
SELECT v.club,
       CASE WHEN v.age < 18 THEN 'young' WHEN v.age < 65 THEN 'adult' ELSE 'old' END AS band,
       sum(v.minutes) AS minutes
FROM gym.visit v
GROUP BY 1, 2;
-- end
