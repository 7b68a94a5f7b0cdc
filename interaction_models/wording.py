"""Short forms of wordings: alternatives, and words that may be left out.

``(a|b)`` is one of them, ``[a|b]`` one of them or nothing. Both can be nested.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain

_INNERMOST = re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]")


class WordingError(ValueError):
    """A wording or a slot that no model can be built from."""


def expand(wording: str) -> tuple[str, ...]:
    """Spell out one short form, each wording once, in order.

    Raises WordingError if a bracket has no partner.
    """
    found = _INNERMOST.search(wording)
    if found is None:
        if set("()[]|") & set(wording):
            raise WordingError(f"brackets do not pair: {wording!r}")
        return (" ".join(wording.split()),)
    choices = (found[2] or "").split("|") if found[1] is None else found[1].split("|")
    if found[1] is None:
        choices = ["", *choices]
    before, after = wording[: found.start()], wording[found.end() :]
    spelled = chain.from_iterable(expand(f"{before}{choice}{after}") for choice in choices)
    return tuple(dict.fromkeys(spelled))


def expand_all(wordings: Iterable[str]) -> tuple[str, ...]:
    """Spell out several short forms, in order. Raises WordingError if two of them say the same."""
    spelled = [one for wording in wordings for one in expand(wording)]
    if twice := [one for one, times in Counter(spelled).items() if times > 1]:
        raise WordingError(f"said twice: {', '.join(twice)}")
    return tuple(spelled)
