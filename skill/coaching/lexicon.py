"""The lexicon: what is said of body and health, and what it calls for.

The words are a language's own; what a combination of them calls for is decided here, the same in
every language: of several readings always the most serious (the levels: content/health.toml).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from skill.coaching.content_file import read_content
from skill.coaching.errors import ContentError
from skill.coaching.safety import Health

Phrases = Mapping[str, tuple[str, ...]]
"""By id, its wordings."""


class Kind(StrEnum):
    """What a word speaks of."""

    BODY = "body"
    FEELING = "feeling"
    FAILING = "failing"
    SYMPTOM = "symptom"
    CONDITION = "condition"
    TREATED = "treated"


class Behind(Struct, frozen=True, forbid_unknown_fields=True):
    """How a negation takes away what stands before it, where it ends a clause: "Schmerzen habe ich
    keine".
    """

    negations: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    """May stand between what is taken away and the negation."""
    clauses: tuple[str, ...] = ()
    """Begin another clause."""


class Wordings(Struct, frozen=True, forbid_unknown_fields=True):
    """A language's lexicon.toml."""

    negations: tuple[str, ...]
    """Take away what follows: "no", "isn't"."""
    between: tuple[str, ...]
    """May stand between one of those, or of `cannot`, and what it is about."""
    cannot: tuple[str, ...]
    """Say that somebody is unable to."""
    fillers: tuple[str, ...]
    """Mean nothing anywhere."""
    vague: tuple[str, ...]
    """Mean something in a slot, and too much else in free text."""
    harmless: tuple[str, ...]
    """Figures of speech, whose words mean nothing of the body."""
    endings: tuple[str, ...]
    """Ends of words that are words of their own: "'s"."""
    body: Phrases
    feeling: Phrases
    failing: Phrases
    """What somebody cannot do, in the form that follows "I can't"."""
    symptom: Phrases
    condition: Phrases
    treated: Phrases
    """What was done to a part of the body; with the part, it is a condition."""
    helper: Phrases
    """Whom somebody wants to be called; by the symptom that it stands for."""
    limb: Phrases
    """Parts of an arm of one side, by its id in the vocabulary."""
    behind: Behind = Behind()
    begins_unable: bool = True
    """Whether free text may begin with what cannot be done, because "I can't" stood before it; in a
    language whose "not" comes later, it is a part of the text.
    """

    def of(self, kind: Kind) -> Phrases:
        """The wordings of a kind."""
        found: Phrases = getattr(self, kind)
        return found


class Said(Struct, frozen=True):
    """What was said of body and health, as ids."""

    body: frozenset[str] = frozenset()
    feeling: frozenset[str] = frozenset()
    failing: frozenset[str] = frozenset()
    symptom: frozenset[str] = frozenset()
    condition: frozenset[str] = frozenset()
    treated: frozenset[str] = frozenset()
    """What was done to the part of the body."""
    denied: bool = False
    """Whether something was said not to be: "no pain", "I'm not dizzy"."""

    def __or__(self, other: "Said") -> "Said":
        """Both together."""
        return Said(
            self.body | other.body,
            self.feeling | other.feeling,
            self.failing | other.failing,
            self.symptom | other.symptom,
            self.condition | other.condition,
            self.treated | other.treated,
            self.denied or other.denied,
        )


class Finding(Struct, frozen=True):
    """What that calls for: a symptom or a condition of health.toml, or neither."""

    symptom: str | None = None
    condition: str | None = None


BETTER: Final = "better"
PAIN: Final = "pain"
_HURTING = "pain sharp cracked spreading tight locked cramp electric swollen racing stiff"
_WEARY = "numb dead weak weaker limp clumsy"
_SENSELESS = "numb dead"
_POWERLESS = "weak weaker limp clumsy"
_ARMS = "arm left_arm shoulder"
_LEGS = "leg calf knee legs both_legs hip"


class Rule(Struct, frozen=True):
    """A feeling, in a part of the body, and the symptom that the two are.

    Without a part it holds for all; without a feeling, for whatever is said of the part.
    """

    symptom: str
    feeling: frozenset[str]
    body: frozenset[str]
    anywhere: bool
    """Whether it also holds where no part of the body was named."""

    def holds(self, said: Said) -> bool:
        """Whether what was said is this."""
        somewhere = self.anywhere if not self.body else bool(self.body & said.body)
        return somewhere and bool(self.feeling & said.feeling)


