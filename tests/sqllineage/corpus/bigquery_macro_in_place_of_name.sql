-- id: bigquery_macro_in_place_of_name_01
-- dialect: bigquery
-- construct: jinja, view
-- reads: x
-- writes: v
-- column: x.* -> v.* direct
create view v as {{ my_macro(ref('x')) }}
-- end
