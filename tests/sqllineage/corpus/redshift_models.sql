-- id: redshift_models_001
-- dialect: redshift
-- construct: jinja, union, comment
-- reads: base_web, base_app
-- column: base_web.visitor -> <result>.visitor direct
-- column: base_app.device -> <result>.visitor direct
-- column: base_web.at -> <result>.at direct
-- column: base_app.opened -> <result>.at direct
-- column: base_web.bot -> <result>.* filter
{{ config(materialized='table', dist='visitor', sort=['at']) }}
{#- union of both, see {{ ref('old_model') }} -#}
select visitor, at from {{ ref('base_web') }} where not bot
union all
select device, opened from {{ ref('base_app') }} -- {{ ref('not_read') }}
-- end

-- id: redshift_models_002
-- dialect: redshift
-- construct: procedure, cursor, loop
-- reads: stage.queue
-- writes: dwh.queue_seen
-- column: stage.queue.id -> dwh.queue_seen.id direct
-- column: stage.queue.prio -> dwh.queue_seen.* sort
-- column: stage.queue.state -> dwh.queue_seen.* filter
CREATE OR REPLACE PROCEDURE dwh.see_queue() AS $$
DECLARE
    c CURSOR FOR SELECT id FROM stage.queue WHERE state = 'new' ORDER BY prio;
    v_id int;
BEGIN
    OPEN c;
    LOOP
        FETCH c INTO v_id;
        EXIT WHEN NOT FOUND;
        INSERT INTO dwh.queue_seen (id, at) VALUES (v_id, getdate());
    END LOOP;
    CLOSE c;
END;
$$ LANGUAGE plpgsql;
-- end

-- id: redshift_models_003
-- dialect: redshift
-- construct: call, procedure, script
-- reads: stage.x
-- writes: dwh.x
-- column: stage.x.v -> dwh.x.v direct
-- dropped: 1
CREATE PROCEDURE dwh.load_x() AS $$ BEGIN INSERT INTO dwh.x (v) SELECT v FROM stage.x; END; $$ LANGUAGE plpgsql;
CALL dwh.load_x();
CALL other_schema.something_else(1, 'a');
-- end

-- id: redshift_models_004
-- dialect: redshift
-- construct: star, view, quoted_name
-- schema: {"tables": {"dwh.sale": ["sale_id", "eur", "day"]}}
-- reads: dwh.sale
-- writes: mart.Sale
-- column: dwh.sale.sale_id -> mart.Sale.sale_id direct
-- column: dwh.sale.eur -> mart.Sale.eur direct
-- column: dwh.sale.day -> mart.Sale.day direct
-- column: dwh.sale.eur -> mart.Sale.Gross direct
CREATE VIEW mart."Sale" AS SELECT s.*, s.eur * 1.19 AS "Gross" FROM dwh.sale AS s;
-- end