def _rule(symptom: str, feeling: str, body: str = "", *, anywhere: bool = False) -> Rule:
    return Rule(symptom, frozenset(feeling.split()), frozenset(body.split()), anywhere)


_EVERYWHERE = (
    "head face jaw eyes neck chest left_arm arm shoulder blades back belly hip buttock groin "
    "bladder leg calf knee legs both_legs"
)
RULES: Final = (
    # Warning signs of the heart, the brain, the spinal cord, the nerves of the saddle.
    _rule("chest_pain", f"{_HURTING} {_WEARY}", "chest"),
    _rule("chest_pain", _HURTING, "jaw left_arm"),
    _rule("both_legs", f"{_HURTING} {_WEARY}", "both_legs"),
    _rule("both_legs", f"{_WEARY} spreading electric", "legs"),
    _rule("worsening", "weaker", _LEGS),
    _rule("groin_numbness", _SENSELESS, "groin buttock"),
    _rule("bladder_bowel", f"{_WEARY} locked bleeding", "bladder"),
    _rule("speech_vision", f"{_WEARY} drooping blurred swollen", "face jaw"),
    _rule("speech_vision", "dead numb locked drooping", "eyes speech"),
    _rule("speech_vision", "blurred", anywhere=True),
    _rule("sudden_headache", "sharp cracked electric", "head"),
    _rule("neck_signs", f"{_POWERLESS} {_SENSELESS}", "neck head"),
    _rule("neck_signs", "clumsy", _ARMS + " " + _LEGS),
    _rule("electric", "electric", anywhere=True),
    _rule("bleeding", "bleeding", anywhere=True),
    # A doctor today.
    _rule("numbness", "numb", anywhere=True),
    _rule("numbness", "dead", _EVERYWHERE),
    _rule("weakness", "weak weaker", anywhere=True),
    _rule("weakness", "drooping", _ARMS + " " + _LEGS),
    _rule("weakness", "limp", _EVERYWHERE),
    _rule("sharp_pain", "sharp cracked", anywhere=True),
    _rule("spreading_pain", "spreading", _EVERYWHERE),
    _rule("swollen_calf", "swollen", "calf leg legs both_legs"),
    _rule("swollen_calf", "inflamed", "calf"),
    _rule("lump", "swollen", _EVERYWHERE),
    _rule("lump", "misshapen", "blades back"),
    _rule("between_blades", _HURTING, "blades"),
    # A doctor soon, or the choice what to do.
    _rule("dizziness", "spinning", anywhere=True),
    _rule("cramp", "cramp", anywhere=True),
    _rule("headache", "pain racing tight", "head"),
    _rule(PAIN, "pain", anywhere=True),
    _rule(PAIN, "locked spreading stiff racing", _EVERYWHERE),
)
TOGETHER: Final[tuple[tuple[frozenset[str], str], ...]] = (
    # Two symptoms that are worse together than each alone.
    (frozenset({"dizziness", "numbness"}), "neck_signs"),
    (frozenset({"dizziness", "weakness"}), "neck_signs"),
    (frozenset({"fainting", PAIN}), "fainting"),
    (frozenset({"night_pain", "fever"}), "fever"),
)
WITH_PAIN: Final = frozenset({"cancer", "osteoporosis", "steroids", "weak_immunity"})
"""Conditions with which a pain is for a doctor today (NHS back-pain triage)."""
WITH_NEW_PAIN: Final = frozenset({"older_age", "young_age"})
"""With these, a pain that is said to be new (heyneurosurgeon.co.uk: under 20, over 55)."""
NEW_PAIN: Final = "new_pain"
HURTS: Final = frozenset({PAIN, NEW_PAIN, "cramp", "sharp_pain", "spreading_pain", "night_pain"})
_FAILING_PARTS: Final[Mapping[str, str]] = {"feel": "numb", "lift": "weak", "bend": "locked"}
"""What it is of a part of the body that it cannot be felt, lifted or bent."""
DONE_TO: Final[Mapping[str, Mapping[str, str]]] = {
    "replaced": {"hip": "hip_replacement", "knee": "knee_replacement", "": "surgery"},
    "broken": {"": "fracture"},
    "done": {"hip": "hip_replacement", "knee": "knee_replacement"},
}
"""By what was done, the condition for each part of the body that has one of its own."""
QUESTIONS: Final = frozenset({"diagnosis", "normal_feeling"})
"""Conditions that ask about something felt, and are none without it."""


