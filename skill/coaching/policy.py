"""Every window, limit and mark that a product owner would change, with its unit and reason.

Seconds, unless another unit is named. A figure with a source names it; the others are choices of
this project. A stretch's own holds and silences are in its content file; what Alexa prescribes is
where it is obeyed.
"""

from typing import Final

MINUTE: Final = 60.0
DAY: Final = 86_400.0

# The safety gate
YES_HOLDS: Final = 90 * DAY
"""How long a yes to the safety script holds. The longest with a source: twelve months (PAR-Q+)."""
RULE_BREATH: Final = 0.4
"""Between two rules of the safety script, so that each is heard by itself."""
UNUSED: Final = 30 * DAY
"""After so long without use, a returning person hears the medium form."""

# Coming back to an open practice
CARRY_ON_WITHIN: Final = 30 * MINUTE
"""Within this time a launch carries on: the person has been at the door, or on the phone."""
OFFER_WITHIN: Final = 3 * DAY
"""Within this time a launch offers to carry on; later it only mentions the place, once."""

# Waiting for a person
REPROMPT_SILENCE: Final = 30.0
"""In the reprompt of a practice, before Alexa listens for the last time."""
MORE_TIME: Final = 20.0
"""For a person who asks for a moment."""
TO_FETCH: Final = 4.0
"""After the list of what is needed, to say that something is missing."""
BEFORE_WE_BEGIN: Final = 1.0
"""After the opening, if nothing has to be fetched."""
BACK_IN: Final = 3.0
"""To get ready again, in position, for a repeat that was interrupted."""
ON_THE_SIDE: Final = 5.0
"""Rest on the side, before pushing up from the floor or the bed."""
ANSWER_TAKES: Final = 4.0
"""For an answer between two passages, in the time that is said to be left."""

# The dose
MIN_REPEATS: Final = 2
MAX_REPEATS: Final = 5
"""The source article: "Repeat each stretch 2-5 times"."""
MIN_HOLD: Final = 5
MAX_HOLD: Final = 30
"""What a person may ask for. ACSM: 10 to 30 s for most adults; AAOS: 5 s for the neck."""
MIN_SHIPPED_HOLD: Final = 3
"""What a content file may give: the article's only hold is "a few seconds"."""
MAX_SHIPPED_HOLD: Final = 30
HOLD_STEP: Final = 5
"""The step by which a hold that was given in seconds becomes longer or shorter."""
HOLD_MARKS: Final = (10, 5)
"""Seconds left in a hold at which they are said, in falling order."""
COUNTED_DOWN: Final = (3, 2, 1)
"""Seconds left that are counted for who wants it: the shortest hold has three, and counting all
of a hold is tiring."""
LONG_HOLD: Final = 10
"""From so many seconds a hold has a word on the breath, until the stretch is familiar."""
HOLD_IS_SILENT: Final = 0.5
"""The first share of a hold, in which no mark is said."""
GENTLE_PRACTICES: Final = 3
"""A person's first practices, which have gentle holds."""
LONG_PRACTICE: Final = 20
"""Minutes from which a practice is said to be long."""
PAINFUL_TWICE: Final = 2
"""After stopping so often in a stretch because of pain, it is left out."""

# Passages
MAX_PASSAGE: Final = 220.0
"""Speech in one reply on a speaker. No document limits it; 240 s is the documented limit of audio
clips in a reply. A test on a device may change this."""
MAX_PASSAGE_SHOWN: Final = 60.0
"""The same on a screen: its session lasts some 30 s after the last event, and what an interruption
repeats must be short."""
ASK_LESS: Final = 2
"""How many passages become one for a person who wants to be asked half as often."""

# The place of an interruption
SPEECH_STARTS_WITHIN: Final = 4.0
"""Of the time between a reply and the next request, what was surely not practised: the speech's
late start and the person's own sentence."""
SLOWER_VOICE: Final = 1.15
"""Words may take this much longer than estimated."""
FASTER_VOICE: Final = 0.85
"""Words may take this much less than estimated."""

# The habit
WEEKLY_GOAL: Final = 3
"""Days a week, unless the person has set a goal. ACSM: at least two or three."""
MIN_WEEKLY_GOAL: Final = 1
MAX_WEEKLY_GOAL: Final = 7
FAMILIAR_AFTER: Final = 3
"""Days on which a stretch has to be done before its short instruction is enough."""
STEADY_DAYS: Final = 3
"""Days in each of the last two weeks before a little more is offered."""
EFFORT_ASKED_AFTER: Final = 3
"""Finished practices before the first question about them."""
REMINDER_OFFERED_AFTER: Final = 3
"""Finished practices after which a reminder is offered, once."""

# What is kept
KEPT_FOR: Final = 400 * int(DAY)
"""As short as possible, but a person who comes back after a year still finds the place."""
TIME_ZONE_HOLDS: Final = 30 * DAY
"""Before Alexa is asked for it again: people move, and travel."""

# A turn
TURN_TAKES: Final = 6.0
"""The most handler time, whatever a store does. Alexa waits about eight for the full response
(Alexa Skills Kit, "Send the User a Progressive Response")."""
