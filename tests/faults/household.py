"""A household at its speakers, for as long as one likes, over a store that fails at any time.

What the skill is held to is in `_judge`: nothing finished is lost or counted twice, the place is
never later than what was spoken, every reply is a legal one and leaves in time.
"""

import copy
from collections import deque
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from simulator.envelope import Setting
from skill.app.skill import assemble, read_contents
from skill.app.telemetry import COMFORT
from skill.coaching import policy
from skill.coaching.practice import OpenPractice
from skill.dialogue.finishing import GIVEN_UP
from skill.dialogue.state import Conversation, Question
from skill.lambda_function import answer
from skill.progress import HOUSEHOLD, Agreement, Owner, Record
from skill.progress.items import MARKED_FOR
from tests.faults.spoken import Spoken
from tests.faults.store import Fault, FaultyStore
from tests.limits import check_reply
from tests.person import START, Person, owner_of
from tests.states import INTENTS, SLOTS, TROUBLE

CATALOGUE = read_contents()["en-US"].catalogue
SPEAKERS = ("kitchen", "bedroom")
PEOPLE = (None, "ana", "ben")
"""Voices; None: the household's own."""
GAPS = (1, 3, 8, 15, 30, 60, 90, 150, 200, 240)
LATER = (600, 1700, 7200, 86_400, 3 * 86_400 + 60, 30 * 86_400)
"""Seconds between sessions: any way of taking a place up again, and more."""
REPLAYED_FOR = 150
"""Seconds for which a request that was signed is accepted."""
LONGEST = 380 * 86_400
"""Seconds of a whole life, so that nothing expires in it."""
BY_YES = frozenset({"AMAZON.YesIntent", "ReadyIntent", "AMAZON.ResumeIntent"})
LETS_GO = frozenset(
    "AMAZON.NoIntent AMAZON.StopIntent AMAZON.CancelIntent AMAZON.NavigateHomeIntent".split()
)
"""What gives up a finished practice that cannot be noted."""
MOVES_NOTHING = frozenset(
    "WhichSideIntent TimeLeftIntent WhatNextIntent AMAZON.HelpIntent AMAZON.FallbackIntent"
    " AMAZON.PauseIntent AMAZON.StopIntent AMAZON.NavigateHomeIntent EquipmentIntent SafetyIntent"
    " RoutinesIntent ProgressIntent WhatYouKnowIntent MoreTimeIntent ChangePaceIntent"
    " HandsFreeIntent".split()
)
"""What interrupts a practice, and leaves it where it is."""


@dataclass(frozen=True)
class Moment:
    """When, where and by whom something is said, and what goes wrong then."""

    name: str
    """Of the speaker."""
    who: str | None
    gap: int
    """Seconds since the last turn of the household."""
    going_wrong: list[Fault]
    """With the operations of the store, one after the other."""
    voice: float
    """How much longer than estimated the words of the answer take."""
    lost: float
    """Seconds until the answer begins."""


moments = st.builds(
    Moment,
    st.sampled_from(SPEAKERS),
    st.sampled_from(PEOPLE),
    st.sampled_from(GAPS),
    st.one_of(st.just([]), st.just([]), st.lists(st.sampled_from(Fault), max_size=4)),
    st.floats(0.85, 1.15),
    st.floats(0.0, 4.0),
)
sentences = st.sampled_from(
    [(name, slots) for name in INTENTS for slots in SLOTS.get(name, [{}])]
    # What a practice is made of comes more often.
    + [("StartRoutineIntent", {"routine": name}) for name in ("neck", "quick", "desk")] * 2
    + [(name, {}) for name in ("AMAZON.PauseIntent", "AMAZON.StopIntent", "SkipStretchIntent")] * 3
)


@dataclass
class Speaker:
    """One of the household's speakers, and what is known of its session."""

    person: Person
    conversation: Conversation | None = None
    """As the last reply left it."""
    spoken: Spoken | None = None
    """What it really says."""
    others_wrote: bool = False
    """Whether another session has changed the place since this one began."""
    began: float = 0.0
    """When its session began."""


