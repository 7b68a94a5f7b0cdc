from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from simulator.clock import InstantClock
from simulator.envelope import Json
from simulator.speaker import Speaker
from simulator.states import Speaking

if TYPE_CHECKING:
    from tests.simulator.conftest import Coach, Recorder

LAUNCH = "start my back stretches"


@pytest.mark.parametrize("line", ["I'm ready", "Alexa, I'm ready", "alexa I'm ready!"])
def test_the_wake_word_makes_no_difference_in_a_session(
    line: str, speaker: Speaker, stage: Recorder
) -> None:
    speaker.hear(LAUNCH)
    speaker.hear(line)
    assert stage.kinds() == ["LaunchRequest", "ReadyIntent"]


def test_in_a_session_the_name_belongs_to_the_skill_unless_alexa_is_called(
    speaker: Speaker, stage: Recorder
) -> None:
    speaker.hear(LAUNCH)
    speaker.hear(LAUNCH)
    speaker.hear(f"Alexa, {LAUNCH}")
    assert stage.kinds() == ["LaunchRequest", "StartRoutineIntent", "LaunchRequest"]


@pytest.mark.parametrize("line", ["play some jazz", "yes", "exit", "stop"])
def test_without_a_session_the_speaker_says_how_to_open_one(
    line: str, speaker: Speaker, stage: Recorder
) -> None:
    speaker.hear(line)
    assert stage.sent == []
    assert len(stage.notices) == 1
    assert LAUNCH in stage.notices[0]


def test_alexa_alone_makes_it_fall_silent_and_listen(
    speaker: Speaker, stage: Recorder, clock: InstantClock
) -> None:
    speaker.hear(LAUNCH)
    speaker.hear("Alexa")
    assert stage.kinds() == ["LaunchRequest"]
    assert speaker.due == clock.now() + 8


def test_stop_during_the_last_words_silences_alexa_herself(
    speaker: Speaker, stage: Recorder, coach: Coach, answer: Callable[..., Json]
) -> None:
    coach.replies = [answer("A long goodbye.", shouldEndSession=True)]
    speaker.hear(LAUNCH)
    assert isinstance(speaker.session.state, Speaking)
    speaker.hear("stop")
    assert speaker.session.state is None
    assert stage.kinds() == ["LaunchRequest"]


def test_a_person_is_recognised_from_the_next_turn_on(speaker: Speaker, stage: Recorder) -> None:
    speaker.hear(LAUNCH)
    speaker.hear("/person ana")
    speaker.hear("ready")
    speaker.hear("/person -")
    speaker.hear("ready")
    people = [envelope["context"]["System"].get("person") for envelope in stage.sent]
    assert people[0] is None
    assert people[1] is not None
    assert people[2] is None


def test_another_speaker_has_a_session_of_its_own_on_the_same_account(
    speaker: Speaker, stage: Recorder, clock: InstantClock
) -> None:
    speaker.hear(LAUNCH)
    speaker.hear("/device kitchen")
    assert not speaker.session.open
    speaker.hear(LAUNCH)
    one, two = (envelope["context"]["System"] for envelope in stage.sent)
    assert one["device"]["deviceId"] != two["device"]["deviceId"]
    assert one["user"] == two["user"]
    speaker.hear("/later 5 minutes")
    endings = [envelope for envelope in stage.sent if "reason" in envelope["request"]]
    assert {envelope["context"]["System"]["device"]["deviceId"] for envelope in endings} == {
        one["device"]["deviceId"],
        two["device"]["deviceId"],
    }


def test_later_lets_the_silence_take_its_course(
    speaker: Speaker, stage: Recorder, clock: InstantClock
) -> None:
    began = clock.now()
    speaker.hear(LAUNCH)
    speaker.hear("/later 3 days")
    assert stage.kinds() == ["LaunchRequest", "EXCEEDED_MAX_REPROMPTS"]
    assert stage.sent[0]["request"]["timestamp"][:10] == stage.sent[1]["request"]["timestamp"][:10]
    assert clock.now() == pytest.approx(began + 3 * 86400)


def test_the_other_commands(speaker: Speaker, stage: Recorder, clock: InstantClock) -> None:
    speaker.hear("/json")
    assert stage.shows_envelopes
    speaker.hear("/json")
    assert not stage.shows_envelopes
    speaker.hear("/speed 20")
    assert clock.speed == 20
    speaker.hear("/help")
    assert "/later" in stage.notices[-1]
    speaker.hear("/dance")
    assert "/help" in stage.notices[-1]
    assert not speaker.leaving
    speaker.hear("/quit")
    assert speaker.leaving
    assert stage.sent == []


def test_a_voice_keeps_its_own_time(speaker: Speaker, clock: InstantClock) -> None:
    speaker.real_time = True
    speaker.hear("/speed 20")
    assert clock.speed == 1


def test_a_screen_belongs_to_its_speaker(speaker: Speaker, stage: Recorder) -> None:
    speaker.draws = True
    speaker.hear("/screen extra large")
    assert stage.setting.screen is not None
    speaker.hear("/device kitchen")
    assert stage.setting.screen is None
    speaker.hear("/device living room")
    assert stage.setting.screen is not None
    assert stage.setting.screen.width == 1920
    speaker.hear("/screen -")
    assert stage.setting.screen is None


def test_a_terminal_has_no_screen(speaker: Speaker, stage: Recorder) -> None:
    speaker.hear("/screen small")
    assert stage.setting.screen is None
    assert "--web" in stage.notices[-1]
