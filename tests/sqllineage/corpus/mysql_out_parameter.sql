-- id: mysql_out_parameter_001
-- dialect: mysql
-- construct: procedure, call, update
-- kind: out_parameter
-- reads: plan
-- writes: tenant
-- column: plan.max_gb -> tenant.quota_gb direct
-- column: plan.plan_code -> tenant.* filter
-- column: tenant.tenant_id -> tenant.* filter
DELIMITER //
CREATE PROCEDURE get_quota (IN p_code VARCHAR(10), OUT p_gb INT)
BEGIN
  SELECT p.max_gb INTO p_gb FROM plan p WHERE p.plan_code = p_code LIMIT 1;
END //
DELIMITER ;
CALL get_quota('basic', @gb);
UPDATE tenant SET quota_gb = @gb WHERE tenant_id = 7;
-- end
