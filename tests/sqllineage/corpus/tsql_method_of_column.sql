-- id: tsql_method_of_column_001
-- dialect: tsql
-- construct: insert
-- kind: method_of_column
-- reads: gis.parcel
-- writes: gis.parceltext
-- column: gis.parcel.shape -> gis.parceltext.wkt direct
-- column: gis.parcel.valid -> gis.parceltext.* filter
INSERT INTO gis.ParcelText (Wkt) SELECT Shape.STAsText() FROM gis.Parcel WHERE Valid = 1;
-- end

-- id: tsql_method_of_column_002
-- dialect: tsql
-- construct: script, insert
-- kind: method_of_column
-- reads: org.unit
-- writes: org.branch
-- column: org.unit.unitname -> org.branch.unitname direct
-- column: org.unit.node -> org.branch.* filter
CREATE TABLE org.Unit (Node hierarchyid, UnitName nvarchar(80));
DECLARE @top hierarchyid = '/1/';
INSERT INTO org.Branch (UnitName) SELECT UnitName FROM org.Unit WHERE Node.IsDescendantOf(@top) = 1;
-- end

-- id: tsql_method_of_column_003
-- dialect: tsql
-- construct: insert
-- kind: method_of_column
-- reads: gis.stop
-- writes: gis.stoppoint
-- column: gis.stop.place -> gis.stoppoint.latitude direct
-- column: gis.stop.place -> gis.stoppoint.longitude direct
INSERT INTO gis.StopPoint (Latitude, Longitude) SELECT Place.Lat, Place.Long FROM gis.Stop;
-- end

-- id: tsql_method_of_column_004
-- dialect: tsql
-- construct: update, join
-- kind: method_of_column
-- reads: stg.move
-- writes: dbo.depot
-- column: stg.move.newx -> dbo.depot.loc direct
-- column: stg.move.depotid -> dbo.depot.* join
-- column: dbo.depot.depotid -> dbo.depot.* join
UPDATE d SET Loc.X = m.NewX
FROM dbo.Depot AS d JOIN stg.Move AS m ON m.DepotId = d.DepotId;
-- end

-- id: tsql_method_of_column_005
-- dialect: tsql
-- construct: view
-- kind: method_of_column
-- reads: gis.road
-- writes: gis.roadlength
-- column: gis.road.line -> gis.roadlength.metres direct
-- column: gis.road.factor -> gis.roadlength.metres direct
-- column: gis.road.line -> gis.roadlength.buffer direct
-- column: gis.road.width -> gis.roadlength.buffer direct
CREATE VIEW gis.RoadLength AS
SELECT dbo.ToMetres(Line.STLength(), Factor) AS Metres, Line.STBuffer(Width).STAsText() AS Buffer FROM gis.Road;
-- end
