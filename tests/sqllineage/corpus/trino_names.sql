-- id: trino_names_001
-- dialect: trino
-- construct: insert, json
-- kind: json_format
-- reads: lake.crm.raw_consent
-- writes: lake.crm.consent
-- column: lake.crm.raw_consent.person_id -> lake.crm.consent.person_id direct
-- column: lake.crm.raw_consent.doc -> lake.crm.consent.channels direct
-- column: lake.crm.raw_consent.doc -> lake.crm.consent.* filter
-- column: lake.crm.raw_consent.item_no -> lake.crm.consent.* filter
INSERT INTO lake.crm.consent (person_id, channels)
SELECT p.person_id,
       json_query(p.doc FORMAT JSON ENCODING UTF8, 'lax $.channels[*]' WITH CONDITIONAL ARRAY WRAPPER)
FROM lake.crm.raw_consent p
WHERE json_exists(p.doc FORMAT JSON ENCODING UTF8, 'strict $.items[*]?(@.id == $n)'
                  PASSING p.item_no AS "n" TRUE ON ERROR);
-- end

-- id: trino_names_002
-- dialect: trino
-- construct: view, json, join
-- kind: json_format
-- reads: lake.iot.device, lake.iot.firmware
-- writes: lake.api.device
-- column: lake.iot.device.device_id -> lake.api.device.device_id direct
-- column: lake.iot.device.device_id -> lake.api.device.doc direct
-- column: lake.iot.device.cfg -> lake.api.device.doc direct
-- column: lake.iot.firmware.version -> lake.api.device.doc direct
-- column: lake.iot.device.cfg -> lake.api.device.parts direct
-- column: lake.iot.firmware.version -> lake.api.device.parts direct
-- column: lake.iot.firmware.fw_id -> lake.api.device.* join
-- column: lake.iot.device.fw_id -> lake.api.device.* join
CREATE VIEW lake.api.device AS
SELECT d.device_id,
       json_object(KEY 'id' VALUE d.device_id, 'cfg' : d.cfg FORMAT JSON, 'fw' VALUE v.version
                   NULL ON NULL WITHOUT UNIQUE KEYS RETURNING varchar FORMAT JSON) AS doc,
       json_array(d.cfg FORMAT JSON, v.version ABSENT ON NULL) AS parts
FROM lake.iot.device d
LEFT JOIN lake.iot.firmware v ON v.fw_id = d.fw_id;
-- end

-- id: trino_names_003
-- dialect: trino
-- construct: select, json
-- kind: json_format
-- reads: lake.raw.doc
-- column: lake.raw.doc.format -> <result>.json direct
-- column: lake.raw.doc.payload -> <result>.format direct
-- column: lake.raw.doc.json -> <result>.src direct
-- column: lake.raw.doc.format -> <result>.* filter
SELECT d.format json, json_format(d.payload) format, d.json AS src
FROM lake.raw.doc d
WHERE d.format = 'json';
-- end
