"""The SQL of SQL Server, Azure SQL and Synapse."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from gazetteer.sqllineage.text.dialect import Dialect

# The documented procedures of the system; others whose names begin with sp_ are people's own.
_SYSTEM_PROCEDURES: Final = (
    r"sys\.\w+|(?:master\.(?:dbo|sys)?\.|sys\.|dbo\.)?xp_\w+|(?:(?:master|msdb)\.(?:dbo|sys)?\.|sys\.)?sp_(?:"
    r"(?:add|update|drop)extendedproperty|add(?:linkedserver|linkedsrvlogin|login|message|role|rolemember|type|user|"
    r"srvrolemember|_job\w*|_schedule|_operator|_alert|_category)|alter\w*message|attach_\w+|autostats|bind\w+|catalogs|"
    r"change(?:dbowner|objectowner|_users_login|article|publication)|columns\w*|configure|createstats|cursor\w*|"
    r"databases|dbcmptlevel|dboption|default\w+|delete_(?:job\w*|schedule|backuphistory)|depends|describe_\w+|"
    r"detach_\w+|drop(?:login|role|rolemember|server|linkedsrvlogin|srvrolemember|type|user|message|device)|"
    r"estimate_\w+|executesql|fkeys|foreignkeys|getapplock|getbindtoken|grant(?:dbaccess|login)|help\w*|indexes|"
    r"indexoption|linkedservers|lock|monitor|oa\w+|password|pkeys|prepare|primarykeys|procoption|recompile|"
    r"refresh(?:view|sqlmodule)|releaseapplock|remoteoption|rename\w*|reset_connection|revoke(?:dbaccess|login)|"
    r"send_dbmail|server_info|serveroption|set_session_context|setapprole|settriggerorder|spaceused|special_columns|"
    r"sproc_columns|start_job|stop_job|statistics\w*|stored_procedures|table_validation|table_privileges\w*|tableoption|"
    r"tables\w*|testlinkedserver|trace_\w+|unbind\w+|unprepare|update_(?:job\w*|schedule|alert|operator)|updatestats|"
    r"validname|validatelogins|who2?|xml_\w+|xtp_\w+|cdc_\w+|filestream_\w+|db_\w*vardecimal\w*|invoke_external_rest_endpoint)"
)

# Of hierarchyid, geometry, geography and xml. Types of people's own may have others.
_COLUMN_MEMBERS: Final = (
    r"st(?:area|asbinary|astext|boundary|buffer|centroid|contains|convexhull|crosses|curven|curvetoline|difference|"
    r"dimension|disjoint|distance|endpoint|envelope|equals|exteriorring|geometryn|geometrytype|interiorringn|"
    r"intersection|intersects|isclosed|isempty|isring|issimple|isvalid|length|numcurves|numgeometries|numinteriorring|"
    r"numpoints|overlaps|pointn|pointonsurface|relate|srid|startpoint|symdifference|touches|union|within|x|y)|"
    r"as(?:gml|textzm|binaryzm)|bufferwith(?:tolerance|curves)|curvetolinewithtolerance|envelope(?:angle|center)|filter|"
    r"has[mz]|instanceof|isnull|lat|long|m|z|makevalid|mindbcompatibilitylevel|numrings|ringn|reduce|reorientobject|"
    r"shortestlineto|isvaliddetailed|getancestor|getdescendant|getlevel|getreparentedvalue|isdescendantof|tostring|"
    r"query|value|exist|nodes|modify"
)

# What the functions of the system about texts and plans of queries say first.
_PLANNED: Final = ("dbid", "objectid", "number", "encrypted")


class TransactSQL(Dialect):
    name = "tsql"
    title = "SQL Server, Azure SQL and Synapse"
    synonyms = (
        "mssql",
        "sqlserver",
    )
    parser = "tsql"
    usual_schema = "dbo"
    function_columns = MappingProxyType(
        {
            "string_split": ("value", "ordinal"),
            "generate_series": ("value",),
            "dm_exec_sql_text": (*_PLANNED, "text"),
            "dm_exec_query_plan": (*_PLANNED, "query_plan"),
            "dm_exec_query_plan_stats": (*_PLANNED, "query_plan"),
            "dm_exec_text_query_plan": (*_PLANNED, "query_plan"),
            "dm_exec_plan_attributes": ("attribute", "value", "is_cache_key"),
            "dm_exec_input_buffer": ("event_type", "parameters", "event_info"),
            "fn_listextendedproperty": ("objtype", "objname", "name", "value"),
        }
    )
    type_arguments = MappingProxyType({"identity": 0})
    definition_words = frozenset({"INDEX"})
    structs = False
    column_members = _COLUMN_MEMBERS
    brackets = True
    transact = True
    ignored_tables = frozenset()
    nested_comments = True
    substitution = "parenthesis"
    shell = "sqlcmd"
    hash_names = True
    target_in_from = True
    changes_through_ctes = True
    rename_keeps_schema = True
    databases_are_catalogs = True
    changes_as_tables = True
    temporary_schemas = frozenset({"tempdb"})
    text_procedures = MappingProxyType({"sp_add_jobstep": (5, "@command")})
    harmless_procedures = _SYSTEM_PROCEDURES
    rewrites = frozenset(
        {
            "spaced_operators",
            "outer_equals",
            "graph_match",
            "natural_is_a_name",
            "table_hints",
            "full_text_tables",
            "changed_rows",
            "open_xml",
            "predict",
            "compound_selects",
            "values_as_types",
            "rowsets",
            "quoted_texts",
            "xquery_columns",
        }
    )
    pseudo_columns = frozenset({"$action", "$identity", "$rowguid"})
    bare_values = frozenset()
    reserved_values = frozenset(
        {"current_date", "current_time", "current_timestamp", "current_user", "session_user", "system_user", "user"}
    )
    marks: tuple[str, ...] = (
        r"^[ \t]*GO[ \t]*$",
        r"\[\w[\w ]*\]\s*\.\s*\[",
        r"\[\w[\w ]*\]\s*[,=)]",
        r"\bNVARCHAR\b|\bDATETIME2\b|\bUNIQUEIDENTIFIER\b",
        r"\bGETDATE\s*\(|\bSYSUTCDATETIME\s*\(",
        r"\bSELECT\s+TOP\b",
        r"\b(?:INTO|FROM|TABLE|JOIN)\s+#\w",
        r"\bISNULL\s*\(|\bSCOPE_IDENTITY\b|@@\w+",
        r"(?<![\w@.])@[A-Za-z]\w*@[A-Za-z]\w*",
        r"\bINTO\s+@\w+[@.]@?\w",
        r"(?<!\w)N'",
        r"\b(?:DECLARE|SET)\s+@\w",
        r"\bWITH\s*\(\s*(?:NOLOCK|TABLOCK|UPDLOCK)\b",
        r"\b(?:CROSS|OUTER)\s+APPLY\b",
        r"\bEXEC(?:UTE)?\s+(?:sp_\w+|\[|dbo\.)",
        r"\bdbo\s*\.",
    )
