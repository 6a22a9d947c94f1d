-- id: postgres_object_view_001
-- dialect: postgres
-- construct: script, insert
-- kind: object_view
-- reads: raw_films
-- writes: films
-- column: raw_films.code -> films.id direct
-- column: raw_films.name -> films.title direct
CREATE TYPE film AS (id int, title text);
CREATE TABLE films OF film;
INSERT INTO films SELECT r.code, r.name FROM raw_films r;
-- end
