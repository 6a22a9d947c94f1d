"""A few random histories of a catalog; `make acceptance` runs many."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from gazetteer import settings as gazetteer_settings
from gazetteer.app import open_platform
from tests.acceptance.catalog_machine import CatalogMachine


def run(new_catalog: Callable[[], dict[str, str | None]], *, examples: int, steps: int) -> None:
    class Machine(CatalogMachine):
        new_platform = staticmethod(lambda: open_platform(gazetteer_settings.load(new_catalog())))

    run_state_machine_as_test(Machine, settings=settings(max_examples=examples, stateful_step_count=steps))


def test_a_catalog_is_what_was_done_to_it(new_catalog: Callable[[], dict[str, str | None]]) -> None:
    run(new_catalog, examples=8, steps=15)
