"""What is said of body and health in free text, and what it calls for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.app.skill import read_contents
from skill.coaching.errors import ContentError
from skill.coaching.lexicon import (
    BETTER,
    RULES,
    Finding,
    Lexicon,
    Said,
    asked_about,
    check_wordings,
    find,
    read_wordings,
)
from skill.languages import languages

HEALTH = read_contents()["en-US"].health
WORDINGS = next(one.wordings for one in languages() if one.code == "en")
LEXICON = Lexicon(WORDINGS)
GERMAN_WORDINGS = next(one.wordings for one in languages() if one.code == "de")
GERMAN = Lexicon(GERMAN_WORDINGS)
LEVELS = "ABC"
NOTHING = len(LEVELS)

SAID = [
    # One word away from the opposite.
    ("the pain has gone", BETTER),
    ("it doesn't hurt any more", BETTER),
    ("I'm not dizzy", BETTER),
    ("no chest pain no numbness", BETTER),
    ("no better", "pain"),
    ("no it hurts", "pain"),
    ("not dizzy but my leg is numb", "numbness"),
]


GERMAN_SAID = [
    # A negation before what it takes away, and behind it.
    ("es tut nicht weh", BETTER),
    ("keine Schmerzen mehr", BETTER),
    ("Schmerzen habe ich keine", BETTER),
    ("schwindlig ist mir nicht", BETTER),
    ("Schmerzen im Bein habe ich keine aber mir ist schwindlig", "dizziness"),
    ("weder Schmerzen noch Schwindel", BETTER),
    ("es ist nicht besser", "pain"),
    # One that ends a sentence takes nothing away from the next.
    ("ich kann nicht mehr die Brust tut weh", "chest_pain"),
    ("das geht nicht mein Bein ist taub", "numbness"),
    # "Never" is no denial of what was never so bad.
    ("so schlimme Kopfschmerzen hatte ich noch nie", "sudden_headache"),
    # An infinitive behind its negation, with the part of the body before both.
    ("ich kann mein Bein nicht heben", "weakness"),
    ("ich spüre mein Bein nicht mehr", "numbness"),
    ("ich kann mein Wasser nicht halten", "bladder_bowel"),
    ("ich kann nicht aufstehen", "stuck"),
    # Verbs that are drawn together with "es", and those that split.
    ("mir drückt's auf die Brust", "chest_pain"),
    ("mir sackt das Bein weg", "weakness"),
    # Two words in one.
    ("Brustschmerzen", "chest_pain"),
    ("Kopfweh", "headache"),
]


def called_for(text: str, lexicon: Lexicon = LEXICON) -> Finding:
    return find(lexicon.read(text), HEALTH)


def seriousness(found: Finding) -> int:
    """Give 0 for level A, and more for less."""
    if found.symptom in (None, BETTER):
        return NOTHING - bool(found.condition)
    return LEVELS.index(HEALTH.symptoms[found.symptom].level)


@pytest.mark.parametrize(("text", "symptom"), SAID, ids=[text for text, _ in SAID])
def test_what_is_said_calls_for_a_symptom(text: str, symptom: str) -> None:
    assert called_for(text) == Finding(symptom=symptom)


@pytest.mark.parametrize(("text", "symptom"), GERMAN_SAID, ids=[text for text, _ in GERMAN_SAID])
def test_what_is_said_in_german_calls_for_a_symptom(text: str, symptom: str) -> None:
    assert called_for(text, GERMAN) == Finding(symptom=symptom)


@pytest.mark.parametrize(
    "text",
    [
        *("ich kann wieder aufstehen", "hat mir gut gefallen", "ich bin auf einem Ohr taub"),
        *("das war gut", "das zieht sich", "tut mir leid", "Hals- und Beinbruch", "mein Nacken"),
    ],
)
def test_what_says_nothing_of_the_body_in_german_calls_for_nothing(text: str) -> None:
    assert called_for(text, GERMAN) == Finding()


@pytest.mark.parametrize(
    "text",
    [
        *("", "nice and loose", "stomach's rumbling", "phone's nearly dead", "what a lovely day"),
        *("you crack me up", "I'm dying for a cuppa", "see you", "I'm done", "put the kettle on"),
        *("speak up I haven't got my hearing aid in", "my neck"),
    ],
)
def test_what_says_nothing_of_the_body_calls_for_nothing(text: str) -> None:
    assert called_for(text) == Finding()


feelings = st.sampled_from([one for said in WORDINGS.feeling.values() for one in said])
bodies = st.sampled_from([one for said in WORDINGS.body.values() for one in said])
symptoms = st.sampled_from([one for said in WORDINGS.symptom.values() for one in said])
sentences = st.one_of(
    symptoms, st.builds(lambda body, feeling: f"my {body} {feeling}", bodies, feelings)
)


@given(sentences, sentences)
def test_never_less_serious_with_more_said(one: str, more: str) -> None:
    both = seriousness(called_for(f"{one} and then {more}"))
    assert both <= min(seriousness(called_for(one)), seriousness(called_for(more)))


german_sentences = st.one_of(
    st.sampled_from([one for said in GERMAN_WORDINGS.symptom.values() for one in said]),
    st.builds(
        lambda body, feeling: f"mein {body} {feeling}",
        st.sampled_from([one for said in GERMAN_WORDINGS.body.values() for one in said]),
        st.sampled_from([one for said in GERMAN_WORDINGS.feeling.values() for one in said]),
    ),
)


@given(german_sentences, german_sentences)
def test_never_less_serious_with_more_said_in_german(one: str, more: str) -> None:
    both = seriousness(called_for(f"{one} und dann {more}", GERMAN))
    either = (seriousness(called_for(said, GERMAN)) for said in (one, more))
    assert both <= min(either)


@given(bodies, feelings)
def test_word_order_does_not_matter(body: str, feeling: str) -> None:
    one, other = called_for(f"my {body} {feeling}"), called_for(f"{feeling} in my {body}")
    assert one == other


@given(symptoms.filter(lambda said: LEXICON.read(said).symptom - {BETTER}))
def test_what_is_denied_is_no_symptom(said: str) -> None:
    assert called_for(f"it isn't {said}") == Finding(symptom=BETTER)


def test_every_rule_decides_something() -> None:
    """Take one rule away, and something else is called for."""
    for rule in RULES:
        parts = [frozenset({part}) for part in rule.body] or [frozenset[str]()]
        said = [
            Said(body=part, feeling=frozenset({feeling}))
            for part in parts
            for feeling in rule.feeling
        ]
        assert any(find(one, HEALTH).symptom == rule.symptom for one in said), rule


@pytest.mark.parametrize(
    ("said", "condition"),
    [
        (Said(condition=frozenset({"disc"}), feeling=frozenset({"pain"})), "disc"),
        (Said(body=frozenset({"back"}), feeling=frozenset({"pain"})), "diagnosis"),
        (Said(feeling=frozenset({"pain"})), "normal_feeling"),
        (Said(), "general"),
    ],
)
def test_a_question_of_health_is_about_a_condition(said: Said, condition: str) -> None:
    assert asked_about(said, HEALTH) == condition


def lexicon(**parts: str) -> str:
    lists = ("negations", "between", "cannot", "fillers", "vague", "harmless", "endings")
    tables = ("body", "feeling", "failing", "symptom", "condition", "treated", "helper", "limb")
    return "\n".join(
        [*(f"{name} = []" for name in lists)]
        + [f"[{name}]\n{parts.get(name, '')}" for name in tables]
    )


@pytest.mark.parametrize(
    ("parts", "key", "rule"),
    [
        ({"symptom": 'vapours = ["the vapours"]'}, "symptom.vapours", "no such symptom"),
        ({"helper": 'butler = ["my butler"]'}, "symptom.butler", "no such symptom"),
        ({"failing": 'sing = ["sing"]'}, "failing.sing", "no such symptom"),
        ({"condition": 'ennui = ["ennui"]'}, "condition.ennui", "no such condition"),
        ({"treated": 'waxed = ["waxed"]'}, "treated.waxed", "no condition"),
    ],
)
def test_a_wording_that_leads_nowhere_is_refused(
    parts: dict[str, str], key: str, rule: str
) -> None:
    wordings = read_wordings(lexicon(**parts), "lexicon.toml")
    with pytest.raises(ContentError, match=rule) as caught:
        check_wordings(wordings, "lexicon.toml", HEALTH)
    assert (caught.value.file, caught.value.key) == ("lexicon.toml", key)


def test_a_wording_with_two_meanings_is_refused() -> None:
    twice = lexicon(feeling='pain = ["sore"]\nnumb = ["sore"]')
    with pytest.raises(ContentError, match='"sore": also feeling'):
        read_wordings(twice, "lexicon.toml")
