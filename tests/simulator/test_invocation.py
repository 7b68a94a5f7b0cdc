import pytest

from simulator.invocation import Launch, OneShot, invocation, without_wake_word
from simulator.languages import language_of

NAME = "my back stretches"


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Alexa, stop", ("stop", True)),
        ("ALEXA stop", ("stop", True)),
        ("stop", ("stop", False)),
        ("Alexandra, stop", ("Alexandra, stop", False)),
        ("Alexa", ("", True)),
    ],
)
def test_the_wake_word(line: str, rest: tuple[str, bool]) -> None:
    assert without_wake_word(line) == rest


@pytest.mark.parametrize("word", ["open", "start", "resume", "launch", "begin", "play", "run"])
def test_launch_words(word: str) -> None:
    assert invocation(f"{word.title()} My Back Stretches, please!", NAME) == Launch()


@pytest.mark.parametrize("line", ["my back stretches", "please open my back stretches skill"])
def test_other_launches(line: str) -> None:
    assert invocation(line, NAME) == Launch()


@pytest.mark.parametrize(
    ("line", "utterance"),
    [
        ("ask my back stretches to carry on", "carry on"),
        ("ask my back stretches how much longer", "how much longer"),
        ("tell my back stretches that it hurts", "it hurts"),
        ("tell my back stretches I can't kneel.", "i can't kneel"),
        ("open my back stretches and do the knee lunge", "do the knee lunge"),
        ("do the knee lunge with my back stretches", "do the knee lunge"),
    ],
)
def test_one_shots(line: str, utterance: str) -> None:
    assert invocation(line, NAME) == OneShot(utterance)


GERMAN = language_of("de-DE").alexa.invocation


@pytest.mark.parametrize(
    ("line", "called"),
    [
        ("öffne meine Rückenübungen", Launch()),
        ("starte bitte meine Rückenübungen", None),
        ("bitte starte meine Rückenübungen", Launch()),
        ("frage meine Rückenübungen nach dem Nackenprogramm", OneShot("dem nackenprogramm")),
        ("öffne meine Rückenübungen und mach die Hüftdehnung", OneShot("mach die hüftdehnung")),
        # In another case the name is another one.
        ("sag meinen Rückenübungen, dass es wehtut", None),
    ],
)
def test_german_calls(line: str, called: Launch | OneShot | None) -> None:
    assert invocation(line, "meine rückenübungen", GERMAN) == called


@pytest.mark.parametrize("line", ["play some jazz", "stretches", "start", "my backstretches now"])
def test_what_is_not_for_the_skill(line: str) -> None:
    assert invocation(line, NAME) is None
