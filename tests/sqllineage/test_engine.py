"""The engine beyond the corpus: sessions, schemas, guesses, reports, the cache, large statements."""

from __future__ import annotations

import pytest

from gazetteer.errors import BadRequest
from gazetteer.sqllineage.engine import LineageParser, parse
from gazetteer.sqllineage.model import Lineage
from gazetteer.sqllineage.session import Session
from gazetteer.sqllineage.text import dialect as dialects


def edges(lineage: Lineage) -> set[tuple[str, str, str]]:
    return {(edge.source, edge.target, edge.kind) for edge in lineage.columns}


class TestStructs:
    def test_fields_that_are_taken_out_of_each_other_end(self) -> None:
        value = "x"
        for _ in range(40):
            value = f"max_by(struct({value} AS a, y), z).a"
        lineage = parse(f"SELECT {value} AS v FROM t", "spark")
        assert edges(lineage) == {("t.x", "<result>.v", "direct"), ("t.z", "<result>.*", "sort")}

    @pytest.mark.parametrize(
        ("dialect", "sql"),
        [
            ("spark", "SELECT s.c AS v FROM (SELECT struct(a, b) AS s FROM t)"),
            ("spark", "SELECT q.s.c AS v FROM (SELECT struct(a, b) AS s FROM t) q"),
            ("spark", "SELECT struct(a, b).c AS v FROM t"),
            ("postgres", "SELECT (q.s).c AS v FROM (SELECT ROW(a, b)::s.pair AS s FROM t) q"),
        ],
    )
    def test_a_field_that_the_struct_is_not_known_to_have_is_a_guess(self, dialect: str, sql: str) -> None:
        lineage = parse(sql, dialect)
        assert edges(lineage) == {("t.a", "<result>.v", "direct"), ("t.b", "<result>.v", "direct")}
        assert all(edge.confidence < 1 for edge in lineage.columns)

    def test_a_column_that_is_called_like_its_table_is_no_row(self) -> None:
        lineage = parse("SELECT src:id AS v FROM raw.src", "snowflake")
        assert edges(lineage) == {("raw.src.src", "<result>.v", "direct")}


class TestInput:
    def test_an_unknown_dialect_is_refused_with_the_known_ones(self) -> None:
        with pytest.raises(BadRequest, match=r"no SQL dialect 'cobol'.*postgres.*tsql"):
            parse("SELECT 1", "cobol")

    @pytest.mark.parametrize("name", ["PostgreSQL", "mssql", "SparkSQL"])
    def test_synonyms_of_dialects_are_known(self, name: str) -> None:
        assert dialects.find(name).name in dialects.known()

    def test_columns_may_be_asked_from_a_callable(self) -> None:
        asked: list[str] = []

        def columns(name: str) -> list[str] | None:
            asked.append(name)
            return ["a", "b"] if name == "s.t" else None

        lineage = parse("SELECT * FROM s.t", "postgres", columns=columns)
        assert edges(lineage) == {("s.t.a", "<result>.a", "direct"), ("s.t.b", "<result>.b", "direct")}
        assert asked == ["s.t"]

    def test_the_default_schema_finds_columns_and_is_not_printed(self) -> None:
        lineage = parse("SELECT * FROM t", "postgres", columns={"s.t": ["a"]}, default_schema="s")
        assert edges(lineage) == {("t.a", "<result>.a", "direct")}
        assert lineage.reads == ("t",)

    def test_default_catalog_and_schema_complete_a_name(self) -> None:
        columns = {"c.s.t": ["a"]}
        lineage = parse("SELECT * FROM t", "trino", columns=columns, default_catalog="c", default_schema="s")
        assert edges(lineage) == {("t.a", "<result>.a", "direct")}


class TestSession:
    def test_a_temporary_table_of_an_earlier_text_is_collapsed(self) -> None:
        session = Session()
        reader = LineageParser("postgres")
        reader.parse("CREATE TEMP TABLE x AS SELECT a FROM s.t WHERE b > 0", session)
        lineage = reader.parse("INSERT INTO m.n (c) SELECT a FROM x", session)
        assert edges(lineage) == {("s.t.a", "m.n.c", "direct"), ("s.t.b", "m.n.*", "filter")}
        assert lineage.reads == ()
        assert lineage.writes == ("m.n",)

    def test_without_a_session_nothing_is_remembered(self) -> None:
        reader = LineageParser("postgres")
        reader.parse("CREATE TEMP TABLE x AS SELECT a FROM s.t")
        assert reader.parse("SELECT a FROM x").reads == ("x",)

    def test_a_procedure_of_an_earlier_text_is_called(self) -> None:
        session = Session()
        reader = LineageParser("tsql")
        reader.parse("CREATE PROCEDURE dbo.p AS INSERT INTO dbo.d (a) SELECT a FROM dbo.s", session)
        lineage = reader.parse("EXEC dbo.p", session)
        assert lineage.writes == ("dbo.d",)
        assert lineage.dropped == ()


