from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from simulator.clock import InstantClock
from simulator.envelope import Json
from simulator.languages import DEFAULT
from simulator.meaning import Heard
from simulator.session import Session
from simulator.states import Listening, Speaking

if TYPE_CHECKING:
    from tests.simulator.conftest import Coach, Recorder

Answer = Callable[..., Json]
READY = Heard("ReadyIntent")


def let_pass(session: Session, clock: InstantClock) -> None:
    """Wait for what is due, and let it happen."""
    assert session.due is not None
    clock.skip_to(session.due)
    session.tick()


def run_out(session: Session, clock: InstantClock) -> None:
    while session.due is not None:
        let_pass(session, clock)


def last(stage: Recorder) -> Json:
    request: Json = stage.sent[-1]["request"]
    return request


def test_it_speaks_then_listens_eight_seconds_then_reprompts_and_listens_again(
    session: Session, clock: InstantClock, coach: Coach, answer: Answer, stage: Recorder
) -> None:
    coach.replies = [answer("One.<break time='10s'/>Two. Ready?", reprompt="Still there?")]
    began = clock.now()
    session.launch()
    assert isinstance(session.state, Speaking)
    spoken = session.state.speech.seconds
    assert spoken > 10
    let_pass(session, clock)
    assert isinstance(session.state, Listening)
    assert session.due == pytest.approx(began + spoken + 8)
    let_pass(session, clock)
    assert isinstance(session.state, Speaking)
    assert session.state.reprompts
    assert session.state.speech.pieces[0].words == "Still there?"
    reprompt = session.state.speech.seconds
    let_pass(session, clock)
    assert session.open
    let_pass(session, clock)
    assert not session.open
    assert session.state is None
    assert last(stage)["reason"] == "EXCEEDED_MAX_REPROMPTS"
    assert clock.now() == pytest.approx(began + spoken + 8 + reprompt + 8)


def test_without_a_reprompt_silence_ends_the_session_after_one_listening(
    session: Session, clock: InstantClock, coach: Coach, answer: Answer, stage: Recorder
) -> None:
    coach.replies = [answer("Ready?")]
    session.launch()
    let_pass(session, clock)
    let_pass(session, clock)
    assert stage.kinds() == ["LaunchRequest", "EXCEEDED_MAX_REPROMPTS"]


@pytest.mark.parametrize("ending", ["true", "absent"])
def test_a_session_that_will_not_listen_is_over_and_the_skill_is_told_nothing(
    ending: str, session: Session, clock: InstantClock, coach: Coach, stage: Recorder
) -> None:
    response: Json = {"outputSpeech": {"type": "PlainText", "text": "Goodbye."}}
    if ending == "true":
        response["shouldEndSession"] = True
    coach.replies = [{"version": "1.0", "response": response}]
    session.launch()
    assert not session.open
    assert isinstance(session.state, Speaking)
    run_out(session, clock)
    assert stage.kinds() == ["LaunchRequest"]
    with pytest.raises(ValueError, match="no session"):
        session.ask(READY)


def test_null_keeps_the_microphone_open(
    session: Session, clock: InstantClock, coach: Coach, answer: Answer
) -> None:
    coach.replies = [answer("Ready?", shouldEndSession=None)]
    session.launch()
    let_pass(session, clock)
    assert isinstance(session.state, Listening)


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (None, "not a JSON object"),
        ({"version": "1.0"}, "lacks its response"),
        ({"version": "1.0", "response": {"shouldEndSession": "no"}}, "shouldEndSession"),
    ],
)
def test_a_reply_alexa_refuses_ends_the_session_with_an_error(
    reply: object, why: str, session: Session, coach: Coach, stage: Recorder
) -> None:
    coach.replies = [reply]
    session.launch()
    assert last(stage)["reason"] == "ERROR"
    assert last(stage)["error"]["type"] == "INVALID_RESPONSE"
    assert why in last(stage)["error"]["message"]
    assert why in stage.notices[0]
    assert not session.open
    assert isinstance(session.state, Speaking)
    assert session.state.speech.pieces[0].words == DEFAULT.alexa.problem


def test_a_skill_that_takes_more_than_eight_seconds_has_timed_out(
    session: Session, coach: Coach, clock: InstantClock, stage: Recorder
) -> None:
    coach.on_call = lambda: clock.skip_to(clock.now() + 8.5)
    session.launch()
    assert stage.sent[1]["request"]["error"]["type"] == "ENDPOINT_TIMEOUT"
    assert not session.open


def test_the_speech_begins_when_the_skill_has_answered(
    session: Session, coach: Coach, clock: InstantClock
) -> None:
    asked = clock.now()
    coach.on_call = lambda: clock.skip_to(asked + 2)
    session.launch()
    assert session.spoke_at == asked + 2
