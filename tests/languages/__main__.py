"""``python -m tests.languages [CODE ...]``: how each language stands beside English."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tests.languages import checks


def report(code: str) -> None:
    """Print the figures of a language, and what is to be done."""
    errors, longer = checks.errors_of_pace(code), checks.longer_by_a_fifth(code)
    print(f"{code}: {', '.join(checks.language_of(code).locales)}")
    print(f"  {checks.seconds_beside_english(code):.1%} of the seconds of English")
    print(
        f"  the estimate is off by {sum(map(abs, errors)) / len(errors):.1%} in the mean of "
        f"{len(errors)} lines, by {sum(errors) / len(errors):+.1%} in all"
    )
    print(f"  longer than English by more than a fifth: {len(longer)}")
    for one in longer:
        mark = "!" if one.much else " "
        print(f"  {mark} {one.key}: {one.seconds:.1f} s, English {one.english:.1f} s")
    found: dict[str, Sequence[object]] = {
        "other places to fill": checks.other_places(code),
        "one line for several": checks.other_lists(code),
        "English left": checks.english_left(code) if code != "en" else [],
        "numbers unlike CLDR's": checks.numbers_unlike_cldr(code),
        "ordinals unlike CLDR's": checks.ordinals_unlike_cldr(code),
        "times not understood": checks.times_not_heard(code),
        "parts of the day unlike CLDR's": checks.parts_of_day_unlike_cldr(code),
        "taught, and not understood": checks.taught_in_vain(code),
        "safety without a conversation": checks.safety_without_conversation(code),
    }
    for what, where in found.items():
        print(f"  {what}: {len(where)}")
        for which in where:
            print(f"    {which}")


def main(given: list[str]) -> None:
    """Report the languages of these codes; without one, all."""
    for code in given or checks.CODES:
        report(code)
    print("no emergency number of its country:", checks.strange_emergency_numbers() or "none")


if __name__ == "__main__":
    main(sys.argv[1:])
