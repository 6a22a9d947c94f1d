-- id: postgres_word_named_column_001
-- dialect: postgres
-- construct: insert, ddl, script
-- kind: word_named_column
-- reads: old.option
-- writes: app.setting
-- column: old.option.opt_name -> app.setting.key direct
-- column: old.option.opt_json -> app.setting.value direct
-- column: old.option.pos -> app.setting.index direct
CREATE TABLE app.setting (key text PRIMARY KEY, value jsonb NOT NULL, index integer CHECK (index > 0), UNIQUE (value), EXCLUDE USING gist (value WITH =));
INSERT INTO app.setting SELECT opt_name, opt_json, pos FROM old.option;
-- end

-- id: postgres_word_named_column_002
-- dialect: postgres
-- construct: temp_table, join, script
-- kind: word_named_column
-- reads: shop.voucher, shop.sale
-- column: shop.sale.total -> <result>.total direct
-- column: shop.voucher.code -> <result>.key direct
-- column: shop.voucher.code -> <result>.* join
-- column: shop.sale.voucher -> <result>.* join
-- column: shop.voucher.valid -> <result>.* filter
CREATE TEMP TABLE keys (id int, key character(12), period daterange);
INSERT INTO keys SELECT 1, code, NULL FROM shop.voucher WHERE valid;
SELECT key, s.total FROM keys JOIN shop.sale s ON s.voucher = key;
-- end

-- id: postgres_word_named_column_003
-- dialect: postgres
-- construct: ddl, insert, script
-- kind: word_named_column
-- reads: geo.site
-- writes: geo.plan
-- column: geo.site.no -> geo.plan.id direct
-- column: geo.site.label -> geo.plan.key direct
-- column: geo.site.shape -> geo.plan.exclude direct
CREATE TABLE geo.plan (id int);
ALTER TABLE geo.plan ADD COLUMN key geometry(Point, 4326), ADD exclude boolean;
ALTER TABLE geo.plan ADD CONSTRAINT plan_key UNIQUE (key), ADD CHECK (id > 0), ADD PRIMARY KEY (id);
INSERT INTO geo.plan SELECT no, label, shape FROM geo.site;
-- end

-- id: postgres_word_named_column_004
-- dialect: postgres
-- construct: function, select
-- kind: word_named_column
-- reads: cfg.entry
-- column: cfg.entry.n -> <result>.key direct
-- column: cfg.entry.v -> <result>.value direct
CREATE FUNCTION cfg.all_entries() RETURNS TABLE (key text, value text) LANGUAGE sql AS $$
  SELECT n, v FROM cfg.entry
$$;
-- end
