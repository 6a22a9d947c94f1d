-- id: redshift_macro_in_place_of_name_01
-- dialect: redshift
-- construct: jinja, select
-- reads: t
-- column: t.a -> <result>.a direct
select a from t {{ sample_of('a') }}
-- end
