-- id: oracle_filled_collection_001
-- dialect: oracle
-- construct: function, insert
-- kind: filled_collection
-- reads: s
-- writes: t
-- column: s.id -> t.a direct
-- column: s.f -> t.* filter
create or replace type nt as table of number;
/
create or replace function g return nt is
  l nt;
begin
  select id bulk collect into l from s where f = 1;
  return l;
end;
/
insert into t (a) select column_value from table(g());
-- end

-- id: oracle_filled_collection_002
-- dialect: oracle
-- construct: function, insert
-- kind: filled_collection
-- reads: orders_in
-- writes: t
-- column: orders_in.y -> t.p direct
-- column: orders_in.x -> t.q direct
-- column: orders_in.grp -> t.* filter
create or replace type pair_t as object (a number, b varchar2(9));
/
create or replace type pairs_t as table of pair_t;
/
create or replace function h(k number) return pairs_t is
  l pairs_t;
begin
  select pair_t(o.x, o.y) bulk collect into l from orders_in o where o.grp = k;
  return l;
end;
/
insert into t (p, q) select r.b, r.a from table(h(3)) r;
-- end

-- id: oracle_filled_collection_003
-- dialect: oracle
-- construct: function, loop, ctas
-- kind: filled_collection
-- reads: bin
-- writes: day
-- column: bin.code -> <result>.sku direct
-- column: bin.code -> day.sku direct
-- column: bin.qty -> <result>.* filter
-- column: bin.qty -> day.* filter
create type one_bin as object (sku varchar2(20));
/
create type bins as table of one_bin;
/
create or replace function bin_rows return bins pipelined is
begin
  for r in (select code from bin where qty > 0) loop
    pipe row (one_bin(r.code));
  end loop;
  return;
end;
/
create table day as select x.sku from table(bin_rows) x;
-- end

-- id: oracle_filled_collection_004
-- dialect: oracle
-- construct: package, function, insert
-- kind: filled_collection
-- reads: plants
-- writes: t
-- column: plants.tag -> t.a direct
-- column: plants.alive -> t.* filter
create or replace package body rep is
  type tags is table of plants.tag%type;
  function living return tags is
    l tags := tags();
  begin
    for p in (select tag from plants where alive = 'y') loop
      l.extend;
      l(l.count) := p.tag;
    end loop;
    return l;
  end;
end;
/
insert into t (a) select v.column_value from table(rep.living) v;
-- end
