-- id: snowflake_variable_in_stage_001
-- dialect: snowflake
-- construct: insert, star
-- kind: variable_in_stage
-- writes: DISC_${var.ENV}.c.t
INSERT OVERWRITE INTO DISC_${var.ENV}.C.T SELECT w.$1 FROM @DISC_${var.ENV}.S.STG/x (FILE_FORMAT => DISC_${var.ENV}.S.F, PATTERN => '.*.csv') w;
-- end

-- id: snowflake_variable_in_stage_002
-- dialect: snowflake
-- construct: copy
-- kind: variable_in_stage
-- writes: raw.t
COPY INTO raw.t FROM @${env}_stage/path/${day}/ FILE_FORMAT = (TYPE = CSV);
-- end

-- id: snowflake_variable_in_stage_003
-- dialect: snowflake
-- construct: unload, copy
-- kind: variable_in_stage
-- reads: mart.t
-- column: mart.t.a -> <result>.a direct
COPY INTO @exports.&{env}_out/t_ FROM mart.t;
SELECT a FROM mart.t;
-- end

-- id: snowflake_variable_in_stage_004
-- dialect: snowflake
-- construct: merge
-- kind: variable_in_stage
-- writes: core.t
-- column: core.t.id -> core.t.* join
MERGE INTO core.t USING (SELECT $1 AS id, $2 AS v FROM @db.${schema}.landing/f.csv) s ON t.id = s.id WHEN MATCHED THEN UPDATE SET t.v = s.v;
-- end

-- id: snowflake_variable_in_stage_005
-- dialect: snowflake
-- construct: select
-- kind: variable_in_stage
-- reads: s.dim
-- column: s.dim.label -> <result>.label direct
-- column: s.dim.id -> <result>.* join
SELECT d.label, f.$2 FROM @"${db}".s.stage f JOIN s.dim d ON d.id = f.$1;
-- end
