from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from simulator.clock import InstantClock
from simulator.documents import Document
from simulator.envelope import Json, Setting
from simulator.languages import DEFAULT
from simulator.meaning import Heard
from simulator.screens import SCREENS, Seen, Touched
from simulator.session import Session
from simulator.states import HELD, SHOWS, Listening, Showing, Speaking

if TYPE_CHECKING:
    from tests.simulator.conftest import Coach, Recorder

READY = Heard("ReadyIntent")
TAP = Touched("one", ("touch", "pause"), {"type": "TouchWrapper"}, {})


def draws(token: str = "one", speech: str | None = None, **more: object) -> Json:
    directive = {
        "type": "Alexa.Presentation.APL.RenderDocument",
        "token": token,
        "document": {"type": "APL", "version": "1.4"},
    }
    response: Json = {"directives": [directive], **more}
    if speech is not None:
        response["outputSpeech"] = {"type": "PlainText", "text": speech}
    return {"version": "1.0", "sessionAttributes": {}, "response": response}


def quiet() -> Json:
    return {"version": "1.0", "sessionAttributes": {"heard": 1}, "response": {}}


@pytest.fixture
def show(coach: Coach, clock: InstantClock, stage: Recorder) -> Session:
    return Session(coach, clock, stage, replace(Setting(), screen=SCREENS["small"]))


def pass_until_due(session: Session, clock: InstantClock) -> None:
    assert session.due is not None
    clock.skip_to(session.due)
    session.tick()


def seen(*, locked: bool, token: str = "one") -> Seen:
    return Seen(token, {"id": "all"}, locked)


def shown(session: Session, coach: Coach, clock: InstantClock) -> None:
    """Have a document on the screen, which has told that nothing holds it."""
    coach.replies = [draws()]
    session.launch()
    pass_until_due(session, clock)
    session.see(seen(locked=False))


def test_left_out_it_stays_half_a_minute_without_a_microphone(
    show: Session, coach: Coach, clock: InstantClock, stage: Recorder
) -> None:
    shown(show, coach, clock)
    assert isinstance(show.state, Showing)
    assert show.due == clock.now() + SHOWS
    assert show.open
    pass_until_due(show, clock)
    assert not show.open
    assert stage.kinds()[-1] == "EXCEEDED_MAX_REPROMPTS"
    assert stage.drawn[-1] is None


def test_a_busy_document_holds_the_session_and_its_end_begins_the_half_minute(
    show: Session, coach: Coach, clock: InstantClock
) -> None:
    shown(show, coach, clock)
    show.see(seen(locked=True))
    assert show.due == clock.now() + HELD
    clock.skip_to(clock.now() + 60)
    show.tick()
    assert show.open
    show.see(seen(locked=False))
    assert show.due == clock.now() + SHOWS


def test_what_a_document_tells_goes_to_the_skill_and_extends_the_stay(
    show: Session, coach: Coach, clock: InstantClock, stage: Recorder
) -> None:
    shown(show, coach, clock)
    coach.replies = [quiet()]
    clock.skip_to(clock.now() + 20)
    show.touch(TAP)
    sent = stage.sent[-1]
    assert sent["request"]["type"] == "Alexa.Presentation.APL.UserEvent"
    assert sent["request"]["arguments"] == ["touch", "pause"]
    assert sent["context"]["Alexa.Presentation.APL"]["token"] == "one"
    assert sent["session"]["new"] is False
    assert show.due == clock.now() + SHOWS
    show.touch(TAP)
    assert stage.sent[-1]["session"]["attributes"] == {"heard": 1}


def test_a_quiet_answer_does_not_break_off_what_alexa_says(
    show: Session, coach: Coach, clock: InstantClock
) -> None:
    coach.replies = [draws(speech="A long sentence, with words.", shouldEndSession=False), quiet()]
    show.launch()
    before = show.state
    show.touch(TAP)
    assert show.state is before
    pass_until_due(show, clock)
    assert isinstance(show.state, Listening)


def test_the_last_screen_stays_a_while_but_tells_nothing_any_more(
    show: Session, coach: Coach, clock: InstantClock, stage: Recorder
) -> None:
    coach.replies = [draws(speech="Goodbye.", shouldEndSession=True)]
    show.launch()
    show.see(seen(locked=False))
    pass_until_due(show, clock)
    show.touch(TAP)
    assert stage.kinds() == ["LaunchRequest"]
    assert stage.drawn[-1] is not None
    pass_until_due(show, clock)
    assert show.state is None
    assert stage.drawn[-1] is None
    assert stage.notices == []


def test_what_an_older_document_showed_is_of_no_interest(
    show: Session, coach: Coach, clock: InstantClock
) -> None:
    shown(show, coach, clock)
    coach.replies = [draws("two")]
    show.touch(TAP)
    pass_until_due(show, clock)
    show.see(seen(locked=False))
    assert show.due == clock.now() + HELD


def test_without_a_screen_a_document_is_refused(
    session: Session, coach: Coach, stage: Recorder
) -> None:
    coach.replies = [draws()]
    session.launch()
    assert isinstance(session.state, Speaking)
    assert session.state.speech.pieces[0].words == DEFAULT.alexa.problem
    assert stage.sent[-1]["request"]["error"]["type"] == "INVALID_RESPONSE"
    assert stage.drawn == []


@pytest.mark.parametrize("end", [Session.die, Session.leave, Session.lose_connection])
def test_with_the_session_the_document_goes(
    end: Callable[[Session], None],
    show: Session,
    coach: Coach,
    clock: InstantClock,
    stage: Recorder,
) -> None:
    shown(show, coach, clock)
    assert isinstance(stage.drawn[-1], Document)
    end(show)
    assert stage.drawn[-1] is None
    assert show.state is None


def test_a_word_in_the_session_of_a_screen_reaches_the_skill(
    show: Session, coach: Coach, clock: InstantClock, stage: Recorder
) -> None:
    shown(show, coach, clock)
    show.ask(READY)
    assert stage.kinds() == ["LaunchRequest", "ReadyIntent"]
    assert stage.sent[-1]["context"]["Viewport"]["pixelWidth"] == 960
