-- id: snowflake_model_call_001
-- dialect: snowflake
-- construct: select
-- kind: model_call
-- reads: lab.input
-- column: lab.input.a -> <result>.p direct
SELECT lab.m!PREDICT(i.a) AS p FROM lab.input i;
-- end

-- id: snowflake_model_call_002
-- dialect: snowflake
-- construct: select, cte
-- kind: model_call
-- reads: lab.input
-- column: lab.input.a -> <result>.p direct
WITH mv AS MODEL lab.s.m VERSION v1 SELECT mv!predict(a):out AS p FROM lab.input;
-- end
