import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.app.skill import read_contents
from skill.coaching import policy
from skill.coaching.stretches import Side
from skill.dialogue.questions import TABLE
from skill.languages.words import LanguageWords, places_of
from tests.languages.checks import CODES, language_of, raw, rules_of, words_of

CONTENTS = read_contents()
WORDS, HEALTH = CONTENTS["en-US"].words, CONTENTS["en-US"].health
SKILL = Path(__file__).parents[2] / "skill"


@pytest.fixture(params=CODES)
def code(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture
def words(code: str) -> LanguageWords:
    return words_of(code)


def said(code: str, key: str) -> str:
    written = " ".join(raw(code, key))
    return written if places_of(written) else " ".join(words_of(code).lines(key))


def keys(*begin: str, ends: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Language and key of what begins, or ends, so."""
    return [
        (code, key)
        for code in CODES
        for key in sorted(language_of(code).entries)
        if key.startswith(begin) or (ends and key.endswith(ends))
    ]


def test_places_are_filled_and_numbers_said() -> None:
    assert WORDS.line("hold.left", seconds=5) == "Five more."
    assert WORDS.lines("stretches.sciatic_relief.standard.short", side=Side.LEFT) == ("Left knee.",)
    assert "nine one one" in WORDS.line("safety.tips")


def test_the_emergency_number_is_the_locales() -> None:
    contents = read_contents()
    spoken = {name: content.words.line("comfort.advice.a") for name, content in contents.items()}
    assert "nine one one" in spoken["en-US"]
    assert "nine one one" in spoken["en-CA"]
    assert "nine nine nine" in spoken["en-GB"]
    assert "triple zero" in spoken["en-AU"]
    assert "one one two" in spoken["en-IN"]
    assert "eins eins zwei" in spoken["de-DE"]
    for name, line in spoken.items():
        assert rules_of(name.partition("-")[0])["elsewhere"] in line


@pytest.mark.parametrize("locale", sorted(CONTENTS))
@pytest.mark.parametrize("name", sorted(HEALTH.symptoms))
def test_the_number_comes_first(name: str, locale: str) -> None:
    """At level A within ten words of at most 30; at B at most 35, and before the doctor."""
    symptom, words = HEALTH.symptoms[name], CONTENTS[locale].words
    if symptom.level == "C":
        return
    key = f"comfort.advice.{symptom.advice}"
    spoken = words.line(key)
    before, number_said, _ = spoken.partition(words._locale.emergency)
    until = len(f"{before}{number_said}".split())
    if symptom.level == "A":
        assert number_said, spoken
        assert until <= 10, spoken
    assert len(spoken.split()) <= {"A": 30, "B": 35}[symptom.level], spoken
    doctor = rules_of(locale.partition("-")[0])["doctor"]
    assert not number_said or doctor not in before.lower(), spoken


def test_no_advice_lies_unused() -> None:
    advice = {key for key in WORDS.keys() if key.startswith("comfort.advice.")}  # noqa: SIM118
    used = {symptom.advice for symptom in HEALTH.symptoms.values()} - {"pain"}
    assert {f"comfort.advice.{name}" for name in used} == advice


def test_a_key_without_words_is_an_error() -> None:
    with pytest.raises(KeyError):
        WORDS.line("no.such.words")
    with pytest.raises(KeyError, match="several lines"):
        WORDS.line("safety.rules")


@given(st.sampled_from(CODES), st.integers(0, 999))
def test_numbers_are_words(code: str, value: int) -> None:
    number = language_of(code).grammar.number
    assert re.fullmatch(r"[^\W\d_]+([ -][^\W\d_]+)*", number(value))


def test_numbers_are_different_words(code: str) -> None:
    assert len({language_of(code).grammar.number(value) for value in range(1000)}) == 1000


def test_listing() -> None:
    assert WORDS.listing(()) == ""
    assert WORDS.listing(("a",)) == "a"
    assert WORDS.listing(("a", "b", "c")) == "a, b and c"


def test_the_safety_script_is_at_most_80_words_and_35_seconds() -> None:
    content = read_contents()
    for name in content:
        words = content[name].words
        full = [words.line("safety.welcome"), *words.lines("safety.rules")]
        full.append(words.line("safety.question"))
        assert len(" ".join(full).split()) <= 80
        breaths = policy.RULE_BREATH * (len(full) - 1)
        assert sum(content[name].price(line) for line in full) + breaths <= 35


def test_the_reminder_is_at_most_50_words_with_one_question(words: LanguageWords) -> None:
    said = [words.line("safety.welcome_back"), *words.lines("safety.reminder")]
    said.append(words.line("safety.question"))
    assert len(" ".join(said).split()) <= 50
    assert " ".join(said).count("?") == 1


def test_who_returns_hears_at_most_15_words_and_no_question(words: LanguageWords) -> None:
    for hello in words.lines("safety.hello"):
        line = f"{hello} {words.line('safety.returning')}"
        assert len(line.split()) <= 15
        assert "?" not in line


@pytest.mark.parametrize("key", ["safety.hello", "practice.well_done", "practice.closing"])
def test_what_is_said_every_time_does_not_come_twice_in_a_week(
    key: str, words: LanguageWords
) -> None:
    lines = words.lines(key)
    assert len(set(lines)) == len(lines) >= 8
    assert [words.choice(key, number) for number in range(8)] == list(lines[:8])
    assert max(len(line.split()) for line in lines) <= 6
    assert not any(line.endswith(("!", "?")) for line in lines)


def test_what_is_never_said(code: str) -> None:
    rules = rules_of(code)
    for key in sorted(language_of(code).entries):
        line = said(code, key).lower()
        found = [phrase for phrase in rules["forbidden"] if re.search(rf"\b{phrase}\b", line)]
        assert not found, key
        if key.startswith(("stretches", "comfort", "health")):
            assert not [word for word in rules["promising"] if f" {word} " in line], key


WAYS = keys("getting_up.", "positions.down.", "positions.leave.", "practice.way_up.")


@pytest.mark.parametrize(("code", "key"), WAYS)
def test_a_way_down_or_up_is_said_in_a_breath_or_two(code: str, key: str) -> None:
    for line in raw(code, key):
        assert len(line.split()) <= 30
        assert language_of(code).seconds_of(line) <= 12


ANSWERS = keys("technique.", "terms.", "hearing.", "asides.", ends=(".limbs", ".reach", ".hint"))


@pytest.mark.parametrize(("code", "key"), ANSWERS)
def test_an_answer_in_a_stretch_is_short_and_asks_and_promises_nothing(code: str, key: str) -> None:
    line, rules = said(code, key), rules_of(code)
    assert len(line.split()) <= 24
    assert len(re.findall(r"[.!?](?= |$)", line)) <= 2
    never = "|".join((*rules["promising"], *rules["soothing"]))
    assert not re.search(rf"\?|\b({never})\b", line)


def test_the_two_answers_that_come_together_are_short_together(code: str) -> None:
    nothing = said(code, "technique.nothing")
    for key in language_of(code).entries:
        if key.endswith(".hint"):
            assert len(f"{said(code, key)} {nothing}".split()) <= 30, key


def test_after_pain_nobody_is_asked_to_carry_on(code: str) -> None:
    for key in sorted(language_of(code).entries):
        if key.startswith("comfort"):
            line = said(code, key).lower()
            assert not [asked for asked in rules_of(code)["carrying_on"] if asked in line], key


def keys_in_code() -> tuple[set[str], list[re.Pattern[str]]]:
    """The keys the code names whole, and the shapes of those it puts together."""
    whole: set[str] = set()
    shapes: list[re.Pattern[str]] = []
    tables = {key.partition(".")[0] for key in WORDS.keys()}  # noqa: SIM118 (not a mapping)
    functions = {
        name for row in TABLE.values() for name in (row.yes, row.no, row.ready, row.cancel)
    }
    for path in SKILL.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                table, dot, rest = node.value.partition(".")
                if dot and table in tables and re.fullmatch(r"[a-z_.]*[a-z_]", rest):
                    whole.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z_]+"
                    for part in node.values
                ]
                shape = "".join(parts)
                if shape.partition(re.escape("."))[0] in tables:
                    shapes.append(re.compile(shape))
    return whole - (functions - set(WORDS.keys())), shapes


def test_every_key_the_code_names_has_its_words() -> None:
    whole, _ = keys_in_code()
    assert len(whole) > 100
    assert {
        key for key in whole if not WORDS.has(key) and not key.endswith((".toml", ".sqlite", "_"))
    } == set()


def test_no_words_lie_unused() -> None:
    whole, shapes = keys_in_code()
    unused = [
        key
        for key in WORDS.keys()  # noqa: SIM118 (not a mapping)
        if key not in whole
        and key not in ("sides.left", "sides.right")
        and not any(shape.fullmatch(key) for shape in shapes)
    ]
    # What a variation may leave out or hold is checked when the words are read.
    own = re.compile(r"stretches\.[a-z_]+\.[a-z_]+\.[a-z_]+")
    assert [key for key in unused if not own.fullmatch(key)] == []


def test_every_state_has_its_help_and_fallback(words: LanguageWords) -> None:
    for state in {*(row.state for row in TABLE.values()), "practising", "idle"}:
        assert words.has(f"help.{state}")
        assert words.has(f"fallback.{state}")
        assert len(words.line(f"help.{state}").split(". ")) <= 2


def test_every_symptom_and_condition_has_its_words() -> None:
    content = read_contents()["en-US"]
    for symptom in content.health.symptoms.values():
        assert not symptom.ends or WORDS.has(f"comfort.advice.{symptom.advice}")
    for name, condition in content.health.conditions.items():
        assert WORDS.has(f"health.{name}")
        assert condition.offer is None or WORDS.has(f"health.offer.{condition.offer}")
