"""Many random histories of a catalog."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.unit.catalog.test_properties import run

pytestmark = pytest.mark.acceptance


@pytest.mark.timeout(600)
def test_a_catalog_is_what_was_done_to_it(new_catalog: Callable[[], dict[str, str | None]]) -> None:
    run(new_catalog, examples=15, steps=30)
