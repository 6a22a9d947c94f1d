# Every target uses the checkout's own environment, .venv, made from the lock file.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.synced
PYTEST := $(BIN)/python -m pytest

.DEFAULT_GOAL := help
.PHONY: help setup run test check compat acceptance reference bench lineage-score clean

help: ## Show what there is to do
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  \033[1m%-14s\033[0m %s\n", $$1, $$2}'

# Compiled once, for all the processes that are started, also where Python itself may not keep what it compiles.
setup: $(STAMP) ## Make .venv from uv.lock (needs Python 3.11 or newer, nothing else)
	@$(BIN)/python -m compileall -q src

$(STAMP): pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; found " + sys.version.split()[0] + ". Set PYTHON=/path/to/python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv>=0.9'
	@VIRTUAL_ENV=$(abspath $(VENV)) $(BIN)/uv sync --quiet --compile-bytecode --frozen --inexact --active
	@touch $(STAMP)

run: setup ## Start Gazetteer beside a sample PostgreSQL and harvest it (SOURCE=postgresql://... harvests that)
	@$(BIN)/gazetteer demo $(if $(SOURCE),--source '$(SOURCE)')

test: setup ## Unit, conformance and API tests, on SQLite and PostgreSQL
	@$(PYTEST) -n 2 -m 'not compat and not acceptance' --ignore=tests/meta tests

check: setup ## Style, types, import order, sizes, links: everything that needs no running server
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(PYTEST) -n 2 tests/meta

compat: setup ## Unmodified clients, each in an environment of its own
	@$(PYTEST) -m compat tests/compat

acceptance: setup ## Real processes, killed under load; long property tests
	@$(PYTEST) -n 2 -m acceptance tests/acceptance

reference: setup ## Make the reference pages from the code
	@$(BIN)/python docs/generate.py
	@$(BIN)/python docs/generate_sql_lineage.py
	@$(BIN)/python docs/generate_layers.py

bench: setup ## Run every benchmark (one JSON object a line)
	@for file in $$(grep -l '^if __name__' benchmarks/*.py | grep -v '/floor.py$$'); do \
		name=$$(basename $$file .py); echo "# $$name"; $(BIN)/python -m benchmarks.$$name || exit 1; \
	done

lineage-score: setup ## Precision and recall of the SQL lineage on its corpus
	@$(BIN)/python -m tests.sqllineage.score

clean: ## Remove .venv and every cache
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
