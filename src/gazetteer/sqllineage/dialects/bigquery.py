"""The SQL of Google BigQuery."""

from __future__ import annotations

from gazetteer.sqllineage.text.dialect import COMMON_PSEUDO_COLUMNS, Dialect


class BigQuery(Dialect):
    name = "bigquery"
    title = "Google BigQuery"
    pivot_keeps_case = True
    parser = "bigquery"
    trailing_commas = True
    identifier_quotes = "`"
    string_quotes = "'\""
    backslash_escapes = True
    line_comments = ("--", "#")
    dotted_quotes = True
    pipes = True
    ignored_tables = frozenset()
    rows_as_values = True
    arrays_in_from = True
    dollar_in_names = False
    struct_fields_in_set = True
    unnest_alias_is_value = True
    triple_quotes = True
    raw_strings = "escaped"
    digit_names = True
    temporary_schemas = frozenset({"_session"})
    harmless_procedures = r"bq\.\w+"
    rewrites = frozenset({"catalog_views", "table_arguments"})
    model_functions = frozenset(
        {
            "ml_annotate_image", "ml_detect_anomalies", "ml_explain_forecast", "ml_explain_predict",
            "ml_features_at_time", "ml_forecast", "ml_generate_embedding", "ml_generate_table", "ml_generate_text",
            "ml_predict", "ml_process_document", "ml_recommend", "ml_transcribe", "ml_translate",
            "ml_understand_text", "ai_detect_anomalies", "ai_forecast", "ai_generate_embedding", "ai_generate_table",
            "ai_generate_text",
        }
    )  # fmt: skip
    computed_columns = (
        r"predicted_\w+|(?:ml|ai)_\w+|forecast_\w+|time_series_\w+|prediction_interval_\w+|confidence_\w+"
        r"|standard_error|is_anomaly|anomaly_probability|\w+_bound|centroid_id|nearest_centroids_distance"
        r"|normalized_distance|mean_squared_error|top_feature_attributions|baseline_prediction_value|prediction_value"
        r"|approximation_error|probability|trial_id|seasonal_period_\w+|holiday_effect\w*|trend|step_changes"
        r"|spikes_and_dips|status|full_response|statistics"
    )
    vector_searches = frozenset({"of_vectors"})
    pseudo_columns = COMMON_PSEUDO_COLUMNS | {
        "_change_timestamp",
        "_change_type",
        "_file_name",
        "_partitiondate",
        "_partitiontime",
        "_table_suffix",
    }
    marks: tuple[str, ...] = (
        r"`[^`\n.]+\.[^`\n.]+\.[^`\n]+`",
        r"`[\w-]+\.[\w-]+`",
        r"\bSAFE_(?:CAST|OFFSET|DIVIDE|ORDINAL)\b|\[OFFSET\(",
        r"\b_TABLE_SUFFIX\b|\b_PARTITIONTIME\b",
        r"\bSELECT\s+AS\s+(?:STRUCT|VALUE)\b",
        r"\bINT64\b|\bFLOAT64\b|\bBIGNUMERIC\b",
        r"#standardSQL",
        r"\bTIMESTAMP_(?:MICROS|MILLIS|TRUNC|SUB)\s*\(|\b(?:FORMAT|PARSE)_(?:DATE|TIMESTAMP)\s*\(",
        r"\bCURRENT_DATE\s*\(\s*\)",
        r"\bEXPORT\s+DATA\b",
    )
