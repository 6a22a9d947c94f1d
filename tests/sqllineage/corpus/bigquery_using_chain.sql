-- id: bigquery_using_chain_001
-- dialect: bigquery
-- construct: ctas, join
-- kind: using_chain
-- reads: dw.sales, dw.store, dw.product
-- writes: mart.sold
-- column: dw.sales.store_id -> mart.sold.store_id direct
-- column: dw.sales.product_id -> mart.sold.product_id direct
-- column: dw.store.city -> mart.sold.city direct
-- column: dw.product.brand -> mart.sold.brand direct
-- column: dw.sales.store_id -> mart.sold.* join
-- column: dw.store.store_id -> mart.sold.* join
-- column: dw.sales.product_id -> mart.sold.* join
-- column: dw.product.product_id -> mart.sold.* join
CREATE TABLE mart.sold AS
SELECT store_id, product_id, st.city, p.brand
FROM dw.sales s JOIN dw.store st USING (store_id) LEFT JOIN dw.product p USING (product_id);
-- end