class TestHonesty:
    def test_an_ambiguous_column_is_marked_as_a_guess(self) -> None:
        lineage = parse("SELECT c FROM a JOIN b ON a.id = b.id", "postgres")
        guessed = [edge for edge in lineage.columns if edge.confidence < 1]
        assert [edge.target for edge in guessed] == ["<result>.c"]
        assert guessed[0].to_json()["guess"] is True

    @pytest.mark.parametrize(
        ("dialect", "sql", "guessed"),
        [
            ("mysql", "SELECT a.x FROM a JOIN b USING (k) JOIN c USING (m)", {"a.m"}),
            ("mysql", "SELECT b.m FROM a JOIN b USING (k) JOIN c USING (m)", set()),
            ("postgres", "UPDATE t SET v = c.v FROM a JOIN b USING (k) JOIN c USING (m) WHERE t.i = c.i", {"a.m"}),
            ("postgres", "INSERT INTO l (d) SELECT to_jsonb(pay) FROM fin.pay", {"fin.pay.*"}),
            ("postgres", "SELECT row_to_json(pay) FROM fin.pay", set()),
            ("spark", "SELECT a FROM s LEFT ANTI JOIN u ON s.k = u.k WHERE b = 1", set()),
            ("bigquery", "SELECT country FROM geo.country", {"geo.country.country"}),
            ("tsql", "UPDATE d SET x = 1 WHERE EXISTS (SELECT 1 FROM h WHERE h.day = due + 1)", {"d.due"}),
            ("postgres", "SELECT 1 FROM a WHERE EXISTS (SELECT 1 FROM b WHERE b.k LIKE m || '%')", {"a.m"}),
        ],
    )
    def test_what_several_tables_may_have_is_marked(self, dialect: str, sql: str, guessed: set[str]) -> None:
        assert {edge.source for edge in parse(sql, dialect).columns if edge.confidence < 1} == guessed

    @pytest.mark.parametrize(("name", "confidence"), [("salary", 0.5), ("p_salary", 1.0)])
    def test_a_parameter_that_may_be_a_column_marks_its_statement(self, name: str, confidence: float) -> None:
        sql = f"CREATE PROCEDURE p ({name} NUMBER) AS BEGIN INSERT INTO t (c) SELECT {name} FROM s; END;"
        assert [statement.confidence for statement in parse(sql, "oracle").statements] == [confidence]

    def test_select_items_that_a_variable_brings_mark_their_statement(self) -> None:
        lineage = parse("SELECT a, &more_columns\nb FROM t", "oracle")
        assert edges(lineage) == {("t.a", "<result>.a", "direct"), ("t.b", "<result>.b", "direct")}
        assert [statement.confidence for statement in lineage.statements] == [0.5]

    def test_a_broken_statement_is_reported_and_the_rest_goes_on(self) -> None:
        lineage = parse("INSERT INTO a SELECT x FROM b;\n\nSELEC y FRM c;\nINSERT INTO d SELECT z FROM e", "postgres")
        assert lineage.writes == ("a", "d")
        assert [(entry.line, entry.statement) for entry in lineage.dropped] == [(3, "SELEC y FRM c")]

    def test_dynamic_sql_with_an_unknown_part_is_reported(self) -> None:
        sql = "CREATE PROCEDURE p @t sysname AS EXEC('DELETE FROM ' + @t)"
        lineage = parse(sql, "tsql")
        assert lineage.writes == ()
        assert len(lineage.dropped) == 1
        assert "not known before it runs" in lineage.dropped[0].reason

    def test_lines_count_inside_of_procedures(self) -> None:
        sql = "CREATE FUNCTION f() RETURNS void AS $$\nBEGIN\n  INSERT INTO a SELECT b FROM c;\nEND $$ LANGUAGE plpgsql"
        lineage = parse(sql, "postgres")
        assert [statement.line for statement in lineage.statements] == [3]


