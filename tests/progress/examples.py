"""People and practices that the tests keep."""

from skill.coaching.plan import Plan, Planned, Step
from skill.coaching.practice import FinishedPractice, OpenPractice
from skill.coaching.stretches import HoldLevel, Side
from skill.progress import Agreement, Owner, Preferences, Record

NOW = 1_800_000_000.25
"""2027-01-15, 08:00 UTC, and a quarter of a second."""
FIRST = 1_800_000_000
"""The revision of a record that is written for the first time at NOW."""
DAY = 86_400
OWNER = Owner("amzn1.ask.account.A")

FULL = ("neck_flexion", "levator", "lower_back_flexion", "lower_back_rotation", "sciatic", "lunge")

OPEN = OpenPractice(
    key="2027-01-15T07:50:00.000Z-5f3a9c1e",
    started=NOW - 600,
    plan=Plan("full_back", tuple(Planned(name, "standard", 2, 15, True) for name in FULL)),
    bookmark=Step("sciatic", Side.LEFT, 2),
    touched=NOW,
    released=FULL[:4],
)
RECORD = Record(
    agreed=Agreement(NOW - DAY, 1),
    finished=12,
    used=NOW,
    preferences=Preferences(
        hold=HoldLevel.LONG, left_out=("kneeling",), variations={"levator": "easier"}
    ),
    open_practice=OPEN,
)


def finished(day: int) -> FinishedPractice:
    """Make the practice finished so many days after NOW (before, where negative)."""
    ended = NOW + day * DAY
    return FinishedPractice(
        key=f"{5000 + day}-01-15T07:50:00.000Z-5f3a9c1e",
        started=ended - 600,
        ended=ended,
        routine="full_back",
        stretches=FULL,
    )
