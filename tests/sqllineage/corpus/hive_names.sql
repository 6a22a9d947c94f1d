-- id: hive_names_001
-- dialect: hive
-- construct: ctas, join
-- kind: digit_name
-- reads: dw.2024_q1_subs, dw.2023_q4_subs
-- writes: mart.2024_q1_churn
-- column: dw.2024_q1_subs.customer_id -> mart.2024_q1_churn.customer_id direct
-- column: dw.2023_q4_subs.plan -> mart.2024_q1_churn.plan direct
-- column: dw.2023_q4_subs.customer_id -> mart.2024_q1_churn.* join
-- column: dw.2024_q1_subs.customer_id -> mart.2024_q1_churn.* join
-- column: dw.2023_q4_subs.cancelled -> mart.2024_q1_churn.* filter
CREATE TABLE mart.2024_q1_churn STORED AS ORC AS
SELECT s.customer_id, p.plan
FROM dw.2024_q1_subs s
LEFT JOIN dw.2023_q4_subs p ON (p.customer_id = s.customer_id)
WHERE p.cancelled = true;
-- end

-- id: hive_names_002
-- dialect: hive
-- construct: script, insert, join, variable
-- kind: shell_variable
-- reads: ods.parcel, ods_ref.hub
-- writes: dws.parcel_v2
-- column: ods.parcel.parcel_no -> dws.parcel_v2.parcel_no direct
-- column: ods_ref.hub.hub_name -> dws.parcel_v2.hub_name direct
-- column: ods_ref.hub.hub_id -> dws.parcel_v2.* join
-- column: ods.parcel.hub_id -> dws.parcel_v2.* join
-- column: ods.parcel.ds -> dws.parcel_v2.* filter
SET hivevar:src=ods;
SET hivevar:ver=v2;
INSERT OVERWRITE TABLE dws.parcel_${hivevar:ver} PARTITION (ds = '${hiveconf:ds}')
SELECT p.parcel_no, h.hub_name
FROM ${hivevar:src}.parcel p
JOIN ${hivevar:src}_ref.hub h ON (h.hub_id = p.hub_id)
WHERE p.ds = '${hiveconf:ds}';
-- end
