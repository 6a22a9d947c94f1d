-- id: postgres_star_and_neighbours_001
-- dialect: postgres
-- construct: insert, union, star
-- kind: star_and_neighbours
-- reads: bed_old, garden.bed
-- writes: garden.bed_all
-- column: garden.bed.bed_no -> garden.bed_all.no direct
-- column: garden.bed.soil -> garden.bed_all.soil direct
-- column: bed_old.* -> garden.bed_all.* direct
INSERT INTO garden.bed_all (no, soil)
SELECT b.bed_no, b.soil FROM garden.bed b
UNION ALL
SELECT * FROM bed_old;
-- end
