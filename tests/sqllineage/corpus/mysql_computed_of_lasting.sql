-- id: mysql_computed_of_lasting_001
-- dialect: mysql
-- construct: ctas
-- kind: computed_of_lasting
-- reads: raw.rect
-- writes: app.rect
-- column: raw.rect.w -> app.rect.w direct
-- column: raw.rect.h -> app.rect.h direct
-- column: raw.rect.w -> app.rect.area direct
-- column: raw.rect.h -> app.rect.area direct
CREATE TABLE app.rect (
  area INT GENERATED ALWAYS AS (w * h) STORED,
  w INT,
  h INT
) SELECT r.w, r.h FROM raw.rect r;
-- end

-- id: mysql_computed_of_lasting_002
-- dialect: mysql
-- construct: ctas, join
-- kind: computed_of_lasting
-- reads: raw.price, raw.vat
-- writes: app.price
-- column: raw.price.amount -> app.price.net direct
-- column: raw.price.amount -> app.price.tax direct
-- column: raw.vat.rate -> app.price.tax direct
-- column: raw.price.amount -> app.price.gross direct
-- column: raw.vat.rate -> app.price.gross direct
-- column: raw.price.sku -> app.price.sku direct
-- column: raw.price.vat_code -> app.price.* join
-- column: raw.vat.code -> app.price.* join
CREATE TABLE app.price (
  net DECIMAL(10, 2),
  tax DECIMAL(10, 2),
  gross DECIMAL(10, 2) AS (net + tax) VIRTUAL,
  KEY (gross)
) ENGINE = InnoDB AS
SELECT p.amount AS net, p.amount * v.rate AS tax, p.sku
FROM raw.price p JOIN raw.vat v ON v.code = p.vat_code;
-- end

-- id: mysql_computed_of_lasting_003
-- dialect: mysql
-- construct: temp_table, ctas, insert, script
-- kind: computed_of_lasting
-- reads: crm.person
-- writes: mart.names
-- column: crm.person.first_name -> mart.names.label direct
-- column: crm.person.last_name -> mart.names.label direct
CREATE TEMPORARY TABLE tmp_name (
  full_name VARCHAR(200) AS (CONCAT(first_name, ' ', last_name)),
  first_name VARCHAR(90),
  last_name VARCHAR(90)
) SELECT first_name, last_name FROM crm.person;
INSERT INTO mart.names (label) SELECT full_name FROM tmp_name;
-- end
