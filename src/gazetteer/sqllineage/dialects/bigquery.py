"""The SQL of Google BigQuery."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from gazetteer.sqllineage.text.dialect import NOTHING, Dialect

# What models call their answers; other functions add nothing.
_PREDICTED: Final = (
    r"predicted_\w+|centroid_id|nearest_centroids_distance|normalized_distance|mean_squared_error|principal_component_\d+"
    r"|trial_id"
)
_ANOMALIES: Final = r"is_anomaly|anomaly_probability|(?:lower|upper)_bound|time_series_\w+|\w+_status"
_FORECAST: Final = (
    r"forecast_\w+|standard_error|confidence_\w+|prediction_interval_\w+|confidence_interval_\w+|ai_forecast_status"
)


class BigQuery(Dialect):
    name = "bigquery"
    title = "Google BigQuery"
    pivot_keeps_case = True
    parser = "bigquery"
    recursive_sees_later = True
    trailing_commas = True
    identifier_quotes = "`"
    string_quotes = "'\""
    backslash_escapes = True
    line_comments = ("--", "#")
    dotted_quotes = True
    tables_keep_case = True
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
    columns_before_variables = True
    harmless_procedures = r"bq\.\w+"
    rewrites = frozenset({"catalog_views", "table_arguments", "chained_calls", "path_with_offset"})
    passing_functions = MappingProxyType(
        {
            "ml_annotate_image": r"ml_\w+", "ml_process_document": r"ml_\w+", "ml_transcribe": r"ml_\w+",
            "ml_translate": r"ml_\w+", "ml_understand_text": r"ml_\w+", "ml_generate_text": r"ml_\w+",
            "ml_generate_embedding": r"ml_\w+", "ml_generate_text_embedding": r"ml_\w+|text_embedding|statistics",
            "ml_generate_table": "", "ai_generate_table": "",
            "ai_generate_text": r"result|full_response|status|rai_result",
            "ai_generate_embedding": r"embedding|status|statistics|\w+_time\w*|full_response",
            "ml_predict": _PREDICTED, "ml_recommend": _PREDICTED,
            "ml_explain_predict": rf"{_PREDICTED}|top_feature_attributions|(?:baseline_)?prediction_value"
            r"|approximation_error|probability",
            "ml_detect_anomalies": rf"{_ANOMALIES}|{_PREDICTED}", "ai_detect_anomalies": _ANOMALIES,
            "ml_forecast": _FORECAST, "ai_forecast": _FORECAST,
            "ml_explain_forecast": rf"{_FORECAST}|time_series_\w+|trend|seasonal_\w+|holiday_effect\w*|step_changes"
            r"|spikes_and_dips|residual|attribution_\w+",
            "ml_features_at_time": "feature_timestamp", "external_object_transform": "signed_url",
            "range_sessionize": "session_range", "appends": NOTHING, "changes": NOTHING, "of_gaps": NOTHING,
        }
    )  # fmt: skip
    vector_searches = frozenset({"of_vectors"})
    pseudo_columns = frozenset(
        {
            "_change_sequence_number",
            "_change_timestamp",
            "_change_type",
            "_file_name",
            "_partitiondate",
            "_partitiontime",
            "_table_suffix",
        }
    )
    # The first is a variable of the script in which dbt puts an incremental model.
    bare_values = frozenset(
        {"_dbt_max_partition", "current_date", "current_datetime", "current_time", "current_timestamp"}
    )
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
