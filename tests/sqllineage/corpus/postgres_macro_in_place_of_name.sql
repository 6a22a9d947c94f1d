-- id: postgres_macro_in_place_of_name_01
-- dialect: postgres
-- construct: jinja, insert
-- reads: t
insert into {{ target_of('a') }} (b) select a from t
-- end
