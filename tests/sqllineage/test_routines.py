"""Routines beyond the corpus: whose variables are whose, values that calls bring back, texts that run elsewhere."""

from __future__ import annotations

from gazetteer.sqllineage.engine import parse

Edges = set[tuple[str, str, float]]


def direct(sql: str, dialect: str) -> Edges:
    """The direct edges of a text of which everything was understood."""
    lineage = parse(sql, dialect)
    assert not lineage.dropped
    return {(edge.source, edge.target, edge.confidence) for edge in lineage.columns if edge.kind == "direct"}


class TestCalls:
    def test_a_routine_does_not_change_variables_of_its_caller_that_it_declares_itself(self) -> None:
        helper = "CREATE PROCEDURE helper IS v NUMBER; BEGIN SELECT bad INTO v FROM h; END;\n/\n"
        caller = "DECLARE v NUMBER; BEGIN SELECT good INTO v FROM g; helper; INSERT INTO o (a) VALUES (v); END;\n/"
        assert direct(helper + caller, "oracle") == {("g.good", "o.a", 1.0)}

    def test_a_procedure_that_is_defined_below_its_call_brings_values_back(self) -> None:
        sql = (
            "CREATE PACKAGE BODY pk IS\n"
            "PROCEDURE main IS v NUMBER; BEGIN get_it(v); INSERT INTO o (a) VALUES (v); END;\n"
            "PROCEDURE get_it(r OUT NUMBER) IS BEGIN SELECT x INTO r FROM t; END;\n"
            "END pk;\n/"
        )
        assert direct(sql, "oracle") == {("t.x", "o.a", 1.0)}

    def test_a_function_in_an_expression_brings_values_back(self) -> None:
        function = "CREATE FUNCTION f(r OUT NUMBER) RETURN NUMBER IS BEGIN SELECT x INTO r FROM t; RETURN 1; END;\n/\n"
        block = "DECLARE v NUMBER; BEGIN IF f(v) = 1 THEN INSERT INTO o (a) VALUES (v); END IF; END;\n/"
        assert direct(function + block, "oracle") == {("t.x", "o.a", 1.0)}

    def test_types_in_angles_do_not_hide_the_parameters_behind_them(self) -> None:
        procedure = (
            "CREATE PROCEDURE p(OUT s STRUCT<x DATE, y DATE>, OUT n INT64) BEGIN SET n = (SELECT z FROM q); END;"
        )
        block = (
            "BEGIN DECLARE s STRUCT<x DATE, y DATE>; DECLARE n INT64; CALL p(s, n); INSERT INTO o (b) VALUES (n); END;"
        )
        assert direct(procedure + block, "bigquery") == {("q.z", "o.b", 1.0)}

    def test_a_value_that_a_procedure_returns_reaches_the_variable_of_its_call(self) -> None:
        procedure = "CREATE PROCEDURE g() RETURNS INT AS $$ BEGIN RETURN (SELECT MAX(x) FROM t); END; $$;"
        block = "DECLARE v INT; BEGIN CALL g() INTO :v; INSERT INTO o (a) SELECT :v FROM u; END;"
        assert direct(procedure + block, "snowflake") == {("t.x", "o.a", 1.0)}


class TestReturnedRows:
    def test_they_are_read_where_they_are_changed(self) -> None:
        sql = (
            "DO $$ DECLARE v uuid; BEGIN INSERT INTO o (name) VALUES ('x') RETURNING id INTO v;\n"
            "UPDATE u SET oid = v; END $$"
        )
        insert, update = parse(sql, "postgres").statements
        assert (insert.reads, insert.writes) == (("o",), ("o",))
        assert (update.reads, update.writes) == ((), ("u",))

    def test_a_loop_that_is_read_again_keeps_them_there(self) -> None:
        sql = (
            "DO $$ DECLARE v int; BEGIN CREATE TEMP TABLE m (id int);\n"
            "FOR i IN 1..3 LOOP INSERT INTO o (name) VALUES ('x') RETURNING id INTO v;\n"
            "INSERT INTO m (id) VALUES (v); END LOOP;\nINSERT INTO k (oid) SELECT id FROM m; END $$"
        )
        changed, handed = (each for each in parse(sql, "postgres").statements if each.writes)
        assert (changed.reads, changed.writes) == (("o",), ("o",))
        assert (handed.reads, handed.writes) == ((), ("k",))

    def test_what_a_call_did_that_adds_nothing_is_read_where_they_go(self) -> None:
        caller = "PROCEDURE r IS v NUMBER; BEGIN p(v); INSERT INTO k (oid) VALUES (v); END;"
        called = "PROCEDURE p(x OUT NUMBER) IS BEGIN INSERT INTO o (name) VALUES ('x') RETURNING id INTO x; END;"
        assert parse(f"CREATE PACKAGE BODY b IS {caller} {called} END;", "oracle").reads == ("o",)


