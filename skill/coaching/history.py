"""What is known about finished practices, small enough to be kept in the record itself.

Everything here is a union of days: however often, in whatever order and by however many speakers
histories are merged, no day counts twice.
"""

from collections.abc import Iterable

from msgspec import Struct, field

from skill.coaching import policy

LATELY = 42
"""Days that are known individually, the last one included."""


class History(Struct, frozen=True, omit_defaults=True):
    """On which days a person has practised."""

    last: int = 0
    """The last day, in days since 1 January 1970; 0 before the first practice."""
    days: int = 0
    """Bit n: whether there was also a practice n days before the last one."""
    first: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """By stretch, the first days on which it was done, in order: at most `FAMILIAR_AFTER`."""

    @property
    def familiar(self) -> frozenset[str]:
        """The stretches done on several days, which need no long instruction."""
        return frozenset(
            name for name, days in self.first.items() if len(days) >= policy.FAMILIAR_AFTER
        )

    def on(self, day: int) -> bool:
        """Whether there was a practice on that day, if it is among the last `LATELY` days."""
        before = self.last - day
        return 0 <= before < LATELY and bool(self.days >> before & 1)

    def days_ago(self, today: int) -> int:
        """How many days ago the last practice was; 0 also for one on a day still to come here."""
        return max(0, today - self.last)

    def days_among(self, today: int, count: int) -> int:
        """The number of days with a practice among the last `count`, today included."""
        before = max(0, count - self.days_ago(today))
        return (self.days & ((1 << before) - 1)).bit_count()


def practised(day: int, stretches: Iterable[str]) -> History:
    """The history of one practice."""
    return History(day, 1, dict.fromkeys(stretches, (day,)))


def together(one: History, other: History) -> History:
    """Both histories in one."""
    last = max(one.last, other.last)
    days = one.days << (last - one.last) | other.days << (last - other.last)
    first = dict(one.first)
    for name, seen in other.first.items():
        union = sorted({*first.get(name, ()), *seen})
        first[name] = tuple(union[: policy.FAMILIAR_AFTER])
    return History(last, days & ((1 << LATELY) - 1), first)
