-- id: postgres_using_chain_001
-- dialect: postgres
-- construct: join, insert
-- kind: using_chain
-- reads: crm.item, crm.orders, crm.client
-- writes: crm.out
-- column: crm.client.label -> crm.out.label direct
-- column: crm.item.order_id -> crm.out.* join
-- column: crm.orders.order_id -> crm.out.* join
-- column: crm.orders.client_id -> crm.out.* join
-- column: crm.client.client_id -> crm.out.* join
-- column: crm.orders.client_id -> crm.out.* filter
INSERT INTO crm.out (label)
SELECT k.label FROM crm.item i JOIN crm.orders o ON o.order_id = i.order_id JOIN crm.client k USING (client_id)
WHERE o.client_id > 100;
-- end