@dataclass
class Kept:
    """What stands in the store of one person."""

    record: Record
    rows: frozenset[str]


@dataclass
class Sent:
    """A request as it came in, which may come in again."""

    at: float
    began: float
    """When its session began."""
    who: str
    body: dict[str, Any]


@dataclass
class Turn:
    """What was known before a turn."""

    speaker: Speaker
    asked: str
    before: Conversation | None
    kept: dict[str, Kept]
    store_began: float
    faultless: bool
    late: bool
    """Whether a write of an earlier turn is still on its way."""
    ended: str = ""
    """Why the session ended, where it has."""
    deletes: bool = False
    """Whether the store deleted somebody in it."""
    words: list[str] = field(default_factory=list)


NOTHING = Kept(Record(), frozenset())


@dataclass
class Heard(Person):
    """Somebody at a speaker, whose requests are overheard."""

    sent: deque[dict[str, Any]] = field(default_factory=deque)

    def hand_in(self, sent: dict[str, Any]) -> dict[str, Any]:
        self.sent.append(copy.deepcopy(sent))
        return super().hand_in(sent)


class Household(RuleBasedStateMachine):
    """Everybody, everything they say, and all that goes wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.store = FaultyStore()
        self.skill = skill = assemble(self.store, clock=self.store.clock)
        self.sent: deque[dict[str, Any]] = deque(maxlen=1)
        self.speakers = {
            name: Speaker(Heard(skill, Setting(device=name), sent=self.sent)) for name in SPEAKERS
        }
        self.replayable: deque[Sent] = deque(maxlen=20)
        self.deleted: dict[str, float] = {}
        """By person, when everything was last deleted."""
        self.now = START
        for voice in PEOPLE[:2]:  # the third is new
            known = Record(agreed=Agreement(START, 1), used=START)
            owner = owner_of(Setting(person=voice))
            self.store.behind.save(owner, known, revision=0, request_id="r", began=START, now=START)
        self.finished: dict[str, set[str]] = {}
        """By person, the keys of all practices that were ever seen in the store."""

    def teardown(self) -> None:
        self.store.behind.close()

    # What happens

    @rule(moment=moments)
    def launch(self, moment: Moment) -> None:
        speaker = self._at(moment)
        speaker.person.session = None
        self._forget_session(speaker)
        turn = self._before(speaker, "LaunchRequest", moment.going_wrong)
        speaker.person.launch()
        self._judge(turn, moment)

    @rule(moment=moments, said=sentences)
    def say(self, moment: Moment, said: Any) -> None:
        name, slots = said
        speaker = self._at(moment)
        turn = self._before(speaker, name, moment.going_wrong)
        speaker.person.say(name, 0, **slots)
        self._judge(turn, moment)

    @rule(moment=moments, yes=st.sampled_from(sorted(BY_YES)))
    def go_on(self, moment: Moment, yes: str) -> None:
        """Listen to the end, and say yes."""
        spoken = self.speakers[moment.name].spoken
        gap = max(int(spoken.until - self.now) + 3, 1) if spoken else 60
        self.say(replace(moment, gap=gap), (yes, {}))

    @rule(moment=moments, said=st.sampled_from(sorted(MOVES_NOTHING)))
    def interrupt(self, moment: Moment, said: str) -> None:
        """In the middle of it, something that moves nothing."""
        if self._in_session(moment):
            self.say(replace(moment, who=None), (said, {}))

    @rule(moment=moments)
    def practise(self, moment: Moment) -> None:
        """Take up the place, or begin, and listen to the end of two passages."""
        if not self._in_session(moment):
            self.launch(replace(moment, gap=3))
        for _ in range(2):
            if self._in_session(moment):
                self.go_on(moment, "AMAZON.YesIntent")

    @rule(moment=moments)
    def fall_asleep(self, moment: Moment) -> None:
        """Say nothing at all, until Alexa ends the session."""
        spoken = self.speakers[moment.name].spoken
        until = spoken.in_silence_until if spoken else self.now + 60
        gap = max(int(until - self.now) + 1, 1)
        self.leave(replace(moment, gap=gap), "EXCEEDED_MAX_REPROMPTS")

    @rule(moment=moments, reason=st.sampled_from(["USER_INITIATED", "ERROR"]))
    def leave(self, moment: Moment, reason: str) -> None:
        if not self._in_session(moment):
            return
        speaker = self._at(replace(moment, who=self.speakers[moment.name].person.setting.person))
        turn = self._before(speaker, "SessionEndedRequest", moment.going_wrong)
        turn.ended = reason
        speaker.person.end(reason)
        self._judge(turn, replace(moment, voice=1.0, lost=0.0))

    @rule(
        name=st.sampled_from(SPEAKERS),
        what=st.sampled_from(["die", "later", *Fault]),
        after=st.sampled_from(LATER),
    )
    def happen(self, name: str, what: str, after: int) -> None:
        """A session is gone and nobody is told; time passes; the store's weather changes."""
        if what == "die":
            self.speakers[name].person.die()
            self._forget_session(self.speakers[name])
        elif what != "later":
            self.store.weather = Fault(what)
        elif self.now < START + LONGEST - max(LATER):
            self.now += after

    @rule(moment=moments)
    def delete_everything(self, moment: Moment) -> None:
        """Whoever a session is of has everything deleted."""
        if self._in_session(moment):
            self.say(moment, ("ForgetMeIntent", {}))
        if self._in_session(moment):
            self.say(replace(moment, gap=5), ("AMAZON.YesIntent", {}))

    @rule(gap=st.sampled_from(GAPS))
    def disable(self, gap: int) -> None:
        """Somebody disables the skill in Alexa's app; the sessions that are open go on."""
        if self.store.late:
            return
        self.now += gap
        self.store.behind.forget_account(owner_of(Setting()).account, self.now)
        for voice in PEOPLE:
            self._note_deletion(voice or HOUSEHOLD, self.now)

    @rule(back=st.integers(1, 20))
    def replay(self, back: int) -> None:
        """A request comes in again, from whoever has got hold of it."""
        if back > len(self.replayable):
            return
        again = self.replayable[-back]
        if self.now - again.at > REPLAYED_FOR:
            return
        before = {voice or HOUSEHOLD: self._kept(voice) for voice in PEOPLE}
        self.store.faults.clear()
        late = bool(self.store.late)
        answer(copy.deepcopy(again.body), self.skill, None)
        after = {voice or HOUSEHOLD: self._kept(voice) for voice in PEOPLE}
        late = self._note_deletions() or late
        if again.began <= self.deleted.get(again.who, 0.0) and not late:
            assert after == before, "a request from before a deletion has written"
        for name, now in after.items():
            if now != before[name]:
                for each in self.speakers.values():
                    each.others_wrote = True
            self.finished.setdefault(name, set()).update(now.rows)

    @rule()
    def clear_up(self) -> None:
        self.store.weather = Fault.NONE

    # How it happens

    def _in_session(self, moment: Moment) -> bool:
        return self.speakers[moment.name].person.session is not None

    def _at(self, moment: Moment) -> Speaker:
        speaker = self.speakers[moment.name]
        self.now += moment.gap
        speaker.person.now = self.now
        speaker.person.setting = Setting(device=moment.name, person=moment.who)
        return speaker

    def _forget_session(self, speaker: Speaker) -> None:
        speaker.conversation, speaker.spoken, speaker.others_wrote = None, None, False

    def _note_deletions(self) -> bool:
        """Note what the store has really deleted since the last time; whether it has."""
        ids = {owner_of(Setting(person=voice)): voice or HOUSEHOLD for voice in PEOPLE}
        deletions = list(self.store.forgotten)
        self.store.forgotten.clear()
        for owner, at in deletions:
            self._note_deletion(ids[owner], at)
        return bool(deletions)

    def _note_deletion(self, who: str, at: float) -> None:
        self.deleted[who] = at
        self.finished[who] = set()
        for each in self.speakers.values():
            each.others_wrote = True

    def _before(self, speaker: Speaker, asked: str, going_wrong: list[Fault]) -> Turn:
        for each in self.speakers.values():
            # A write that is still on its way is of a session before this turn.
            each.others_wrote |= bool(self.store.late)
        self.store.faults.clear()
        self.store.faults.extend(going_wrong)
        faultless = {*going_wrong, self.store.weather} == {Fault.NONE} and not self.store.late
        kept = {voice or HOUSEHOLD: self._kept(voice) for voice in PEOPLE}
        late = bool(self.store.late)
        return Turn(speaker, asked, speaker.conversation, kept, self.store.now, faultless, late)

    def _kept(self, voice: str | None) -> Kept:
        owner: Owner = owner_of(Setting(person=voice))
        rows = frozenset(
            name.rpartition("#")[2]
            for name in (str(row[1]) for row in self.store.behind.rows())
            if name.startswith(f"{owner.person}#practice#")
        )
        return Kept(self.store.behind.read(owner, self.now).record, rows)

    # What it is held to

    def _judge(self, turn: Turn, moment: Moment) -> None:
        speaker = turn.speaker
        person = speaker.person
        took = self.store.now - turn.store_began
        assert took <= policy.TURN_TAKES, f"a reply after {took} s"
        kind = turn.asked if turn.asked.endswith("Request") else "IntentRequest"
        check_reply(kind, person.reply)
        open_still = person.session is not None
        attributes = person.attributes if open_still else None
        after = msgspec.convert(dict(attributes), Conversation) if attributes else None
        if kind != "SessionEndedRequest":
            assert TROUBLE not in person.words
        who = self._whose(turn, after)
        kept = {voice or HOUSEHOLD: self._kept(voice) for voice in PEOPLE}
        self._judge_deletion(turn, kept, who)
        self._judge_counts(turn, kept, after, who)
        self._judge_elsewhere(turn, kept, after, who)
        if not self._from_before(speaker, who):
            self._judge_place(turn, kept[who], after)
        speaker.conversation = after
        speaker.spoken = None
        if after and after.passage:
            speaker.spoken = Spoken.leaving(
                after.passage, self.now + took, moment.voice, moment.lost
            )
        if not open_still:
            self._forget_session(speaker)

    def _whose(self, turn: Turn, after: Conversation | None) -> str:
        known = turn.before or after
        ids = {owner_of(Setting(person=voice)).person: voice or HOUSEHOLD for voice in PEOPLE}
        if known:
            return ids[known.person]
        return turn.speaker.person.setting.person or HOUSEHOLD

    def _judge_deletion(self, turn: Turn, kept: dict[str, Kept], who: str) -> None:
        """What began before a deletion writes nothing after it."""
        speaker = turn.speaker
        if turn.before is None:
            speaker.began = self.now
        self.replayable.append(Sent(self.now, speaker.began, who, self.sent[-1]))
        turn.deletes = self._note_deletions()
        if self._from_before(speaker, who) and not turn.late and not turn.deletes:
            assert kept[who] == turn.kept[who], "a session from before a deletion has written"

    def _from_before(self, speaker: Speaker, who: str) -> bool:
        """Whether that person was deleted since the speaker's session began.

        A deletion is remembered for a day; here a session may last longer.
        """
        deleted = self.deleted.get(who, 0.0)
        return speaker.began <= deleted and self.now < deleted + MARKED_FOR - 1

    def _forgets(self, turn: Turn) -> bool:
        """Whether a person has said yes to deleting everything."""
        asked = turn.before is not None and turn.before.question is Question.FORGET
        return asked and turn.asked in BY_YES

    def _judge_counts(
        self, turn: Turn, kept: dict[str, Kept], after: Conversation | None, who: str
    ) -> None:
        before = turn.before
        forgets = self._forgets(turn)
        for name, now in kept.items():
            counted = [key for key in now.rows if not key.endswith(GIVEN_UP)]
            assert now.record.finished == len(counted), "the count is not that of the rows"
            seen = self.finished.setdefault(name, set())
            assert seen <= now.rows, "a finished practice is lost"
            seen |= now.rows
        if turn.deletes or self._from_before(turn.speaker, who):
            return
        waiting = {row.key for row in before.unsaved if row.finished} if before else set()
        still = {row.key for row in after.unsaved} if after else set()
        if turn.faultless:
            assert not still, "what could be saved was not"
        given_up = forgets or (
            (before is not None and before.question is Question.NOTE and turn.asked in LETS_GO)
            or (turn.ended and not turn.faultless)
            # Who is in trouble hears at once what to do, and the session is over.
            or (turn.asked in COMFORT and after is None and not turn.faultless)
        )
        if not given_up:
            assert waiting <= kept[who].rows | still, "an unsaved practice is lost"
        practice = before.record.open_practice if before and before.active else None
        if practice and practice.released and self._closes(turn):
            assert practice.key in kept[who].rows | still, "a practice that was finished is not"

    def _closes(self, turn: Turn) -> bool:
        """Whether a person has said that they are up again, after the last passage."""
        before = turn.before
        return (
            before is not None
            and before.waiting is not None
            and before.waiting.question is Question.BACK_UP
            and before.question is Question.BACK_UP
            and turn.asked in BY_YES
        )

    def _judge_elsewhere(
        self, turn: Turn, kept: dict[str, Kept], after: Conversation | None, who: str
    ) -> None:
        changed = kept[who].record.open_practice != turn.kept[who].record.open_practice
        ids = owner_of(Setting(person=None if who == HOUSEHOLD else who)).person
        for other in self.speakers.values():
            theirs = other.conversation
            if changed and other is not turn.speaker and theirs and theirs.person == ids:
                other.others_wrote = True
        was = turn.before is not None and turn.before.elsewhere
        if after and after.elsewhere and not was:
            assert turn.speaker.others_wrote, "no other speaker has the place"

    def _judge_place(self, turn: Turn, kept: Kept, after: Conversation | None) -> None:
        before, stored = turn.before, kept.record.open_practice
        ours = after.record.open_practice if after else stored
        if after and turn.faultless and not turn.speaker.others_wrote:
            assert ours == stored, "the place was not saved before the words left"
        if before is None:
            self._judge_resuming(turn, after)
            return
        practice = before.record.open_practice
        moves = turn.asked not in MOVES_NOTHING and not turn.ended
        if not before.active or practice is None or ours is None or moves:
            return
        saved = after is not None or (turn.faultless and not turn.speaker.others_wrote)
        if ours.key != practice.key or not saved or ours.plan.stretches != practice.plan.stretches:
            return
        self._judge_bookmark(turn, before, ours)

    def _judge_bookmark(self, turn: Turn, before: Conversation, ours: OpenPractice) -> None:
        spoken = turn.speaker.spoken
        if spoken is None:
            was = before.record.open_practice
            assert was is None or ours.bookmark == was.bookmark, "moved while it waited"
            return
        in_silence = turn.ended == "EXCEEDED_MAX_REPROMPTS"
        spoken.judge(ours, CATALOGUE, self.now, in_silence=in_silence)

    def _judge_resuming(self, turn: Turn, after: Conversation | None) -> None:
        """Within half an hour a launch goes on at the place that is kept."""
        place = turn.kept[self._whose(turn, after)].record.open_practice
        if turn.asked != "LaunchRequest" or after is None or place is None or not turn.faultless:
            return
        passage, now = after.passage, after.record.open_practice
        if passage and now and now.key == place.key and after.question is not Question.RESUME:
            assert passage.steps[:1] == (place.bookmark,), "taken up at another place"
