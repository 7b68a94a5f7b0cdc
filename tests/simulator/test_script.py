from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from simulator.clock import InstantClock
from simulator.conversation import converse
from simulator.envelope import Json
from simulator.script import ScriptEar
from simulator.speaker import Speaker

if TYPE_CHECKING:
    from tests.simulator.conftest import Coach, Recorder

LAUNCH = "start my back stretches"
Play = Callable[[str], list[float]]


@pytest.fixture
def play(speaker: Speaker, clock: InstantClock, stage: Recorder) -> Play:
    def run(script: str) -> list[float]:
        """Play the script; tell when each request was made, in seconds after the first."""
        ear = ScriptEar(script.splitlines(), speaker, clock)
        asyncio.run(converse(speaker, ear, stage, clock))
        made = [
            datetime.fromisoformat(envelope["request"]["timestamp"]).timestamp()
            for envelope in stage.sent
        ]
        return [moment - made[0] for moment in made]

    return run


@pytest.fixture(autouse=True)
def passage(coach: Coach, answer: Callable[..., Json]) -> None:
    """Every reply is a minute of silence and a question."""
    minute = "<break time='10s'/>" * 6
    coach.otherwise = answer(f"Stay.{minute}Ready?", reprompt="Ready?")


def test_at_the_end_silence_takes_its_course(play: Play, stage: Recorder) -> None:
    moments = play(LAUNCH)
    assert stage.kinds() == ["LaunchRequest", "EXCEEDED_MAX_REPROMPTS"]
    assert moments[1] == pytest.approx(60.9 + 8 + 0.7 + 8, abs=1.5)


def test_at_a_second_of_the_speech_it_breaks_in(play: Play, stage: Recorder) -> None:
    moments = play(f"{LAUNCH}\n@30 pause\nexit")
    assert stage.kinds() == ["LaunchRequest", "AMAZON.PauseIntent", "USER_INITIATED"]
    assert moments[1] == 30
    assert "Ready?" not in stage.events[: stage.events.index("said pause")]


def test_a_second_after_the_end_of_the_speech_is_waited_for(play: Play, stage: Recorder) -> None:
    moments = play(f"{LAUNCH}\n@65 ready\nexit")
    assert moments[1] == 65


def test_waiting_lets_seconds_pass_and_then_breaks_in(play: Play) -> None:
    assert play(f"{LAUNCH}\nwait 10\nwait 5 seconds\npause\nexit")[1] == 15


def test_waiting_alone_lets_time_pass(play: Play, clock: InstantClock, stage: Recorder) -> None:
    began = clock.now()
    play(f"{LAUNCH}\nwait 3600")
    assert clock.now() == began + 3600
    assert stage.kinds()[-1] == "EXCEEDED_MAX_REPROMPTS"


def test_leaving_ends_it_at_once(play: Play, stage: Recorder) -> None:
    play(f"{LAUNCH}\n/quit\n{LAUNCH}")
    assert stage.kinds() == ["LaunchRequest"]


def test_the_speaker_left_behind_goes_on_by_itself(play: Play, stage: Recorder) -> None:
    play(f"{LAUNCH}\n@5 /device kitchen\n{LAUNCH}\nexit\nwait 120")
    assert sorted(stage.kinds()) == [
        *("EXCEEDED_MAX_REPROMPTS", "LaunchRequest", "LaunchRequest", "USER_INITIATED")
    ]
