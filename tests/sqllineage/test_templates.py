"""What is rendered from templates: ways through branches, loops, texts, and bounds."""

from __future__ import annotations

import pytest

from gazetteer.sqllineage import Session, parse
from gazetteer.sqllineage.text import macros, templating


def texts(sql: str) -> list[str]:
    return [macros.readable(" ".join(text.split())) for text in templating.render(sql).texts]


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("{% if a %}x{% endif %}", ["x"]),
        ("{% if a %}x{% else %}y{% endif %}", ["x", "y"]),
        ("{% if a %}x{% elif b %}y{% else %}z{% endif %}", ["x", "y", "z"]),
        ("{% if a %}x{% endif %}{% if not a %}y{% endif %}", ["x", "y"]),
        ("{% if a %}x{% else %}y{% endif %} {% if a %}p{% else %}q{% endif %}", ["x p", "y q"]),
        ("{% if a %}x{% else %}{% if b %}y{% else %}z{% endif %}{% endif %}", ["x", "y", "z"]),
        ("{{ ref('x') if target.name == 'dev' else ref('y') }}", ["x", "y"]),
        ("{% for x in ['a', 'b'] %}{{ x }}{{ ',' if not loop.last }}{% endfor %}", ["a,b"]),
        ("{% for k, v in {'a': 1, 'b': 2}.items() %}{{ k ~ v }} {% endfor %}", ["a1 b2"]),
        ("{% set x = [] %}{% do x.append('a') %}{{ source('s', x[0]) }}", ["s.a"]),
        ("{% for x in found %}t_{{ x }} {% endfor %}", ["t_{{ x }}"]),
        ("""{{ config(hook="delete from {{ this }} where a = '}}'", meta={'a': {'b': 1}}) }}z""", ["z"]),
        ("{{ dbt.safe_cast('a', api.Column.translate_type('string')) }}", ["cast(a as text)"]),
        ("{% set c = 'a' %}{{ safe_cast(c, 'numeric(28, 6)') }}", ["cast(a as numeric(28, 6))"]),
        ("{{ dbt.cast(dbt.date_trunc('day', 'd'), x) }}", ["cast({{ dbt_date_trunc }}(d) as text)"]),
        ("{{ dbt.listagg('a', \"','\", 'order by b', 3) }}", ["{{ dbt_listagg }}(a, ',' order by b)"]),
        ("{{ dbt.string_literal('a') }}", ["{{ dbt_string_literal }}()"]),
        ("cast(a as {{ my_type() }}), b::{{ x }}, c as {{ x }}", ["cast(a as text), b::text, c as {{ x }}"]),
        ("{{ dbt_utils.union_relations([ref('a')], source_column_name=none) }}", ["select * from a"]),
        (
            "{{ dbt_utils.union_relations([ref('a')], where='b > 1') }}",
            ["select '' as _dbt_source_relation, * from a where b > 1"],
        ),
        ("""{{ "'" ~ var('l') | join("','") ~ "'" }}""", ["""'{{ var('l') | join("','") }}'"""]),
    ],
)
def test_every_way_gives_a_text(sql: str, expected: list[str]) -> None:
    assert texts(sql) == expected


def test_nothing_of_what_stands_for_a_tag_is_told() -> None:
    items = "{{ cents('a') }}, {{ dbt.hash('b') }}, {{ dbt_utils.star(ref('x')) }}, {{ y }}"
    sql = f"select {items} from {{{{ ref('x') }}}}; {{{{ z }}}} 1"
    lineage = parse(sql, "postgres")
    assert lineage.dropped
    assert "__jinja" not in str(lineage)


def test_branches_keep_the_numbers_of_lines() -> None:
    lineage = parse("select 1\n{% if a %}\nfrom t\n{% else %}\nfrom u\n{% endif %};\nselect a from v", "postgres")
    assert [(statement.line, statement.reads) for statement in lineage.statements] == [(1, ("t", "u")), (7, ("v",))]


@pytest.mark.parametrize(
    "sql",
    [
        "{% for a in range(900) %}{% for b in range(900) %}select a from t;{% endfor %}{% endfor %}",
        "".join(f"{{% if c{number} %}}a{{% else %}}b{{% endif %}}" for number in range(40)),
    ],
)
def test_what_is_not_read_of_a_template_is_said(sql: str) -> None:
    assert templating.render(sql).missing


def test_a_text_that_doubles_itself_stays_short() -> None:
    rendered = templating.render("{% set x = 'abcdefghij' %}" + "{% set x = x ~ x %}" * 60 + "{{ x }}")
    assert len(rendered.texts[0]) < 100_000


def test_a_name_that_is_not_known_is_reported() -> None:
    assert parse("select a from {{ ref(x) }}", "postgres").dropped


