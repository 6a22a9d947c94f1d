-- id: redshift_template_schema_001
-- dialect: redshift
-- construct: jinja, copy, delete, insert, script
-- kind: template_schema
-- reads: {{ params.stage }}.page_view_in
-- writes: {{ params.stage }}.page_view_in, {{ params.target }}.page_view
-- column: {{ params.stage }}.page_view_in.view_id -> {{ params.target }}.page_view.view_id direct
-- column: {{ params.stage }}.page_view_in.url -> {{ params.target }}.page_view.url direct
-- column: {{ params.target }}.page_view.view_id -> {{ params.target }}.page_view.* filter
-- column: {{ params.stage }}.page_view_in.view_id -> {{ params.target }}.page_view.* filter
-- column: {{ params.stage }}.page_view_in.ds -> {{ params.target }}.page_view.* filter
COPY {{ params.stage }}.page_view_in FROM 's3://land/views/{{ ds }}/' IAM_ROLE default FORMAT AS PARQUET;
BEGIN;
DELETE FROM {{ params.target }}.page_view
USING {{ params.stage }}.page_view_in AS i
WHERE page_view.view_id = i.view_id;
INSERT INTO {{ params.target }}.page_view (view_id, url)
SELECT i.view_id, i.url FROM {{ params.stage }}.page_view_in i WHERE i.ds = '{{ ds }}';
END;
-- end