class TestLoops:
    def test_a_statement_in_a_loop_is_one_however_often_it_is_read(self) -> None:
        sql = (
            "DO $$ DECLARE r record; one int; two int; BEGIN FOR r IN SELECT v FROM h LOOP\n"
            "INSERT INTO o (a) VALUES (two); CALL unknown();\ntwo := one; one := r.v; END LOOP; END $$"
        )
        lineage = parse(sql, "postgres")
        assert [(each.line, each.writes) for each in lineage.statements] == [(1, ()), (2, ("o",))]
        assert [(edge.source, edge.target) for edge in lineage.columns] == [("h.v", "o.a")]
        assert len(lineage.dropped) == 1

    def test_loops_inside_of_loops_are_read_as_often_as_the_outermost(self) -> None:
        depth = 40
        begins = "".join(f"FOR r{n} IN (SELECT a{n} FROM t{n}) LOOP\n" for n in range(depth))
        sql = (
            f"DECLARE v NUMBER; w NUMBER; BEGIN {begins}"
            f"INSERT INTO o (a) VALUES (w); w := v; v := r0.a0; {'END LOOP; ' * depth} END;\n/"
        )
        assert direct(sql, "oracle") == {("t0.a0", "o.a", 1.0)}

    def test_what_goes_round_for_too_long_is_reported(self) -> None:
        count = 30
        shifts = "".join(f"v{n} := v{n + 1}; " for n in range(count))
        sql = (
            f"DECLARE {''.join(f'v{n} NUMBER; ' for n in range(count + 1))} BEGIN FOR r IN (SELECT a FROM t) LOOP "
            f"INSERT INTO o (a) VALUES (v0); {shifts} v{count} := r.a; END LOOP; END;\n/"
        )
        assert [drop.reason for drop in parse(sql, "oracle").dropped] == [
            "what goes round this loop was followed 20 times only"
        ]

    def test_a_number_that_a_loop_counts_is_no_text(self) -> None:
        sql = (
            "DECLARE @i int = 1; WHILE @i < 9 BEGIN EXEC ('INSERT INTO a (x) SELECT x FROM p_' + @i); "
            "SET @i = @i + 1; END"
        )
        lineage = parse(sql, "tsql")
        assert lineage.reads == ("p_1",)
        assert [drop.reason for drop in lineage.dropped] == [
            "the dynamic SQL may also be a text that is not known before it runs"
        ]


class TestEffectsOfFunctions:
    def test_a_call_in_an_expression_writes_what_the_body_writes(self) -> None:
        sql = "CREATE FUNCTION f() RETURNS INT BEGIN INSERT INTO t (a) SELECT b FROM s; RETURN 1; END;\nSELECT f();"
        _, call = parse(sql, "mysql").statements
        assert (call.reads, call.writes) == (("s",), ("t",))


class TestRecords:
    def test_a_field_of_an_unknown_type_is_a_guess(self) -> None:
        sql = "DO $$ DECLARE r t%ROWTYPE; BEGIN SELECT x, y INTO r FROM s; INSERT INTO o (a) VALUES (r.z); END $$"
        assert direct(sql, "postgres") == {("s.x", "o.a", 0.5), ("s.y", "o.a", 0.5)}

    def test_rows_of_a_type_that_is_not_in_the_text_are_guesses(self) -> None:
        sql = (
            "CREATE FUNCTION f RETURN t_tab PIPELINED IS BEGIN FOR r IN (SELECT a, b FROM s) LOOP\n"
            "PIPE ROW (t_obj(r.a, r.b)); END LOOP; END;\n/\nINSERT INTO o (x) SELECT q.k FROM TABLE(f()) q;"
        )
        assert {edge for edge in direct(sql, "oracle") if edge[1] == "o.x"} == {
            ("s.a", "o.x", 0.5),
            ("s.b", "o.x", 0.5),
        }


class TestTemporaryTables:
    def test_one_that_a_branch_replaces_may_be_either(self) -> None:
        sql = (
            "DO $$ BEGIN CREATE TEMP TABLE x AS SELECT a FROM s; "
            "IF now() > d THEN DROP TABLE x; CREATE TEMP TABLE x AS SELECT b AS a FROM t; END IF; "
            "INSERT INTO o (c) SELECT a FROM x; END $$"
        )
        assert direct(sql, "postgres") == {("s.a", "o.c", 1.0), ("t.b", "o.c", 1.0)}

    def test_one_that_another_procedure_left_is_not_meant(self) -> None:
        first = "CREATE PROC p AS BEGIN SELECT a INTO #w FROM s END\nGO\n"
        second = "CREATE PROC q AS BEGIN IF 1=1 SELECT a INTO #w FROM t\nINSERT INTO o (c) SELECT a FROM #w END"
        assert direct(first + second, "tsql") == {("t.a", "o.c", 1.0)}


class TestTexts:
    def test_a_job_step_is_read(self) -> None:
        sql = "EXEC msdb.dbo.sp_add_jobstep @job_name = N'j', @command = N'INSERT INTO o (a) SELECT b FROM s'"
        assert direct(sql, "tsql") == {("s.b", "o.a", 1.0)}

    def test_a_scheduled_statement_is_read(self) -> None:
        sql = "SELECT cron.schedule('nightly', '0 3 * * *', 'INSERT INTO o (a) SELECT b FROM s')"
        assert direct(sql, "postgres") == {("s.b", "o.a", 1.0)}

    def test_a_job_that_is_no_sql_is_reported(self) -> None:
        lineage = parse("EXEC msdb.dbo.sp_add_jobstep @subsystem = N'CmdExec', @command = N'dir'", "tsql")
        assert [dropped.reason for dropped in lineage.dropped] == ["the text that runs is not SQL"]
