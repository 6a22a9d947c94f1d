"""Who guesses waits longer and longer; whose account it is gets in."""

from __future__ import annotations

import pytest

from gazetteer.auth import throttle
from gazetteer.auth.throttle import FREE, FREE_ALTOGETHER, LONGEST_DELAY, MEMORY_SECONDS, Throttle


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def slowing(clock: Clock) -> Throttle:
    return Throttle(clock)


def delays(slowing: Throttle, times: int, account: str = "kim", address: str = "a") -> list[float]:
    return [slowing.begin(account, address).delay for _ in range(times)]


def test_the_delay_grows_to_its_bound(slowing: Throttle) -> None:
    assert delays(slowing, FREE + 7) == [0.0] * FREE + [1, 2, 4, 8, 16, LONGEST_DELAY, LONGEST_DELAY]
    assert max(delays(slowing, 2000)) == LONGEST_DELAY


def test_what_is_right_or_was_not_compared_counts_for_nothing(slowing: Throttle) -> None:
    for _ in range(100):
        slowing.void(slowing.begin("kim", "a"))
        slowing.right(slowing.begin("lee", "a"))
    assert slowing.begin("kim", "a").delay == 0
    delays(slowing, FREE + 2)
    slowing.right(slowing.begin("kim", "a"))
    assert delays(slowing, FREE) == [0.0] * FREE


def test_an_attack_from_elsewhere_slows_nobody_down_who_was_here_before(slowing: Throttle) -> None:
    slowing.right(slowing.begin("kim", "home"))
    for number in range(1000):
        delays(slowing, 1, address=f"elsewhere-{number}")
        delays(slowing, 1, account=f"other-{number}", address="home")
    assert slowing.begin("kim", "home").delay == 0
    # Whoever was not waits, and gets in: from the first place, or with the first account.
    assert 0 < slowing.begin("kim", "hotel").delay <= LONGEST_DELAY
    assert 0 < slowing.begin("lee", "home").delay <= LONGEST_DELAY
    assert slowing.begin("lee", "hotel").delay == 0


def test_one_address_cannot_go_through_all_accounts(slowing: Throttle) -> None:
    found = [slowing.begin(f"user-{number}", "a").delay for number in range(FREE_ALTOGETHER + 3)]
    assert found == [0.0] * FREE_ALTOGETHER + [1, 2, 4]


def test_it_is_forgotten_after_a_while(slowing: Throttle, clock: Clock) -> None:
    delays(slowing, FREE_ALTOGETHER * 2)
    clock.seconds += MEMORY_SECONDS - 1
    assert slowing.begin("kim", "a").delay == LONGEST_DELAY
    clock.seconds += MEMORY_SECONDS + 1
    assert slowing.begin("kim", "a").delay == 0


def test_memory_is_bounded(slowing: Throttle, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "MOST_REMEMBERED", 50)
    for number in range(500):
        slowing.right(slowing.begin(f"user-{number}", f"address-{number}"))
        slowing.begin(f"user-{number}", f"address-{number}")
    assert slowing.size <= 100
