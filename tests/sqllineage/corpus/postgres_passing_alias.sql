-- id: postgres_passing_alias_001
-- dialect: postgres
-- construct: insert, json
-- kind: passing_alias
-- reads: doc.page
-- writes: doc.hit
-- column: doc.page.id -> doc.hit.id direct
-- column: doc.page.body -> doc.hit.* filter
-- column: doc.page.wanted -> doc.hit.* filter
insert into doc.hit (id)
select t.id from doc.page t where json_exists(t.body, '$.tags[*] ? (@ == $x)' passing t.wanted as x);
-- end

-- id: postgres_passing_alias_002
-- dialect: postgres
-- construct: view, json
-- kind: passing_alias
-- reads: doc.price
-- writes: doc.price_of
-- column: doc.price.body -> doc.price_of.amount direct
-- column: doc.price.lowest -> doc.price_of.amount direct
-- column: doc.price.highest -> doc.price_of.amount direct
create view doc.price_of as
select json_value(p.body, '$.p[*] ? (@ > $lo && @ < $hi)' passing p.lowest as lo, p.highest as hi returning numeric) as amount
from doc.price p;
-- end

-- id: postgres_passing_alias_003
-- dialect: postgres
-- construct: ctas, json
-- kind: passing_alias
-- reads: doc.album
-- writes: doc.song
-- column: doc.album.songs -> doc.song.found direct
-- column: doc.album.singer -> doc.song.found direct
create table doc.song as
select json_query(a.songs, '$[*] ? (@.by == $who)' passing lower(a.singer) as who with wrapper) as found from doc.album a;
-- end


-- id: postgres_passing_alias_004
-- dialect: postgres
-- construct: update, json
-- kind: passing_alias
-- writes: doc.order_line
-- column: doc.order_line.body -> doc.order_line.price direct
-- column: doc.order_line.unit -> doc.order_line.price direct
update doc.order_line set price = json_value(body, '$.prices[$u]' passing unit as u default 0 on empty);
-- end
