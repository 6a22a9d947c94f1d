"""Serving requests loads neither SQLAlchemy nor Alembic: they cost half a second and 17 MiB (ADR 0001)."""

from __future__ import annotations

import subprocess
import sys

from tests.meta.repository import PACKAGE

HEAVY = ("alembic", "sqlalchemy")
SERVING = ("storage", "catalog", "auth", "events", "lineage", "api", "monitoring", "secretstore")
# What declares and migrates the tables; imported inside the functions that need it.
DECLARING = "gazetteer.storage.tables"


def _serving_modules() -> list[str]:
    found = []
    for room in SERVING:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
            if "migrations" not in parts and parts[-1] != "__init__":
                found.append(".".join(parts))
    return [name for name in found if not name.startswith(DECLARING)]


def test_serving_loads_nothing_heavy() -> None:
    program = (
        "import importlib, sys\n"
        f"for name in {_serving_modules()!r}:\n"
        "    importlib.import_module(name)\n"
        f"    loaded = [heavy for heavy in {HEAVY!r} if heavy in sys.modules]\n"
        "    if loaded:\n"
        "        sys.exit(f'{name} loads {loaded}')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_commands_load_nothing_heavy() -> None:
    program = (
        "import sys\n"
        "from gazetteer.cli.main import build\n"
        "build()\n"
        f"sys.exit(' '.join(heavy for heavy in {HEAVY!r} if heavy in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