class TestLimits:
    def test_the_same_text_is_answered_from_the_cache(self) -> None:
        reader = LineageParser("postgres")
        assert reader.parse("SELECT a FROM t") is reader.parse("SELECT a FROM t")

    def test_rows_of_literals_are_passed_over(self) -> None:
        rows = ",".join(f"({number}, 'text, with ; marks', NULL)" for number in range(200_000))
        lineage = parse(f"INSERT INTO s.t (a, b, c) VALUES {rows}; INSERT INTO u SELECT v FROM w", "postgres")
        assert lineage.writes == ("s.t", "u")
        assert lineage.dropped == ()

    def test_a_large_statement_is_read_in_a_child_process(self) -> None:
        items = ", ".join(f"t.column_{number} AS output_{number}" for number in range(3_000))
        lineage = parse(f"INSERT INTO m.n SELECT {items} FROM s.t WHERE t.day > 1", "postgres")
        assert len(lineage.columns) == 3_001
        assert ("s.t.column_2999", "m.n.output_2999", "direct") in edges(lineage)
        assert lineage.dropped == ()

    def test_the_state_of_the_script_goes_through_the_child_process(self) -> None:
        union = " UNION ALL ".join(f"SELECT a, {number} AS n FROM x WHERE a > {number}" for number in range(2_500))
        sql = f"CREATE TEMP TABLE x AS SELECT a FROM s.t; CREATE TEMP TABLE y AS {union}; INSERT INTO z SELECT a FROM y"
        lineage = parse(sql, "postgres")
        assert edges(lineage) == {("s.t.a", "z.a", "direct"), ("s.t.a", "z.*", "filter")}

    @pytest.mark.parametrize(
        "sql",
        [
            "SELECT " + "(" * 1000 + "1" + ")" * 1000,
            "SELECT " + "CASE WHEN a = 1 THEN " * 20_000 + "1" + " END" * 20_000 + " FROM t",
            "SELECT * FROM " + "(SELECT * FROM " * 1000 + "t" + ")" * 1000,
            "BEGIN " * 1000 + "SELECT 1;" + "END;" * 1000,
            "{% if x %}" * 1000 + "SELECT 1" + "{% endif %}" * 1000,
        ],
    )
    def test_deep_nesting_is_reported(self, sql: str) -> None:
        assert parse(sql, "snowflake").dropped

    @pytest.mark.parametrize("sql", ["SELECT 'never ends", 'SELECT "never ends', "SELECT 1 /* never ends"])
    def test_an_open_quote_is_reported(self, sql: str) -> None:
        assert "does not end" in parse(sql, "postgres").dropped[0].reason

    def test_a_procedure_that_calls_itself_is_read_once(self) -> None:
        sql = "CREATE PROCEDURE p AS BEGIN EXEC p; INSERT INTO a SELECT b FROM c; EXEC p END\nGO\nEXEC p"
        lineage = parse(sql, "tsql")
        assert lineage.writes == ("a",)
        assert lineage.dropped == ()

    def test_many_common_table_expressions_take_linear_time(self) -> None:
        steps = ", ".join(
            f"c{number} AS (SELECT l.a + r.a AS a FROM c{number - 1} l JOIN c{number - 1} r ON l.a = r.a)"
            for number in range(1, 60)
        )
        lineage = parse(f"WITH c0 AS (SELECT a FROM s.t), {steps} SELECT a FROM c59", "postgres")
        assert edges(lineage) == {("s.t.a", "<result>.a", "direct"), ("s.t.a", "<result>.*", "join")}


