-- id: tsql_types_as_arguments_001
-- dialect: tsql
-- construct: ctas
-- kind: type_as_argument
-- reads: dbo.src
-- writes: dbo.idx
-- column: dbo.src.name -> dbo.idx.name direct
SELECT IDENTITY(int, 1, 1) AS RowIDX, name INTO dbo.idx FROM dbo.src;
-- end

-- id: tsql_types_as_arguments_002
-- dialect: tsql
-- construct: ctas, join
-- kind: type_as_argument
-- reads: dbo.a, dbo.b
-- writes: dbo.idx
-- column: dbo.a.name -> dbo.idx.name direct
-- column: dbo.b.v -> dbo.idx.v direct
-- column: dbo.a.id -> dbo.idx.* join
-- column: dbo.b.id -> dbo.idx.* join
SELECT IDENTITY(decimal(18, 0), 1, 1) AS n, IDENTITY(bigint, 10, 10) AS m, a.name, b.v
INTO dbo.idx FROM dbo.a a JOIN dbo.b b ON a.id = b.id;
-- end

-- id: tsql_types_as_arguments_003
-- dialect: tsql
-- construct: insert
-- kind: type_as_argument
-- reads: dbo.src
-- writes: dbo.t
-- column: dbo.src.a -> dbo.t.a direct
-- column: dbo.src.b -> dbo.t.b direct
-- column: dbo.src.c -> dbo.t.c direct
-- column: dbo.src.d -> dbo.t.d direct
-- column: dbo.src.e -> dbo.t.e direct
INSERT INTO dbo.t (a, b, c, d, e)
SELECT CONVERT(int, a), TRY_CONVERT(date, b, 103), PARSE(c AS date USING 'en-US'), TRY_PARSE(d AS money),
       TRY_CAST(e AS sysname)
FROM dbo.src;
-- end

-- id: tsql_types_as_arguments_004
-- dialect: tsql
-- construct: insert
-- kind: date_part_word
-- reads: dbo.src
-- writes: dbo.t
-- column: dbo.src.d -> dbo.t.a direct
-- column: dbo.src.d -> dbo.t.b direct
-- column: dbo.src.d -> dbo.t.c direct
-- column: dbo.src.d -> dbo.t.e direct
-- column: dbo.src.x -> dbo.t.e direct
-- column: dbo.src.d -> dbo.t.f direct
-- column: dbo.src.d -> dbo.t.g direct
INSERT INTO dbo.t (a, b, c, e, f, g)
SELECT DATEPART(iso_week, d), DATENAME(tzoffset, d), DATEADD(ns, 5, d), DATEDIFF_BIG(mcs, x, d),
       DATE_BUCKET(week, 2, d), DATETRUNC(dy, d)
FROM dbo.src;
-- end

-- id: tsql_types_as_arguments_005
-- dialect: tsql
-- construct: select, join
-- kind: date_part_word
-- reads: dbo.a, dbo.b
-- column: dbo.a.d -> <result>.p direct
-- column: dbo.b.d -> <result>.q direct
-- column: dbo.a.d -> <result>.r direct
-- column: dbo.a.id -> <result>.* join
-- column: dbo.b.id -> <result>.* join
SELECT DATEPART(n, a.d) AS p, DATEADD(q, 1, b.d) AS q, DATEDIFF(y, a.d, GETDATE()) AS r
FROM dbo.a a JOIN dbo.b b ON a.id = b.id;
-- end
