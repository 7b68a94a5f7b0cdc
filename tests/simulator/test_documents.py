from __future__ import annotations

from typing import Any

import pytest

from simulator.documents import (
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
