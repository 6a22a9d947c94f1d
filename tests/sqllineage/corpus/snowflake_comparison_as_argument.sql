-- id: snowflake_comparison_as_argument_01
-- dialect: snowflake
-- construct: select, function
-- reads: t
-- column: t.disabled -> <result>.o direct
SELECT OBJECT_CONSTRUCT_KEEP_NULL('disabled', disabled = 'true') AS o FROM t
-- end
