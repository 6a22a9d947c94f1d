-- id: tsql_function_star_001
-- dialect: tsql
-- construct: select, star, json
-- kind: function_star
-- reads: dbo.feed, dbo.garden
-- writes: dbo.plantlist
-- column: dbo.garden.gardenname -> dbo.plantlist.gardenname direct
-- column: dbo.feed.payload -> dbo.plantlist.species direct
-- column: dbo.feed.payload -> dbo.plantlist.height direct
-- column: dbo.garden.gardenid -> dbo.plantlist.* join
-- column: dbo.feed.gardenid -> dbo.plantlist.* join
-- column: dbo.feed.payload -> dbo.plantlist.* filter
SELECT g.GardenName, j.*
INTO dbo.PlantList
FROM dbo.Feed AS f
JOIN dbo.Garden AS g ON g.GardenId = f.GardenId
CROSS APPLY OPENJSON(f.Payload, '$.plants')
  WITH (species nvarchar(80) '$.sp', height int '$.h') AS j
WHERE j.height > 10;
-- end
