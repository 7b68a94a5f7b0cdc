"""What a slot of the interaction model may mean: ids that belong to no language."""

from collections.abc import Collection, Mapping
from typing import Final

from skill.coaching.catalogue import Catalogue
from skill.coaching.plan import OWN
from skill.coaching.stretches import Pace

LIMBS: Final[Mapping[str, str]] = {
    "left_arm": "right_arm",
    "right_arm": "left_arm",
    "left_leg": "right_leg",
    "right_leg": "left_leg",
}
"""What can be left out of one side, and its other side."""
LIMITATIONS: Final = frozenset(
    "kneeling floor lying standing wall chair mat equipment neck lower_back".split()
) | frozenset(LIMBS)
"""What can be left out, besides single stretches."""
PACES: Final[Mapping[str, Pace]] = {
    "slower": Pace.SLOW,
    "faster": Pace.BRISK,
    "normal": Pace.NORMAL,
}
"""The pace that a new practice is asked for in."""
EDITS: Final = frozenset({"add", "remove"})
OFTEN: Final = frozenset({"1", "2", "7"})
"""Days a week that have words of their own: "once", "twice", "every day"."""
FEEDBACK: Final = frozenset({"too_easy", "about_right", "too_much", "pleased", "bored", "tired"})

UNRESOLVED: Final = frozenset(
    {"repeats", "misheard", "minutes", "seconds", "days", "time", "remark"}
)
"""The slots whose values are no list of ids: numbers, times, and free wording."""


def routines(catalogue: Catalogue) -> frozenset[str]:
    """The ids of all routines, a person's own among them."""
    return frozenset({OWN, *catalogue.routines})


def can_be_left_out(catalogue: Catalogue) -> frozenset[str]:
    """The ids of everything that can be left out: limitations and stretches."""
    return LIMITATIONS | catalogue.stretches.keys()


def known(slot: str, value: str | None, catalogue: Catalogue) -> str | None:
    """The id that a slot was resolved to; None where another version's model named it."""
    values: Mapping[str, Collection[str]] = {
        "routine": routines(catalogue),
        "stretch": catalogue.stretches,
        "stretches": catalogue.stretches,
        "edit": EDITS,
        "often": OFTEN,
        "limitation": can_be_left_out(catalogue),
        "kept": LIMBS,
        "pace": PACES,
        "feedback": FEEDBACK,
    }
    return value if value in values.get(slot, (value,)) else None
