"""Values that no part of an envelope expects, as Hypothesis draws them."""

from typing import Any, Final

from hypothesis import strategies as st

CANARY: Final = "my-secret-words-7Q"
"""Planted wherever something of a person may stand: no line of the log may ever hold it."""

ODD_TEXT: Final = (
    CANARY,
    "",
    "\x00",
    "\udfff" + CANARY,
    "\u202e" + CANARY + "\u2066",
    "\u0663",
    "\n\rFAULT " + CANARY,
    "</speak><speak>" + CANARY,
    "{0.__class__}" + CANARY,
    CANARY + "#record",
    "9" * 5000,
    "-1",
    "?",
    CANARY * 700,
)
TIMESTAMPS: Final = (
    "2026-06-01T12:00:00",
    "2026-06-01T23:59:60Z",
    "2026-06-01T12:00:00.123456789+14:00",
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59",
    "1969-12-31T23:59:59Z",
)
KNOWN: Final = tuple(
    "neck full_back desk knee_lunge sciatic_relief neck_flexion left right both slower normal "
    "longer each_time harder kneeling floor pain dizziness today all too_much standing chair "
    "standard easier start ready there back_up paused resume instead offer moon en-IN de-DE "
    "LaunchRequest SessionEndedRequest AlexaSkillEvent.SkillDisabled Connections.Response "
    "Alexa.Presentation.APL.UserEvent CanFulfillIntentRequest Unheard.Of".split()
)
"""Words that have a meaning in some place of an envelope."""
NUMBERS: Final = (0, 1, -1, 6, 20_000, 2**31, 2**63, 10**30, 0.5, -0.0, 1e308, float("nan"))


def _deep(depth: int) -> Any:
    value: Any = CANARY
    for _ in range(depth):
        value = [value]
    return value


texts = st.sampled_from((*KNOWN, *ODD_TEXT, *TIMESTAMPS))
numbers = st.sampled_from(NUMBERS) | st.integers(-9, 99)
plain = st.none() | st.booleans() | numbers | texts
anything = (
    st.recursive(
        plain,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(ODD_TEXT[:9]), inner, max_size=3)
        ),
        max_leaves=6,
    )
    | st.sampled_from((5, 60, 300, 900)).map(_deep)
    | st.sampled_from((3_000, 300_000)).map(lambda length: "m" * length)
)


def instead_of(old: object) -> st.SearchStrategy[Any]:
    """What to put in the place of a value: often one of its own kind."""
    match old:
        case bool():
            return st.just(not old) | anything
        case int() | float():
            return numbers | st.sampled_from((old + 1, -old, old * 1000, old - 0.5)) | anything
        case str():
            return texts | anything
    return anything
