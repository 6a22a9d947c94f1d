-- id: mysql_load_set_query_001
-- dialect: mysql
-- construct: copy, subquery
-- kind: load_set_query
-- reads: helpdesk.queue
-- writes: helpdesk.ticket
-- column: helpdesk.queue.queue_id -> helpdesk.ticket.queue_id direct
-- column: helpdesk.queue.name -> helpdesk.ticket.* filter
LOAD DATA LOCAL INFILE '/in/ticket.csv' INTO TABLE helpdesk.ticket
FIELDS TERMINATED BY ';' OPTIONALLY ENCLOSED BY '"'
IGNORE 1 LINES
(ticket_no, @queue, subject)
SET queue_id = (SELECT q.queue_id FROM helpdesk.queue q WHERE q.name = @queue),
    loaded_at = NOW();
-- end

-- id: mysql_load_set_query_002
-- dialect: mysql
-- construct: copy, subquery
-- kind: load_set_query
-- reads: region, fx
-- writes: wine
-- column: region.id -> wine.region_id direct
-- column: fx.rate -> wine.price_eur direct
-- column: region.label -> wine.* filter
-- column: fx.ccy -> wine.* filter
-- column: fx.day -> wine.* sort
LOAD DATA INFILE '/var/in/wine.tsv' REPLACE INTO TABLE wine
CHARACTER SET utf8mb4
(@sku, @region, vintage, @price)
SET sku = TRIM(@sku),
    region_id = COALESCE((SELECT r.id FROM region r WHERE r.label = @region LIMIT 1), 0),
    price_eur = @price * (SELECT f.rate FROM fx f WHERE f.ccy = 'USD' ORDER BY f.day DESC LIMIT 1);
-- end

-- id: mysql_load_set_query_003
-- dialect: mysql
-- construct: script, copy, insert, subquery
-- kind: load_set_query
-- reads: ref_city, stg_address
-- writes: stg_address, address
-- column: ref_city.city_id -> stg_address.city_id direct
-- column: stg_address.line1 -> address.line1 direct
-- column: stg_address.city_id -> address.city_id direct
-- column: ref_city.zip -> stg_address.* filter
-- column: ref_city.country -> stg_address.* filter
-- column: stg_address.city_id -> address.* filter
TRUNCATE TABLE stg_address;
LOAD DATA LOCAL INFILE 'address.csv' IGNORE INTO TABLE stg_address
FIELDS TERMINATED BY ',' LINES TERMINATED BY '\r\n'
(line1, @zip, @ctry)
SET zip = @zip,
    city_id = (SELECT c.city_id FROM ref_city c WHERE c.zip = @zip AND c.country = @ctry);
INSERT INTO address (line1, city_id)
SELECT s.line1, s.city_id FROM stg_address s WHERE s.city_id IS NOT NULL;
-- end

-- id: mysql_load_set_query_004
-- dialect: mysql
-- construct: copy, subquery, join
-- kind: load_set_query
-- reads: zoo.species, zoo.family
-- writes: zoo.animal
-- column: zoo.species.species_id -> zoo.animal.species_id direct
-- column: zoo.family.family_id -> zoo.animal.* join
-- column: zoo.species.family_id -> zoo.animal.* join
-- column: zoo.species.latin -> zoo.animal.* filter
-- column: zoo.family.name -> zoo.animal.* filter
LOAD XML LOCAL INFILE '/in/animals.xml' INTO TABLE zoo.animal
ROWS IDENTIFIED BY '<animal>'
(tag_no, @latin, @family)
SET species_id = (
    SELECT s.species_id
    FROM zoo.species s
    JOIN zoo.family f ON f.family_id = s.family_id
    WHERE s.latin = @latin AND f.name = @family
);
-- end

-- id: mysql_load_set_query_005
-- dialect: mysql
-- construct: copy, subquery, quoted_name
-- kind: load_set_query
-- reads: member, batch_ctl
-- writes: signup
-- column: batch_ctl.batch_no -> signup.batch_no direct
-- column: member.mail -> signup.* filter
LOAD DATA INFILE '/in/signup.txt' INTO TABLE `signup`
FIELDS TERMINATED BY '|'
(@mail, `source`, @dummy)
SET `mail` = LOWER(@mail),
    `is_known` = EXISTS (SELECT 1 FROM `member` m WHERE m.mail = @mail),
    `batch_no` = (SELECT MAX(b.batch_no) FROM `batch_ctl` b);
-- end
