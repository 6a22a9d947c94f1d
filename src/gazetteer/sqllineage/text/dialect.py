"""What the SQL dialects differ in, as data; each dialect is a file in `dialects/`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from gazetteer.errors import BadRequest
from gazetteer.kit.registry import Registry

COMMON_VALUES: Final = frozenset(
    {"current_date", "current_timestamp", "current_time", "current_user", "session_user", "localtimestamp"}
)

NOTHING: Final = "$^"
"""A pattern that no name fits."""


class Dialect:
    """The lexical and procedural properties of one dialect: a plugin's class states what differs from these.

    Code asks for a property, never for the name of a dialect. `find` gives the one object of each dialect.
    """

    name: str
    title: str
    """The systems that speak it, for people."""
    parser: str
    """The name of sqlglot's grammar for its queries."""
    synonyms: tuple[str, ...] = ()
    """Other names; a dialect derived from this one does not share them."""
    marks: tuple[str, ...] = ()
    """Regular expressions of what texts in other dialects rarely have; by them a dialect is guessed."""

    # Characters and words.
    folding: str = "lower"
    """How names compare: "lower" (case never counts), "quoted_lower" (an unquoted name means its lower-case
    spelling), "quoted_upper" (its upper-case spelling)."""
    tables_keep_case: bool = False
    """Names of tables that differ in their case alone are of different tables, quoted or not."""
    identifier_quotes: str = '"'
    string_quotes: str = "'"
    brackets: bool = False
    """[name] is a quoted name."""
    dotted_quotes: bool = False
    """A quoted name with dots is a path: `project.dataset.table`."""
    backslash_escapes: bool = False
    triple_quotes: bool = False
    q_quotes: bool = False
    """q'[text]' is a string."""
    raw_strings: str = ""
    """r'text' is a string without escapes: "verbatim", or "escaped" where a backslash still hides a quote."""
    dollar_strings: bool = False
    line_comments: tuple[str, ...] = ("--",)
    nested_comments: bool = False
    dollar_in_names: bool = True
    dollar_parameters: bool = True
    """The parser knows $1 as a parameter or a column."""
    hash_names: bool = False
    """#name is a temporary table."""
    digit_names: bool = False
    """A name may begin with a digit, also without quotes."""
    at_variables: bool = True
    """@name is a variable; else @ is an operator."""
    links: bool = False
    """table@link is a table elsewhere."""
    dotted_variables: bool = False
    """@a.b is one variable."""
    stages: bool = False
    """@stage/path names files, $1 a column."""
    substitution: str = ""
    """How variables of the shell look beside `${x}`: "ampersand" (&x), "dollar" ($x), "colon" (psql's :x),
    "parenthesis" ($(x))."""
    shell: str = ""
    """Whose commands may stand between the statements: "mysql", "psql", "sqlplus", "sqlcmd",
    "bteq", "db2", "exaplus"."""
    notebook_cells: bool = False
    """A comment `COMMAND ----------` ends a cell of a notebook, and the statement in it."""

    # Queries.
    rewrites: frozenset[str] = frozenset()
    """What is rewritten before the parser of queries reads it, by the names of the rules in `rewrites/`."""
    pattern_setting: tuple[str, str] = ("", "")
    """The setting, and its value, with which a quoted name is a regular expression for columns."""
    ignored_tables: frozenset[str] = frozenset({"dual"})
    pseudo_columns: frozenset[str] = frozenset()
    """Columns of every row that no table has as its own; a qualifier may stand before them."""
    quoted_pseudo_columns: bool = True
    """In quotes they mean the same."""
    bare_values: frozenset[str] = COMMON_VALUES
    """Functions and variables without parentheses; a column that a table is known to have hides one."""
    reserved_values: frozenset[str] = frozenset()
    """Functions and literals without parentheses whose names no column has but in quotes or with a qualifier."""
    alias_first: bool = False
    """A select item's alias wins over a column of the same name."""
    alias_everywhere: bool = False
    """WHERE sees the aliases of select items."""
    recursive_sees_later: bool | None = False
    """Behind WITH RECURSIVE an expression sees those that stand further down; None where not all of its systems do."""
    lateral_aliases: bool = False
    """A select item sees the aliases of those before it."""
    functions_as_columns: bool = False
    """A function of one row may be written like a column of it, as in `p.full_name`."""
    rows_as_values: bool = False
    """A table's alias alone stands for its row."""
    structs: bool = True
    """A dot behind a column's name gives a field of it; else the name before a dot is a table's."""
    column_members: str = NOTHING
    """A pattern of the methods and properties of the types of columns: behind a bare name, it is a column's."""
    items_of_rows: bool = False
    """r[1] is the first field of a row."""
    lambdas: bool = True
    arrays_in_from: bool = False
    """`FROM t, t.items` unnests an array."""
    unnest_alias_is_value: bool = False
    """The alias of UNNEST stands for its value."""
    value_alias_is_column: bool = False
    """The alias of a function in FROM that gives values names their column."""
    function_columns: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """The columns of functions in FROM, by the names of the functions."""
    values_columns: tuple[str, int] = ("column", 1)
    """How the columns of VALUES are called without a list: what stands before their number, and the first number."""
    values_name_columns: bool = False
    """values('a Int, b Text', (1, 'x')) has its columns in a text."""
    names_by_text: bool = False
    """IDENTIFIER(text) in an expression is the column of that name."""
    values_of_rows: bool = False
    """VALUES ROW(a, b) gives two columns."""
    passing_functions: Mapping[str, str] = MappingProxyType({})
    """Functions in FROM that hand on the columns of the rows that they get, with a pattern of the names of what they
    compute beside; "" where it may have any name."""
    vector_searches: frozenset[str] = frozenset()
    """Functions in FROM that give the structs `base` and `query`, and `distance`."""
    flatten: bool = False
    """FLATTEN gives SEQ, KEY, PATH, INDEX, VALUE and THIS."""
    remote_functions: bool = False
    """remote(address, database, table) in FROM is that table."""
    nested_columns: bool = False
    """a.b may be a column of that name: one of those that are nested in a."""
    tables_behind_in: bool = False
    """`x IN t` is `x IN (SELECT * FROM t)`."""
    views_with_parameters: bool = False
    """v(a = 1) in FROM is the view v."""
    pipes: bool = False
    """A query may go on with `|>` operators."""
    combinators: bool = False
    """An aggregate's name with If behind it takes a condition as its last argument."""
    columns_expression: bool = False
    """COLUMNS('pattern') inside an expression stands for several columns."""
    columns_are_arguments: bool = False
    """There they are arguments beside each other; else the expression stands there once for each."""
    files_as_tables: bool = False
    """A quoted name in FROM may be a file's, if no schema stands before it."""
    file_formats_as_schemas: bool = False
    """parquet.`path` in FROM is a file."""
    format_clause: bool = False
    """A query may end with FORMAT and SETTINGS."""
    pivot_quotes_values: bool = False
    """A pivoted column without an alias is called as its literal is written, with the quotes."""
    pivot_keeps_case: bool = False
    """The names of pivoted columns have the case of the values."""
    generators_name_columns: bool = False
    """explode(a) without an alias is a column col, posexplode(a) two: pos and col."""
    cast_keeps_name: bool = False
    """A column that is cast keeps its name as an output."""
    casting_functions: frozenset[str] = frozenset()
    """Types whose names, as functions, are casts, if the parser does not know them as such."""
    type_arguments: Mapping[str, int] = MappingProxyType({})
    """Functions, by their names without underscores, that take the name of a type, and the position of it."""
    counts_values_of_stars: bool = False
    """COUNT(t.*) and COUNT(* EXCLUDE c) count the rows in which none of the columns is NULL."""
    empty_select_list: bool = False
    """SELECT FROM t gives rows without columns."""
    paths_name_values: bool = False
    """A value without an alias is called after the last field of its path: document:shop.owner is owner."""
    names_by_function: bool = False
    """An output without an alias is called after its function."""

    # Statements that write.
    usual_schema: str = ""
    """The schema of names without one, where nothing says another."""
    temporary_schemas: frozenset[str] = frozenset()
    """Schemas whose tables live as long as the session."""
    select_into_table: bool = False
    """SELECT INTO makes a table, but for inside of a routine."""
    qualified_insert_columns: bool = False
    """The column list of INSERT may have the target's alias."""
    trailing_commas: bool = False
    """A list may end with a comma."""
    ctas_matches_by_name: bool = False
    """CREATE TABLE t (columns) SELECT … fills the columns of the same names, and adds the others."""
    conflict_sees_source: bool = False
    """ON DUPLICATE KEY UPDATE may name the tables of the query."""
    changes_as_tables: bool = False
    """FROM (DELETE … OUTPUT …) gives the rows of the change."""
    updates_joins: bool = False
    """UPDATE a JOIN b SET …, DELETE a FROM a JOIN b."""
    changes_through_ctes: bool = False
    """A CTE that stands before a change may be its target: the table behind it is changed."""
    target_in_from: bool = False
    """The changed table may be one that FROM names."""
    struct_fields_in_set: bool = False
    """SET a.b = 1 sets a field of the column a."""
    exchange_moves: bool = False
    """EXCHANGE PARTITION goes one way: from the table behind WITH."""
    attach_names_partition: bool = False
    """ATTACH PARTITION names the table that becomes a partition."""
    defines_objects: bool = False
    """DEFINE VIEW … is CREATE VIEW …."""
    replaces_tables: bool = False
    """REPLACE TABLE is CREATE OR REPLACE TABLE."""
    views_with_receiver: bool = False
    """CREATE MATERIALIZED VIEW v TO t writes t."""
    import_names_table: bool = False
    """IMPORT names the table that it fills."""
    computing_words: frozenset[str] = frozenset({"AS"})
    """Words in the definition of a column before the expression that gives it."""
    definition_words: frozenset[str] = frozenset({"LIKE"})
    """Words that begin a part of CREATE TABLE's definitions that is no column, besides those of constraints."""
    formats_in_order: frozenset[str] = frozenset()
    """Formats, in upper case, whose tables keep the order of their columns in spite of PARTITIONED BY; "" is the one
    that needs no name."""
    databases_are_catalogs: bool = False
    """USE x names what stands before the schema in a name."""
    rename_keeps_schema: bool = False
    """A new name without a schema stays in that of the old one."""

    # Scripts and routines.
    transact: bool = False
    """T-SQL: no semicolon is needed, a text has batches, variables begin with @."""
    plpgsql: bool = False
    """Inside a routine EXECUTE runs a text."""
    overloads: bool = False
    """Whether routines of one name and other parameters stand beside each other."""
    columns_before_variables: bool = False
    """In a statement of a routine a name that may be a column's and a variable's is the column's."""
    package_variables: bool = False
    """A routine may name variables of packages or modules, which another text declares."""
    variables_before_columns: bool | None = False
    """In a statement of a routine a name that may be a column's and a variable's is the variable's; None where the
    documentation does not say, so that the column is a guess."""
    clash_languages: frozenset[str] = frozenset()
    """The languages, in upper case, in which such a name is a fault if the routine says nothing of it."""
    qualified_variables: bool = False
    """A routine's variables may be qualified by a package, a label or the routine's name."""
    session_variables: bool = False
    """session.name is a variable."""
    bound_variables: bool = False
    """In a statement a variable is written :name."""
    bare_calls: bool = False
    """A procedure is called by its name alone."""
    elements_in_parentheses: bool = False
    """An element of a collection is written rows(i), like a call."""
    begin_is_transaction: bool = False
    """`BEGIN;` begins a transaction inside of a routine, too."""
    declares_before_block: bool = False
    """DECLARE stands before the BEGIN of its block, with all declarations."""
    declaring_words: frozenset[str] = frozenset()
    """Words, in upper case, that may stand between DECLARE and the name of a variable."""
    declarations_without_word: bool = False
    """Behind IS or AS declarations need no DECLARE."""
    return_in_header: bool = False
    """RETURN in a function's header gives the type of its value."""
    return_query: bool = False
    """Rows are returned by RETURN QUERY; RETURNS says nothing of them."""
    single_statement_bodies: bool = False
    """A routine's body may be one statement without a block."""
    rules: bool = False
    """CREATE RULE has statements that run with or instead of those on its table."""
    tasks: bool = False
    harmless_procedures: str = NOTHING
    """A pattern of the names, with schema, of procedures that come with the database and move no rows."""

    text_procedures: Mapping[str, tuple[int, str]] = MappingProxyType({})
    """Procedures and functions that run a text, now or later: the position and the name of the argument that it is."""

    def is_harmless(self, procedure: str) -> bool:
        """Whether a procedure of this name comes with the database and moves no rows."""
        return re.fullmatch(self.harmless_procedures, procedure, re.IGNORECASE) is not None

    def is_member(self, name: str) -> bool:
        """Whether a value of a column's type has a method or property of this name."""
        return re.fullmatch(self.column_members, name, re.IGNORECASE) is not None

    @property
    def has_members(self) -> bool:
        """Whether columns may have methods and properties."""
        return self.column_members != NOTHING

    @property
    def usual_quotes(self) -> str:
        """The opening and closing quote of an identifier."""
        return "[]" if self.transact else self.identifier_quotes[0] * 2

    def __reduce__(self) -> tuple[Callable[[str], Dialect], tuple[str]]:
        return find, (self.name,)


_REGISTRY: Final = Registry("gazetteer.sqllineage.dialects", Dialect)


def known() -> list[str]:
    """The names that `find` takes, without their synonyms."""
    return _REGISTRY.names()


@cache
def find(name: str) -> Dialect:
    """The dialect of that name or synonym, in any case; BadRequest names the known ones."""
    wanted = name.strip().lower()
    if wanted not in known():
        synonyms = {other: kind.name for kind in _REGISTRY.all().values() for other in vars(kind).get("synonyms", ())}
        if wanted not in synonyms:
            raise BadRequest(f"no SQL dialect {name!r} is known; use one of: {', '.join(known())}")
        wanted = synonyms[wanted]
    return find(wanted) if wanted != name else _REGISTRY.get(wanted)()
