-- id: oracle_collection_of_row_001
-- dialect: oracle
-- construct: trigger, loop, insert
-- kind: collection_of_row
-- schema: {"tables": {"vr": ["id", "listc"]}}
-- reads: vr
-- writes: rc
-- column: vr.listc -> rc.cid direct
-- column: vr.id -> rc.rid direct
create or replace trigger vr_insert instead of insert on vr for each row
begin
  for i in 1 .. :new.listc.count loop
    insert into rc (cid, rid) values (:new.listc(i).cid, :new.id);
  end loop;
end;
/
-- end

-- id: oracle_collection_of_row_002
-- dialect: oracle
-- construct: trigger, loop, insert
-- kind: collection_of_row
-- reads: orders
-- writes: order_items
-- column: orders.items -> order_items.cid direct
-- column: orders.id -> order_items.order_id direct
create or replace trigger orders_insert after insert on orders for each row
begin
  for i in 1 .. :new.items.count loop
    insert into order_items (cid, order_id) values (:new.items(i).cid, :new.id);
  end loop;
end;
/
-- end

-- id: oracle_collection_of_row_003
-- dialect: oracle
-- construct: trigger, update
-- kind: collection_of_row
-- reads: orders
-- writes: stock
-- column: orders.items -> stock.n direct
-- column: stock.sku -> stock.* filter
-- column: orders.items -> stock.* filter
create or replace trigger orders_delete after delete on orders for each row
begin
  update stock s set s.n = :old.items(1).n where s.sku = :old.items(1).sku;
end;
/
-- end

-- id: oracle_collection_of_row_004
-- dialect: oracle
-- construct: trigger, insert
-- kind: collection_of_row
-- schema: {"tables": {"customers": ["id", "address", "tags"]}}
-- reads: customers
-- writes: places
-- column: customers.address -> places.city direct
-- column: customers.tags -> places.tag direct
create or replace trigger customers_insert after insert on customers for each row
begin
  insert into places (city, tag) values (:new.address.city, :new.tags(1));
end;
/
-- end

-- id: oracle_collection_of_row_005
-- dialect: oracle
-- construct: trigger, insert, variable
-- kind: collection_of_row
-- schema: {"tables": {"vr": ["id", "listc"]}}
-- reads: vr
-- writes: rc
-- column: vr.listc -> rc.cid direct
create or replace trigger vr_update instead of update on vr for each row
declare
  v number;
begin
  v := :new.listc(1).cid;
  insert into rc (cid) values (v);
end;
/
-- end
