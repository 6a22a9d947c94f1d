-- id: postgres_placeholder_between_at_01
-- dialect: postgres
-- construct: insert
-- reads: ["@extschema@.part_config"]
-- writes: ["@extschema@.t"]
-- column: @extschema@.part_config.x -> @extschema@.t.x direct
INSERT INTO @extschema@.t (x) SELECT a.x FROM @extschema@.part_config a
-- end

-- id: postgres_placeholder_between_at_02
-- dialect: postgres
-- construct: function, variable
-- reads: ["@NAMESPACE@.sl_node"]
-- writes: ["@NAMESPACE@.sl_log"]
-- column: @NAMESPACE@.sl_node.no_id -> @NAMESPACE@.sl_log.node direct
-- column: @NAMESPACE@.sl_node.no_active -> @NAMESPACE@.sl_log.* filter
CREATE FUNCTION @NAMESPACE@.f() RETURNS void AS $$
BEGIN
  INSERT INTO @NAMESPACE@.sl_log (node) SELECT no_id FROM @NAMESPACE@.sl_node WHERE no_active;
END;
$$ LANGUAGE plpgsql;
-- end
