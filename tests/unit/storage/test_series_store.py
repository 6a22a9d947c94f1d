"""A series is bounded, and in the order in which its values came."""

from __future__ import annotations

from gazetteer.app import Platform
from gazetteer.domain.fqn import LONGEST_KEY
from gazetteer.storage import series_store
from gazetteer.storage.series_store import Series
from gazetteer.storage.transaction import WriteFunction, WriteTransaction

RUNS = Series(1, "run")


def recorded(platform: Platform, series: Series) -> list[str]:
    with platform.context.database.read() as session:
        return series_store.values(session, series)


def test_the_last_ones_are_kept_in_their_order(platform: Platform) -> None:
    def many(write: WriteTransaction) -> None:
        for number in (1, 2, 3, 4, 5, 3):
            series_store.record(write, RUNS, f"k{number}", f'"{number}"', most=4)
        series_store.record(write, Series(1, "profile"), "k1", '"other kind"', most=4)
        series_store.record(write, Series(2, "run"), "k1", '"other entity"', most=4)

    platform.context.database.write(WriteFunction(many))
    assert recorded(platform, RUNS) == ['"3"', '"5"', '"4"', '"2"']
    assert recorded(platform, Series(1, "profile")) == ['"other kind"']
    assert recorded(platform, Series(2, "run")) == ['"other entity"']
    with platform.context.database.read() as session:
        assert series_store.value(session, RUNS, "k3") == '"3"'
        assert series_store.value(session, RUNS, "k1") is None


def test_the_longest_key_fits_into_an_index_row(platform: Platform) -> None:
    # Digits that hardly can be compressed: PostgreSQL measures a row after compressing it.
    key = "".join(chr(0x4E00 + number * 7919 % 20_000) for number in range(LONGEST_KEY // 3))
    platform.context.database.write(WriteFunction(lambda write: series_store.record(write, RUNS, key, "1", most=1)))
    assert recorded(platform, RUNS) == ["1"]
