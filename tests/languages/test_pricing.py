import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.espeak import Espeak
from simulator.sounds import Sounds
from skill.app.skill import read_contents
from skill.coaching.planning import Dose, make_plan
from skill.coaching.script import Writer
from skill.languages import languages
from skill.languages.de.grammar import syllables_of as german
from skill.languages.en.grammar import syllables_of

seconds_of = read_contents()["en-US"].price
GERMAN = {
    "nacken": 2, "knie": 1, "schulter": 2, "operation": 4, "ischias": 3, "euer": 2, "häufig": 2,
    "gesäß": 2, "eins": 1, "zwei": 1, "zieh": 1, "seite": 2, "übung": 2, "neue": 2, "boden": 2,
}  # fmt: skip
SYLLABLES = {
    "neck": 1, "shoulder": 2, "slowly": 2, "forward": 2, "stretch": 1, "toward": 2, "breathe": 1,
    "release": 2, "elbow": 2, "gently": 2, "muscles": 2, "position": 3, "breastbone": 2,
    "collarbone": 3, "seconds": 2, "raised": 1, "rested": 2, "hold": 1, "you're": 1, "knee": 1,
    "the": 1, "side": 1, "other": 2, "little": 2, "flexion": 2, "sciatic": 3, "lower": 2,
}  # fmt: skip


def test_syllables_of_the_words_the_coach_uses() -> None:
    wrong = {
        word: syllables_of(word) for word in SYLLABLES if syllables_of(word) != SYLLABLES[word]
    }
    assert len(wrong) <= len(SYLLABLES) // 10, wrong


def test_german_syllables() -> None:
    assert {word: german(word) for word in GERMAN} == GERMAN


def test_an_empty_line_takes_no_time() -> None:
    assert seconds_of("") == 0


def test_a_pause_in_a_line_takes_time() -> None:
    assert seconds_of("Nod forward, and stop.") > seconds_of("Nod forward and stop.")
    assert seconds_of("Nod forward. And stop.") > seconds_of("Nod forward and stop.")


@given(st.lists(st.sampled_from(sorted(SYLLABLES)), min_size=1, max_size=12))
def test_more_words_take_longer(words: list[str]) -> None:
    assert seconds_of(" ".join([*words, "neck"])) > seconds_of(" ".join(words))


def test_about_150_words_a_minute() -> None:
    """Within what is comfortable in synthetic speech: 150 to 200 words a minute."""
    line = (
        "Let your right ear sink toward your right shoulder. The shoulder stays down. "
        "Turn your face away from that arm, to the left. Stay there, and breathe."
    )
    pace = len(line.split()) / seconds_of(line) * 60
    assert pace == pytest.approx(160, abs=20)


@pytest.mark.parametrize("locale", [language.first_locale for language in languages()])
def test_a_whole_practice_takes_as_long_to_say_as_thought(locale: str) -> None:
    """Spoken by a real voice, espeak-ng: within 8 % over all lines of the full routine."""
    content = read_contents()[locale]
    plan = make_plan(content.catalogue, "full_back", Dose())
    writer = Writer(plan, content.catalogue, content.words, content.price)
    lines = [cue.line for cue in (*writer.opening(prepare=True), *writer.script()) if cue.line]
    voice = Sounds(Espeak(locale))
    heard = sum(voice.seconds_of(line) for line in lines)
    assert sum(content.price(line) for line in lines) == pytest.approx(heard, rel=0.08)
