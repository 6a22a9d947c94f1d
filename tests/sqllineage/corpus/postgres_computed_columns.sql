-- id: postgres_computed_columns_001
-- dialect: postgres
-- construct: temp_table, insert, script
-- kind: computed_columns
-- reads: geo.room
-- writes: geo.area
-- column: geo.room.label -> geo.area.label direct
-- column: geo.room.w -> geo.area.square direct
-- column: geo.room.d -> geo.area.square direct
create temp table room (label text, width numeric, depth numeric, square numeric generated always as (width * depth) stored);
insert into room (label, width, depth) select r.label, r.w, r.d from geo.room r;
insert into geo.area (label, square) select label, square from room;
-- end
