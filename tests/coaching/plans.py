"""Every plan a person can come to, for the properties."""

from hypothesis import strategies as st

from skill.app.skill import read_contents
from skill.coaching.plan import Plan
from skill.coaching.planning import Dose, Wishes, make_plan, own_routine
from skill.coaching.script import Writer
from skill.coaching.stretches import HoldLevel, Pace, Routine, Side
from skill.languages import languages

CONTENTS = read_contents()
CONTENT = CONTENTS["en-US"]
CATALOGUE, WORDS = CONTENT.catalogue, CONTENT.words
STRETCHES = sorted(CATALOGUE.stretches)
LIMITATIONS = ["kneeling", "floor", "lying", "standing", "wall", "chair", "neck", "lower_back"]

doses = st.builds(
    Dose,
    repeats=st.integers(2, 5),
    hold=st.one_of(st.sampled_from(HoldLevel), st.integers(5, 30)),
    pace=st.sampled_from(Pace),
)
variations = st.fixed_dictionaries(
    {},
    optional={
        name: st.sampled_from(sorted(stretch.variations))
        for name, stretch in CATALOGUE.stretches.items()
    },
)
wishes = st.builds(
    Wishes,
    left_out=st.frozensets(st.sampled_from([*LIMITATIONS, *STRETCHES]), max_size=2),
    variations=variations,
    familiar=st.frozensets(st.sampled_from(STRETCHES)),
    first_side=st.sampled_from([Side.LEFT, Side.RIGHT]),
)


def _plan(routine: str | Routine, dose: Dose, wishes: Wishes) -> Plan:
    return make_plan(CATALOGUE, routine, dose, wishes)


routines = st.sampled_from(sorted(CATALOGUE.routines)) | st.builds(
    own_routine, st.just(CATALOGUE), st.sets(st.sampled_from(STRETCHES), min_size=1)
)
locales = st.sampled_from([language.first_locale for language in languages()])
"""One of each language."""
plans = st.builds(_plan, routines, doses, wishes).filter(lambda plan: bool(plan.stretches))


def writer(plan: Plan, locale: str = "en-US") -> Writer:
    """Who writes that plan, in English or in the language of another locale."""
    content = CONTENTS[locale]
    return Writer(plan, CATALOGUE, content.words, content.price)
