"""What a speaker really says: a voice that is faster or slower than thought, and starts late."""

from dataclasses import dataclass
from typing import Self

from skill.coaching import policy
from skill.coaching.catalogue import Catalogue
from skill.coaching.passage import OPEN_MICROPHONE, Passage, length
from skill.coaching.plan import steps
from skill.coaching.practice import OpenPractice
from tests.coaching.test_passage import end_of, true_step

HAIR = 0.001
"""Seconds by which sums of seconds may differ."""


@dataclass(frozen=True)
class Spoken:
    """A passage as it is really spoken."""

    passage: Passage
    began: float
    """Seconds since the epoch at which its first cue began; the person's sentence counted in."""
    voice: float
    """How much longer than estimated words take."""
    told: float
    """Seconds of words, estimated, that were said before it."""

    @classmethod
    def leaving(cls, passage: Passage, at: float, voice: float, lost: float) -> Self:
        """What begins with a reply that leaves at that time; `lost` as in the timetable's rule."""
        told = (passage.began - at) / policy.SLOWER_VOICE
        return cls(passage, at + told * voice + lost, voice, told)

    @property
    def until(self) -> float:
        """When its question has been asked."""
        return self.began + length(self.passage, self.voice)

    @property
    def in_silence_until(self) -> float:
        """When Alexa ends the session, where nobody answers."""
        words, silence = self.passage.reprompt
        return self.until + words * self.voice + silence + OPEN_MICROPHONE

    def judge(
        self, practice: OpenPractice, catalogue: Catalogue, now: float, *, in_silence: bool
    ) -> None:
        """Hold a place that was kept now to what was spoken by now."""
        elapsed = now - self.began
        reprompt = 0.0
        if in_silence:
            elapsed, reprompt = length(self.passage, self.voice), self.passage.reprompt[0]
        really, words = true_step(self.passage, elapsed, self.voice)
        every = steps(practice.plan, catalogue)
        place = practice.bookmark
        if really is None:
            return  # all of the plan was spoken: only getting up is left
        assert every.index(place) <= every.index(really), "the place is later than the words"
        if place != really and place in self.passage.steps:
            behind = elapsed - end_of(self.passage, place, self.voice)
            bound = policy.SPEECH_STARTS_WITHIN + 0.30 * (words + self.told + reprompt) + HAIR
            assert behind <= bound, f"the place is {behind - bound} s too early"