class Lexicon:
    """Reads what is said, in one language."""

    def __init__(self, wordings: Wordings) -> None:
        """Take the language's words."""
        self._endings = tuple(sorted(wordings.endings, key=len, reverse=True))
        self._fillers = frozenset(wordings.fillers)
        self._between = frozenset(wordings.between)
        self._negations = {self._split(word) for word in wordings.negations}
        self._cannot = {self._split(word) for word in wordings.cannot}
        self._marks: dict[tuple[str, ...], tuple[Kind, str]] = {}
        vague = {self._split(word) for word in wordings.vague}
        for kind in Kind:
            for name, said in wordings.of(kind).items():
                for words in {self._split(one) for one in said} - vague:
                    self._marks[words] = (kind, name)
        self._limbs = {
            self._split(said): name for name, all_said in wordings.limb.items() for said in all_said
        }
        self._harmless = {self._split(phrase) for phrase in wordings.harmless}
        behind = wordings.behind
        self._negations_behind = {self._split(word) for word in behind.negations}
        self._between_behind = frozenset(behind.between)
        self._clauses = frozenset(behind.clauses)
        self._begins_unable = wordings.begins_unable
        known = (self._marks, self._negations, self._cannot, self._harmless)
        self._longest = max((len(words) for one in known for words in one), default=0)

    def read(self, text: str, *, unable: bool = False) -> Said:
        """What a free text says of body and health.

        `unable`: "I can't" is known to stand before it.
        """
        found: dict[Kind, set[str]] = {kind: set() for kind in Kind}
        denied = denying = False
        # Behind "I can't ..." a text begins with what cannot be done.
        unable = unable or self._begins_unable
        parts = tuple(self._parts(self._split(text)))
        taken_away = frozenset(self._taken_away(parts))
        for at, words in enumerate(parts):
            mark = self._marks.get(words)
            if mark is None:
                between = self._between.issuperset(words)
                denying = words in self._negations or (denying and between)
                unable = words in self._cannot or (unable and between and at > 0)
                continue
            kind, name = mark
            fails = kind is Kind.FAILING and (unable or at in taken_away)
            if kind is Kind.BODY or fails:
                found[kind].add(name)
            elif denying or at in taken_away:
                denied = denied or kind not in (Kind.FAILING, Kind.TREATED)
                if name == BETTER:
                    found[Kind.FEELING].add(PAIN)
            elif kind is not Kind.FAILING:
                found[kind].add(name)
            unable = False
        spoken = {kind.value: frozenset(names) for kind, names in found.items()}
        return replace(Said(), denied=denied, **spoken)

    def _taken_away(self, parts: Sequence[tuple[str, ...]]) -> Iterator[int]:
        """The places of what a negation behind it takes away, or says that it cannot be done."""
        for at, words in enumerate(parts):
            ends = at + 1 == len(parts) or self._clauses.issuperset(parts[at + 1])
            if words not in self._negations_behind or not ends:
                continue
            for before in range(at - 1, -1, -1):
                kind, _ = self._marks.get(parts[before], (None, ""))
                if kind not in (None, Kind.BODY):
                    if kind is not Kind.FAILING or words in self._cannot:
                        yield before
                    break
                if kind is None and not self._between_behind.issuperset(parts[before]):
                    break

    def limb(self, text: str) -> str | None:
        """The arm that a text names, of one side; None if it names none."""
        words = self._split(text)
        found = (
            name
            for said, name in self._limbs.items()
            if any(words[at : at + len(said)] == said for at in range(len(words)))
        )
        return next(found, None)

    def _parts(self, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """A text in the longest wordings that are known, and the words between them."""
        at = 0
        while at < len(words):
            ends = range(min(len(words), at + self._longest), at, -1)
            known = (words[at:end] for end in ends if self._is_known(words[at:end]))
            part = next(known, words[at : at + 1])
            yield part
            at += len(part)

    def _is_known(self, words: tuple[str, ...]) -> bool:
        return any(
            words in known for known in (self._marks, self._negations, self._cannot, self._harmless)
        )

    def _split(self, text: str) -> tuple[str, ...]:
        """Words in small letters, their endings apart, without fillers."""
        words: list[str] = []
        for word in re.findall(r"[^\W_]+(?:'[^\W_]+)*'?", text.casefold().replace("’", "'")):
            ending = next((one for one in self._endings if word.endswith(one)), "")
            words += [word.removesuffix(ending), ending] if ending else [word]
        return tuple(word for word in words if word and word not in self._fillers)


def find(said: Said, health: Health) -> Finding:
    """What was said calls for: the most serious symptom; a condition that ends a practice goes
    before a symptom that does not.
    """
    symptom, condition = _most_serious(_symptoms(said), health), named_condition(said, health)
    if condition in QUESTIONS and not (said.feeling or said.symptom):
        condition = None
    if symptom and (health.symptoms[symptom].ends or not _ends(condition, health)):
        return Finding(symptom=symptom)
    if condition:
        return Finding(condition=condition)
    better = BETTER in said.symptom or said.denied
    return Finding(symptom=BETTER) if better else Finding()


def _ends(condition: str | None, health: Health) -> bool:
    return condition is not None and health.conditions[condition].ends


def _symptoms(said: Said) -> set[str]:
    failing = {_FAILING_PARTS[name] for name in said.failing & _FAILING_PARTS.keys() if said.body}
    felt = said | Said(feeling=frozenset(failing))
    found = {rule.symptom for rule in RULES if rule.holds(felt)}
    found |= (said.symptom - {BETTER}) | (said.failing - _FAILING_PARTS.keys())
    found |= {symptom for parts, symptom in TOGETHER if parts <= found}
    if (
        "fever" in found
        and "neck" in said.body
        and found & {PAIN, "headache", "sudden_headache", "meningitis"}
    ):
        found.add("meningitis")
    risky = WITH_PAIN | WITH_NEW_PAIN if NEW_PAIN in found else WITH_PAIN
    if found & HURTS and said.condition & risky:
        found.add("risk_pain")
    return found


def _most_serious(symptoms: Iterable[str], health: Health) -> str | None:
    """By level; of one level, what ends a practice goes first, then what stands first."""
    order = list(health.symptoms)

    def rank(name: str) -> tuple[str, bool, int]:
        symptom = health.symptoms[name]
        return symptom.level, not symptom.ends, order.index(name)

    return min((name for name in symptoms if name in health.symptoms), key=rank, default=None)


def named_condition(said: Said, health: Health) -> str | None:
    """The condition that is spoken of: first what ends a practice, then what leaves something out,
    and questions last.
    """
    found = set(said.condition & health.conditions.keys())
    for done in said.treated & DONE_TO.keys():
        parts = DONE_TO[done]
        found |= {named for part in said.body if (named := parts.get(part, parts.get("")))}
    order = list(health.conditions)

    def rank(name: str) -> tuple[bool, bool, bool, int]:
        condition = health.conditions[name]
        asks = name in QUESTIONS or name == "general"
        return asks, not condition.ends, not condition.leaves_out, order.index(name)

    return min(found, key=rank, default=None)


def asked_about(said: Said, health: Health) -> str:
    """The condition that a question of health is about: what is wrong, where only a part of the
    body is named; whether it should feel like that, where only a feeling is.
    """
    named = named_condition(said, health)
    if named is None and said.body:
        return "diagnosis"
    return named or ("normal_feeling" if said.feeling else "general")


def read_wordings(text: str, file: str) -> Wordings:
    """Read a language's lexicon. Raises ContentError, also where a wording means two things."""
    wordings = read_content(text, file, Wordings)
    meanings: dict[str, str] = {}
    for kind in Kind:
        for name, said in wordings.of(kind).items():
            for one in said:
                if meanings.setdefault(one, f"{kind}.{name}") != f"{kind}.{name}":
                    raise ContentError(file, f"{kind}.{name}", f'"{one}": also {meanings[one]}')
    return wordings


def check_wordings(wordings: Wordings, file: str, health: Health) -> None:
    """Refuse a wording for what nothing is done about. Raises ContentError."""
    names: Mapping[str, set[str]] = {
        "symptom": {*wordings.symptom, *wordings.helper},
        "failing": set(wordings.failing) - _FAILING_PARTS.keys(),
    }
    for kind, known in names.items():
        for name in sorted(known - health.symptoms.keys()):
            raise ContentError(file, f"{kind}.{name}", "no such symptom")
    for name in sorted(wordings.condition.keys() - health.conditions.keys()):
        raise ContentError(file, f"condition.{name}", "no such condition")
    for name in sorted(wordings.treated.keys() - DONE_TO.keys()):
        raise ContentError(file, f"treated.{name}", "no condition follows from it")
