"""The SQL of Oracle Database with PL/SQL."""

from __future__ import annotations

from types import MappingProxyType

from gazetteer.sqllineage.text.dialect import Dialect


class Oracle(Dialect):
    name = "oracle"
    title = "Oracle Database with PL/SQL"
    synonyms = ("plsql",)
    parser = "oracle"
    overloads = True
    pivot_quotes_values = True
    structs = False
    qualified_variables = True
    columns_before_variables = True
    package_variables = True
    folding = "quoted_upper"
    substitution = "ampersand"
    shell = "sqlplus"
    links = True
    declares_before_block = True
    qualified_insert_columns = True
    return_in_header = True
    declarations_without_word = True
    bare_calls = True
    elements_in_parentheses = True
    q_quotes = True
    harmless_procedures = r"(?:sys\.)?(?:dbms|utl|owa|htp|htf|apex)\w*\.\w+|raise_application_error"
    text_procedures = MappingProxyType(
        {
            "dbms_sql.parse": (1, "statement"),
            "dbms_utility.exec_ddl_statement": (0, "parse_string"),
            "dbms_scheduler.create_job": (2, "job_action"),
            "dbms_scheduler.create_program": (2, "program_action"),
            "dbms_job.submit": (1, "what"),
            "dbms_job.isubmit": (1, "what"),
            "dbms_parallel_execute.run_task": (1, "sql_stmt"),
        }
    )
    rewrites = frozenset(
        {
            "spaced_operators",
            "json_functions",
            "json_tables",
            "search_and_cycle",
            "intervals",
            "models",
            "multisets",
            "outer_calls",
            "next_row",
            "error_logging",
            "values_as_types",
            "xml_queries",
            "xml_values",
            "skip_to_variable",
        }
    )
    pseudo_columns = frozenset(
        {
            "connect_by_iscycle",
            "connect_by_isleaf",
            "level",
            "object_value",
            "ora_rowscn",
            "rowid",
            "rownum",
            "versions_endscn",
            "versions_endtime",
            "versions_operation",
            "versions_startscn",
            "versions_starttime",
            "versions_xid",
        }
    )
    quoted_pseudo_columns = False
    bare_values = frozenset(
        {
            "binary_double_infinity",
            "binary_double_nan",
            "binary_float_infinity",
            "binary_float_nan",
            "current_date",
            "current_timestamp",
            "dbtimezone",
            "iteration_number",
            "localtimestamp",
            "ora_invoking_user",
            "ora_invoking_userid",
            "sessiontimezone",
            "sqlcode",
            "sqlerrm",
            "systimestamp",
        }
    )
    reserved_values = frozenset({"sysdate", "uid", "user"})
    marks: tuple[str, ...] = (
        r"\(\s*\+\s*\)",
        r"\bNVL2?\s*\(",
        r"\bDECODE\s*\(",
        r"\bSYSDATE\b",
        r"\bROWNUM\b",
        r"\bFROM\s+dual\b",
        r"\.NEXTVAL\b",
        r"\bVARCHAR2\b|\bNUMBER\s*\(|\bPLS_INTEGER\b",
        r"^[ \t]*/\s*$",
        r"\bCONNECT\s+BY\b",
        r"%(?:ROW)?TYPE\b",
        r"\bDBMS_\w+\.",
        r"\bTO_(?:DATE|NUMBER)\s*\(",
        r"\bWHEN\s+MATCHED\s+THEN\s+UPDATE\s+SET\b[^;]*\bDELETE\s+WHERE\b",
    )