def test_a_session_remembers_names_as_written() -> None:
    session = Session()
    parse("create temp table x as select k from {{ s }}.t", "postgres", session=session)
    lineage = parse("insert into o select k from x", "postgres", session=session)
    assert [edge.source for edge in lineage.columns] == ["{{ s }}.t.k"]


@pytest.mark.parametrize(
    "sql",
    [
        "select t.a from {{ ref('x') }} t {{ only_recent('t.d') }}",
        "select t.a from {{ ref('x') }} t {{ limits }}",
        "select t.a, y.b from {{ ref('x') }} t join {{ calendar('nl') }} y on y.d = t.d",
        "select t.a, y.b from {{ ref('x') }} t join {{ source_of_days }} y on y.d = t.d",
        "delete from t where a = 1 {{ and_more('b') }}",
    ],
)
def test_what_a_macro_makes_of_a_query_is_a_guess(sql: str) -> None:
    lineage = parse(sql, "snowflake")
    assert [statement.confidence < 1 for statement in lineage.statements] == [True]
    assert not lineage.dropped


def test_the_model_itself_is_no_guess() -> None:
    lineage = parse("select t.a from {{ ref('x') }} t left join {{ this }} o on o.a = t.a", "snowflake")
    assert [statement.confidence for statement in lineage.statements] == [1.0]


def test_a_bare_name_beside_the_model_itself_may_be_its_own() -> None:
    lineage = parse("select b from {{ ref('x') }} t left join {{ this }} o on o.a = t.a", "snowflake")
    assert {edge.confidence < 1 for edge in lineage.columns if edge.kind == "direct"} == {True}


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("dbt_utils.group_by(3)", "group by 1, 2, 3"),
        ("dbt_utils.pivot('c', ['x'], then_value='v')", "sum(case when c = 'x' then v else 0 end) as \"x\""),
        ("dbt_utils.pivot('c', ['x y'], agg='max', quote_identifiers=False, suffix='_n')",
         "max(case when c = 'x y' then 1 else 0 end) as x_y_n"),
    ],
)  # fmt: skip
def test_macros_that_are_known_are_expanded(call: str, expected: str) -> None:
    assert texts(f"select {{{{ {call} }}}}") == [f"select {expected}"]


@pytest.mark.parametrize(
    "sql",
    [
        "with d as ({{ calendar() }}) select a from d",
        "with d as ( -- all days\n{{ my_calendar }}\n) select a from d",
        "with d as ({{ var('q') }} union all {{ calendar('x') }}) select a from d",
        "with d as ({{ dbt_utils.get_single_value('select 1') }}) select a from d",
        "create table t as {{ calendar('x') }}",
        "create view v (a) as {{ my_calendar }}",
    ],
)
def test_a_query_that_only_a_macro_knows_is_a_guess(sql: str) -> None:
    lineage = parse(sql, "snowflake")
    assert [statement.confidence < 1 for statement in lineage.statements] == [True]
    assert lineage.reads == ()


def test_a_macro_that_makes_rows_of_nothing_is_no_guess() -> None:
    lineage = parse("create table t as {{ dbt_utils.date_spine(datepart='day') }}", "snowflake")
    assert [statement.confidence for statement in lineage.statements] == [1.0]
    assert lineage.reads == ()


@pytest.mark.parametrize(
    "sql",
    [
        "insert into {{ target }} select a from t",
        "insert into {{ target_of('a') }} (b) select a from t",
        "insert into t ({{ columns }}) select a from s",
        "update {{ target }} set a = 1",
        "update t set {{ assignments('x') }}",
        "select a from t {{ x }} where b = 1",
        "select a from t where {{ condition }}",
        "select a from t where b = 1 and ({{ condition }})",
        "select a from t join s on {{ condition }}",
        "select a from t group by {{ columns }}",
        "select a from t order by {{ columns }}",
        "select sum({{ column }}) as n from t",
        "select case when {{ condition }} then a end as n from t",
        "select row_number() over (partition by {{ columns }}) as n from t",
        "select {{ alias }}.a from t",
        "select a from t where exists ({{ days() }})",
    ],
)
def test_what_may_stand_for_columns_or_tables_is_a_guess(sql: str) -> None:
    lineage = parse(sql, "snowflake")
    assert [statement.confidence < 1 for statement in lineage.statements] == [True]


@pytest.mark.parametrize(
    "sql",
    [
        "select a from t where b = {{ value }}",
        "select a from t where b in ({{ values }}) limit {{ most }}",
        "insert into t (a) values ({{ value }})",
        "insert into {{ this }} select a from t",
        "select {{ value }} as k, a from t",
    ],
)
def test_a_value_of_a_template_is_no_guess(sql: str) -> None:
    lineage = parse(sql, "snowflake")
    assert [statement.confidence for statement in lineage.statements] == [1.0]
