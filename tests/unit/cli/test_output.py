"""What is printed: nothing of a source or of other people moves the cursor, and nothing is said in every row."""

from __future__ import annotations

import ast
import re

import pytest

from gazetteer.cli import output
from gazetteer.cli.commands import show
from gazetteer.domain import reserved
from gazetteer.kit import json
from tests.meta.repository import ROOT, python_files, syntax

HOSTILE = "\x1b[31mred\x1b]0;title\x07[bold]b[/bold] :smile: \u202eevil\u202c \x9b2J \x7f\r"
UNSAFE = set(HOSTILE) & {"\x1b", "\x07", "\u202e", "\u202c", "\x9b", "\x7f", "\r"}

INVISIBLE = (
    0x034F, 0x115F, 0x1160, 0x17B4, 0x180E, 0x200B, 0x2028, 0x2800, 0x3164, 0xFE0F, 0xFEFF, 0xFFA0, 0xE0001, 0xE0041,
    0x1D173, 0xE000, 0xF0000, 0x0378, 0xFDD0, 0x10FFFF,
)  # fmt: skip


def test_texts_are_shown_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    output.line(HOSTILE)
    output.line(HOSTILE + "\nsecond\tline", lines=True)
    output.styled((HOSTILE, "red"), HOSTILE)
    output.show(output.table(HOSTILE, ("a", "b"), [(HOSTILE, "1"), (HOSTILE, "2")]))
    output.show(output.table("t", ("a", "b"), [(HOSTILE, "1"), (HOSTILE, "2")], brief=True))
    output.print_json({"a": HOSTILE})
    shown = capsys.readouterr().out
    assert not UNSAFE & set(shown)
    assert shown.count("[bold]b[/bold] :smile:") == 10
    assert json.loads(shown.splitlines()[-1]) == {"a": HOSTILE}
    assert re.search(r"\nsecond +line\n", shown)


def test_names_are_shown_as_people_write_them_and_as_they_are_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    name = reserved.encoded('a::b > "c"\n\t')
    assert name.startswith("a__reserved__colon__b __reserved__arrow__ __reserved__quote__c__reserved__quote__")
    assert name.endswith("__reserved__newline____reserved__tab__")
    output.line(name)
    output.styled(name, stderr=True)
    output.show(output.table("", ("name", "text"), [(name, "1"), ("b", "2")], brief=True))
    output.print_json(name)
    shown = capsys.readouterr()
    assert shown.out.count('a::b > "c"\\n\\t') == 2
    assert 'a::b > "c"' in shown.err
    assert json.loads(shown.out.splitlines()[-1]) == name


def test_what_cannot_be_seen_is_escaped(capsys: pytest.CaptureFixture[str]) -> None:
    for code in (*INVISIBLE, 0xAD):
        text = f"a{chr(code)}b"
        escape = json.escaped(chr(code))
        output.line(text)
        output.line(text, lines=True)
        output.styled(text, (text, "bold"))
        output.show(output.table(text, ("a", "b"), [(text, "1"), (text, "2")]))
        output.print_json(text)
        shown = capsys.readouterr().out
        assert chr(code) not in shown, hex(code)
        assert shown.count(f"a{escape}b") == 8, hex(code)
        assert json.loads(shown.splitlines()[-1]) == text
    for seen in ("Ольга", "नीतू", "山田 太郎", "e\u0301", "\U0001f600", "a\u00a0b", "−§→"):
        assert output.safe(seen) == seen


def test_no_text_makes_a_row_of_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    output.show(output.table("t", ("name", "type"), [("c\nFAKE5", "INT\nFAKE6"), ("d", ["first\nFAKE7", "second"])]))
    rows = capsys.readouterr().out.splitlines()
    assert rows[2:] == ["c\\nFAKE5  INT\\nFAKE6", "d         first\\nFAKE7", "          second"]


def test_a_title_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    output.show(output.table("t", ("a", "b"), [("1", "FAKE8 FAKE9\n"), ("2", "FAKE8 FAKE9\n")]))
    assert capsys.readouterr().out.splitlines() == ["t, b: FAKE8 FAKE9\\n", "a", "1", "2"]


def test_show_forges_no_row(capsys: pytest.CaptureFixture[str]) -> None:
    column = {"name": "c\nFAKE1", "dataType": "INT", "dataTypeDisplay": "int\nFAKE2"}
    column["tags"] = [{"tagFQN": "A.b\nFAKE3"}]
    constraint = {"constraintType": "UNIQUE", "columns": ["c\nFAKE4"]}
    show._print(
        {
            "fullyQualifiedName": "s.d.t\nFAKE5",
            "version": 0.1,
            "displayName": "x\nFAKE6",
            "tableConstraints": [constraint, constraint],
            "owners": [{"fullyQualifiedName": "o\nFAKE7"}],
            "columns": [column, {**column, "name": "d"}],
        }
    )
    shown = capsys.readouterr().out
    assert shown.count("FAKE") >= 8
    assert not re.search(r"^\s*FAKE", shown, re.MULTILINE)
    # Ours are lines of their own.
    assert len(re.findall(r"constraintType=UNIQUE", shown)) == 2
    assert len([row for row in shown.splitlines() if "constraintType=UNIQUE" in row]) == 2


def test_what_is_the_same_in_every_row_is_said_once() -> None:
    found = output.table("2 tables", ("name", "kind", "rows", "text"), [("a", "x", "", "1"), ("b", "x", "", "2")])
    assert [column.header for column in found.columns] == ["name", "text"]
    assert str(found.title) == "2 tables, kind: x"
    alone = output.table("1 table", ("name", "kind"), [("a", "x")])
    assert [column.header for column in alone.columns] == ["name", "kind"]


def test_a_pipe_gets_whole_lines(capsys: pytest.CaptureFixture[str]) -> None:
    long = "x" * 500
    output.show(output.table("2 things", ("name", "text"), [("a", long), ("b", "short")], brief=True))
    assert capsys.readouterr().out.splitlines()[2:] == [f"a     {long}", "b     short"]


@pytest.mark.parametrize("path", [path for path in python_files() if path.startswith("src/gazetteer/cli/")])
def test_nothing_is_printed_past_it(path: str) -> None:
    if path.endswith("cli/output.py"):
        return
    forbidden = {"echo", "print", "secho", "Console"}
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            is_tree = ast.unparse(node) == "output.console.print(tree)"
            assert name not in forbidden or is_tree, f"{ROOT / path}:{node.lineno}"
