"""What every connector promises, proven for each without its source; with its source: `tests/connectors/<name>`."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from gazetteer.domain.line import load
from gazetteer.errors import BadRequest
from gazetteer.ingestion.configuration import validated
from gazetteer.ingestion.connector import CONNECTORS, Connector, connector_for_url
from gazetteer.ingestion.options import Options

ROOT = Path(__file__).parents[2]
SECRET = "correct-horse-battery"

connectors = pytest.mark.parametrize("name", CONNECTORS.names())


def plugin(name: str) -> type[Connector]:
    return CONNECTORS.get(name)


@connectors
def test_says_what_it_is(name: str) -> None:
    found = plugin(name)
    assert found.name == name
    kind = found.service_entity_type.removesuffix("Service")
    assert found.service_type in load("connections-2.0.json")["types"][kind]
    assert found.__doc__
    assert issubclass(found.options_model, Options)


@connectors
def test_refuses_unknown_keys(name: str) -> None:
    with pytest.raises(
        BadRequest, match=r"source\.serviceConnection\.config\.noSuchKey: unknown key; allowed:"
    ) as caught:
        plugin(name).from_openmetadata("s", {"noSuchKey": SECRET}, {})
    assert SECRET not in caught.value.message


@connectors
def test_its_options_refuse_unknown_keys(name: str) -> None:
    with pytest.raises(BadRequest, match=r"options\.noSuchKey: unknown key; allowed: .*overrideMetadata"):
        validated(plugin(name).options_model, {"noSuchKey": 1}, "options")


@connectors
def test_its_requirements_are_an_extra_of_the_distribution(name: str) -> None:
    found = plugin(name)
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    for module in found.requires:
        packages = {requirement.split("[")[0].split(">")[0].split("=")[0] for requirement in extras[found.extra]}
        assert module.replace("_", "-") in packages


@connectors
def test_is_imported_without_its_driver(name: str) -> None:
    blocked = [*plugin(name).requires]
    program = (
        "import sys\n"
        f"for module in {blocked!r}: sys.modules[module] = None\n"
        f"import gazetteer.connectors.{name}\n"
        "heavy = [name for name in ('sqlalchemy', 'starlette', 'alembic') if name in sys.modules]\n"
        "sys.exit(f'imports of the server side: {heavy}' if heavy else 0)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


@connectors
def test_its_urls_find_it(name: str) -> None:
    for scheme in plugin(name).url_schemes:
        assert connector_for_url(f"{scheme}://user@host/x") is plugin(name)


@connectors
def test_a_url_with_a_password_does_not_show_it(name: str) -> None:
    for scheme in plugin(name).url_schemes:
        connector = plugin(name).from_url("s", f"{scheme}://user:{SECRET}@host/x")
        assert SECRET not in f"{connector!r} {connector.config!r} {connector.config.model_dump_json()}"
        assert SECRET in repr(connector.service_request())


@connectors
def test_is_tested_with_its_source(name: str) -> None:
    folder = ROOT / "tests" / "connectors" / name
    bases = {
        base.id
        for path in folder.glob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ClassDef)
        for base in node.bases
        if isinstance(base, ast.Name)
    }
    assert any(base.endswith("ConnectorSuite") for base in bases), (
        f"{folder} needs a test class that derives from a suite of gazetteer.testing.connector_suite"
    )