class TestNamesThatAreNotKnown:
    @pytest.mark.parametrize(
        ("sql", "dialect", "source", "target"),
        [
            ("SELECT id FROM (SELECT * FROM a UNION ALL SELECT x FROM b) q", "postgres", "b.x", "<result>.id"),
            ("SELECT id FROM (SELECT * FROM a UNION ALL BY NAME SELECT id FROM b) q", "duckdb", "a.id", "<result>.id"),
            ("SELECT `(ds)?+.+` FROM a", "spark", "a.*", "<result>.*"),
        ],
    )
    def test_a_column_that_may_be_behind_a_star_is_a_guess(
        self, sql: str, dialect: str, source: str, target: str
    ) -> None:
        lineage = parse(sql, dialect)
        assert [edge.confidence for edge in lineage.columns if (edge.source, edge.target) == (source, target)] == [0.5]

    def test_a_name_like_a_pattern_is_a_guess_where_no_setting_makes_it_one(self) -> None:
        columns = {"a": ["k", "ds"]}
        setting = "SET spark.sql.parser.quotedRegexColumnNames=true;"
        for sql, confidence in (("", 0.5), (setting, 1.0)):
            lineage = parse(f"{sql} SELECT `(ds)?+.+` FROM a", "spark", columns=columns)
            assert edges(lineage) == {("a.k", "<result>.k", "direct")}
            assert [statement.confidence for statement in lineage.statements] == [confidence]

    def test_a_quoted_name_that_the_table_has_is_no_pattern(self) -> None:
        lineage = parse("SELECT `a.*` FROM a", "spark", columns={"a": ["a.*", "ab"]})
        assert [edge.source for edge in lineage.columns] == ["a.a.*"]

    @pytest.mark.parametrize("parameter", [":1", "%s", "%(x)s", "?1", "$1", ":x", "?"])
    def test_a_parameter_is_no_column(self, parameter: str) -> None:
        lineage = parse(f"INSERT INTO t (a) SELECT x FROM s WHERE k = {parameter}", "sqlite")
        assert edges(lineage) == {("s.x", "t.a", "direct"), ("s.k", "t.*", "filter")}
        assert not lineage.dropped

    @pytest.mark.parametrize(
        ("sql", "dialect", "sources"),
        [
            ("UPDATE s SET p = (SELECT o FROM t WHERE i = sub_i)", "postgres", {"t.i", "t.sub_i"}),
            ("SELECT n, ARRAY(SELECT m FROM t WHERE r = oid) AS l FROM s", "postgres", {"t.r", "t.oid"}),
            ("SELECT n FROM s WHERE EXISTS (SELECT 1 FROM t WHERE t.i = s.i AND a = 1)", "tsql", {"t.a"}),
            ("SELECT (SELECT a || 'x' FROM t WHERE t.i = s.i) FROM s", "snowflake", {"t.a"}),
            ("SELECT t.i, x FROM t, TABLE(f(t.c)) g", "snowflake", {"t.x"}),
            ("SELECT t.i, x FROM t, read_csv('a.csv') f", "duckdb", {"t.x"}),
        ],
    )
    def test_a_bare_name_for_which_several_come_into_question_is_a_guess(
        self, sql: str, dialect: str, sources: set[str]
    ) -> None:
        lineage = parse(sql, dialect)
        assert {edge.source for edge in lineage.columns if edge.confidence < 1} == sources

    @pytest.mark.parametrize(
        "sql",
        [
            "DELETE FROM s WHERE i IN (SELECT i FROM t WHERE d < 5)",
            "UPDATE s SET a = (SELECT MAX(b) FROM t WHERE t.i = s.i)",
            "SELECT s.n FROM s WHERE EXISTS (SELECT 1 FROM t WHERE k = s.k)",
        ],
    )
    def test_a_bare_name_of_a_subquery_that_is_plainly_its_own_is_no_guess(self, sql: str) -> None:
        assert {edge.confidence for edge in parse(sql, "tsql").columns} == {1.0}

    @pytest.mark.parametrize(("name", "confidence"), [("g_limit", 0.5), ("most", 0.5), ("5", 1.0)])
    def test_what_may_be_a_variable_of_a_package_is_a_guess(self, name: str, confidence: float) -> None:
        query = f"INSERT INTO t (a) SELECT b FROM s WHERE k = {name}"
        lineage = parse(f"CREATE PROCEDURE p IS BEGIN {query}; END;", "oracle")
        assert {edge.confidence for edge in lineage.columns if edge.kind == "filter"} == {confidence}
        columns = {"s": ["b", "k", "g_limit", "most"]}
        lineage = parse(f"CREATE PROCEDURE p IS BEGIN {query}; END;", "oracle", columns=columns)
        assert {edge.confidence for edge in lineage.columns} == {1.0}

    def test_a_column_that_is_compared_with_a_declared_variable_is_no_guess(self) -> None:
        sql = "CREATE PROCEDURE p(most NUMBER) IS n NUMBER; BEGIN UPDATE t SET a = 1 WHERE k = most AND j = n; END;"
        assert {edge.confidence for edge in parse(sql, "oracle").columns} == {1.0}
