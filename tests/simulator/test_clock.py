from __future__ import annotations

import asyncio

import pytest

from simulator.clock import InstantClock, ScaledClock


class Wall:
    """A wall clock the test moves."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def monotonic(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.seconds += seconds


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Wall:
    wall = Wall()
    monkeypatch.setattr("simulator.clock.time.monotonic", wall.monotonic)
    monkeypatch.setattr("simulator.clock.asyncio.sleep", wall.sleep)
    return wall


def test_a_sleep_takes_its_seconds_divided_by_the_speed(wall: Wall) -> None:
    clock = ScaledClock(20, start=1000.0)
    asyncio.run(clock.sleep_until(1040.0))
    assert clock.now() == 1040.0
    assert wall.seconds == pytest.approx(2.0)


def test_skipping_never_goes_back(wall: Wall) -> None:
    clock = ScaledClock(1, start=1000.0)
    clock.skip_to(5000.0)
    clock.skip_to(2000.0)
    assert clock.now() == 5000.0


def test_what_was_slept_of_a_cancelled_sleep_has_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    wall = Wall()
    monkeypatch.setattr("simulator.clock.time.monotonic", wall.monotonic)
    clock = ScaledClock(10, start=1000.0)

    async def break_in() -> None:
        sleep = asyncio.create_task(clock.sleep_until(5000.0))
        await asyncio.sleep(0)
        wall.seconds += 3.0
        assert clock.now() == pytest.approx(1030.0)
        sleep.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sleep

    asyncio.run(break_in())
    assert clock.now() == pytest.approx(1030.0)
    wall.seconds += 1.0
    assert clock.now() == pytest.approx(1031.0)


def test_an_instant_clock_is_there_at_once() -> None:
    clock = InstantClock(1000.0)
    asyncio.run(clock.sleep_until(1060.0))
    assert clock.now() == 1060.0
    asyncio.run(clock.sleep_until(1000.0))
    assert clock.now() == 1060.0
