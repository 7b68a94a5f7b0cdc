from __future__ import annotations

from typing import Any

import pytest

from simulator.documents import (
    Commands,
    Document,
    RefusedDocumentError,
    read_directives,
)
from simulator.languages import DEFAULT
from simulator.speech import parse
from simulator.ssml import RefusedSpeechError

SECONDS = DEFAULT.estimate.seconds_of
RENDER = "Alexa.Presentation.APL.RenderDocument"
TWO = ["<speak>One.<break time='2s'/></speak>", "<speak>Two &amp; <s>three</s></speak>"]


def render(transformers: list[Any], **properties: Any) -> dict[str, Any]:
    coach = {"type": "object", "properties": properties, "transformers": transformers}
    document = {"type": "APL", "version": "1.4"}
    return {"type": RENDER, "token": "t", "document": document, "datasources": {"coach": coach}}


def read(directive: dict[str, Any]) -> Document:
    (drawn,) = read_directives([directive], SECONDS)
    assert isinstance(drawn, Document)
    return drawn


def transformer(path: str, kind: str, output: str | None = None) -> dict[str, str]:
    named = {} if output is None else {"outputName": output}
    return {"inputPath": path, "transformer": kind, **named}


def test_every_cue_of_a_wildcard_gets_its_speech() -> None:
    cues = [{"ssml": ssml} for ssml in TWO]
    drawn = read(render([transformer("cues[*].ssml", "ssmlToSpeech", "speech")], cues=cues))
    made = drawn.data["coach"]["properties"]["cues"]
    assert [drawn.speeches[cue["speech"]] for cue in made] == [parse(ssml) for ssml in TWO]
    assert [cue["ssml"] for cue in made] == TWO
    assert "speech" not in cues[0]


@pytest.mark.parametrize(
    ("path", "properties"),
    [
        ("hint", {"hint": "<speak>Go on</speak>"}),
        ("a.b", {"a": {"b": "<speak>Go on</speak>"}}),
        ("a[1].b", {"a": [{}, {"b": "<speak>Go on</speak>"}]}),
    ],
)
def test_without_an_output_the_text_takes_the_place(path: str, properties: Any) -> None:
    drawn = read(render([transformer(path, "ssmlToText")], **properties))
    assert "'Go on'" in str(drawn.data)
    assert "<speak>" not in str(drawn.data)


def test_what_is_not_there_is_left_alone() -> None:
    assert read(render([transformer("no[*].ssml", "ssmlToSpeech")])).speeches == {}


def test_plain_words_and_hints() -> None:
    drawn = read(
        render(
            [transformer("words", "textToSpeech", "speech"), transformer("hint", "textToHint")],
            words="Go on.",
            hint="go on",
        )
    )
    (speech,) = drawn.speeches.values()
    assert speech.pieces[0].words == "Go on."
    assert drawn.data["coach"]["properties"]["hint"] == 'Try "Alexa, go on"'


def test_commands_are_for_a_document() -> None:
    execute = {
        "type": "Alexa.Presentation.APL.ExecuteCommands",
        "token": "t",
        "commands": [{"type": "Idle"}],
    }
    assert read_directives([execute], SECONDS) == (Commands("t", [{"type": "Idle"}]),)


def test_other_directives_are_not_drawn() -> None:
    assert read_directives([{"type": "Dialog.Delegate"}], SECONDS) == ()


@pytest.mark.parametrize(
    "directive",
    [
        {"type": RENDER, "document": {}},
        {"type": RENDER, "token": "t"},
        render([transformer("a..b", "ssmlToText")], a={}),
        render([transformer("a", "ssmlToSong")], a="x"),
    ],
)
def test_what_alexa_would_not_take(directive: dict[str, Any]) -> None:
    with pytest.raises(RefusedDocumentError):
        read_directives([directive], SECONDS)


def test_speech_of_a_document_keeps_the_rules_of_speech() -> None:
    broken = render([transformer("a", "ssmlToSpeech")], a="<speak><break time='11s'/></speak>")
    with pytest.raises(RefusedSpeechError):
        read_directives([broken], SECONDS)
