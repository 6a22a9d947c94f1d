-- id: tsql_text_of_literal_loop_001
-- dialect: tsql
-- construct: loop,dynamic_sql,table_variable
-- kind: text_of_literal_loop
-- reads: dbo.east, dbo.west
-- writes: dbo.both
-- column: dbo.east.v -> dbo.both.v direct
-- column: dbo.west.v -> dbo.both.v direct
DECLARE @names TABLE (id INT IDENTITY, name SYSNAME);
INSERT INTO @names (name) VALUES (N'east'), (N'west');
DECLARE @i INT = 1, @name SYSNAME, @sql NVARCHAR(MAX);
WHILE @i <= 2
BEGIN
  SELECT @name = name FROM @names WHERE id = @i;
  SET @sql = N'INSERT INTO dbo.both (v) SELECT v FROM dbo.' + @name;
  EXEC (@sql);
  SET @i += 1;
END
-- end
