from __future__ import annotations

import pytest

from simulator.speech import parse
from simulator.ssml import RefusedSpeechError


def one_a_word(words: str) -> float:
    return float(len(words.split()))


def spoken(inner: str) -> list[tuple[str, float, float]]:
    pieces = parse(f"<speak>{inner}</speak>", one_a_word).pieces
    return [(piece.words, piece.seconds, piece.silence) for piece in pieces]


def test_words_and_the_silence_after_them() -> None:
    assert spoken("Nod. <break time='4s'/> Stay there,\n breathe.<break time='500ms'/>") == [
        ("Nod.", 1.0, 4.0),
        ("Stay there, breathe.", 3.0, 0.5),
    ]


def test_breaks_in_a_row_add_up() -> None:
    assert spoken("Hold.<break time='10s'/> <break time='10s'/><break time='2.5s'/>And up.") == [
        ("Hold.", 1.0, 22.5),
        ("And up.", 2.0, 0.0),
    ]


def test_escaped_characters_are_spoken_as_what_they_are() -> None:
    assert spoken("left &amp; right")[0][0] == "left & right"


def test_tags_around_words_leave_the_words() -> None:
    inner = (
        "<p><s>One.</s><s>Two.</s></p><amazon:effect name='whispered'>three</amazon:effect> "
        "<sub alias='four five'>4 5</sub> <say-as interpret-as='digits'>911</say-as>"
    )
    assert spoken(inner)[0][0] == "One. Two. three four five 911"


def test_slower_speech_takes_longer() -> None:
    assert spoken("<prosody rate='50%'>one two</prosody>")[0][1] == pytest.approx(4.0)
    half = spoken("one two <prosody rate='50%'>one two</prosody>")[0][1]
    assert half == pytest.approx(6.0)


@pytest.mark.parametrize(
    ("ssml", "why"),
    [
        ("Hello", "well-formed"),
        ("<speak>Hello", "well-formed"),
        ("<speak>you & me</speak>", "well-formed"),
        ("<speak>One</speak><speak>Two</speak>", "well-formed"),
        ("<speak>One<speak>Two</speak></speak>", "not one <speak>"),
        ("<p>Hello</p>", "not one <speak>"),
        ("<speak><b>Hello</b></speak>", "unknown tag <b>"),
        ("<speak><break time='10001ms'/></speak>", "at most 10 s"),
        ("<speak><break time='11s'/></speak>", "at most 10 s"),
        ("<speak><break time='5'/></speak>", "needs a number"),
        ("<speak><break strength='huge'/></speak>", "strength"),
        ("<speak><prosody rate='10%'>slow</prosody></speak>", "rate"),
        ("<speak><audio src='http://example.org/a.mp3'/></speak>", "https"),
        ("<speak>" + "<audio src='https://example.org/a.mp3'/>" * 6 + "</speak>", "more than 5"),
        ("<!DOCTYPE speak [<!ENTITY a 'b'>]><speak>&a;</speak>", "document type"),
        ("<speak>" + "a" * 8000 + "</speak>", "at most 8000"),
    ],
)
def test_what_alexa_refuses(ssml: str, why: str) -> None:
    with pytest.raises(RefusedSpeechError, match=why):
        parse(ssml)


def test_the_longest_that_is_allowed() -> None:
    text = "<speak>" + "a" * (8000 - len("<speak></speak>")) + "</speak>"
    assert parse(text, one_a_word).seconds == 1.0
    assert spoken("Hold.<break time='10s'/>")[0][2] == 10.0
