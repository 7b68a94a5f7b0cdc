"""Every window, limit and mark that a product owner would turn, with its unit and its reason.

Seconds unless another unit is named. Where a figure has a source, the source stands with it;
the others are choices of this project. What a content file says of a stretch (its holds, its
silences) stands there; what Alexa prescribes stands where it is obeyed.
"""

from typing import Final

MINUTE: Final = 60.0
DAY: Final = 86_400.0

# The safety gate
YES_HOLDS: Final = 90 * DAY
"""How long a yes to the safety script holds. The outer limit with a source is twelve months
(PAR-Q+)."""
UNUSED: Final = 30 * DAY
"""Without use for so long, a returning person hears the medium form."""

# Coming back to an open practice
CARRY_ON_WITHIN: Final = 30 * MINUTE
"""A launch carries on by itself: the person has been at the door, or on the phone."""
OFFER_WITHIN: Final = 3 * DAY
"""A launch offers to carry on; later it starts afresh, and mentions the place once."""

# Waiting for a person
REPROMPT_SILENCE: Final = 30.0
"""In the reprompt of a practice, before Alexa listens for the last time."""
MORE_TIME: Final = 20.0
"""For somebody who asks for a moment."""
TO_FETCH: Final = 4.0
"""After the list of what is needed, to say that something is missing."""
BEFORE_WE_BEGIN: Final = 1.0
"""After the opening, where nothing has to be fetched."""
BACK_IN: Final = 3.0
"""To be ready again, in position, for a repeat that was interrupted."""
ON_THE_SIDE: Final = 5.0
"""Of rest on the side, before pushing up from the floor or the bed."""
ANSWER_TAKES: Final = 4.0
"""What an answer between two passages takes, in the time that is said to be left."""

# The dose
MIN_REPEATS: Final = 2
MAX_REPEATS: Final = 5
"""The source article: "Repeat each stretch 2-5 times"."""
MIN_HOLD: Final = 5
MAX_HOLD: Final = 30
"""That a person may ask for. ACSM: 10 to 30 s for most adults; AAOS: 5 s for the neck."""
MIN_SHIPPED_HOLD: Final = 3
"""That a content file may give: the article's one hold is "a few seconds"."""
MAX_SHIPPED_HOLD: Final = 30
HOLD_STEP: Final = 5
"""By which a hold that was given in seconds grows or shrinks."""
HOLD_MARKS: Final = (10, 5)
"""Seconds left in a hold at which they are said, falling."""
HOLD_IS_SILENT: Final = 0.5
"""The share of a hold at its beginning in which no mark is said."""
GENTLE_PRACTICES: Final = 3
"""So many practices of a person are gentle before the normal holds begin."""
LONG_PRACTICE: Final = 20
"""Minutes from which a practice is said to be long."""
PAINFUL_TWICE: Final = 2
"""A stretch in which a person has stopped so often is left out."""

# Passages
MAX_PASSAGE: Final = 220.0
"""Of speech in one reply on a speaker. No document says how long speech may be in all; 240 s is
the documented limit of audio clips in a reply, and a test on a device may move this."""
MAX_PASSAGE_SHOWN: Final = 60.0
"""On a screen: its session lasts some 30 s beyond the last event, and what is interrupted must
not be long."""
ASK_LESS: Final = 2
"""How many passages become one for a person who wants to be asked half as often."""

# The place of an interruption
SPEECH_STARTS_WITHIN: Final = 4.0
"""Between a reply's leaving and the next request, surely not practised: the speech's late start
and the person's own sentence."""
SLOWER_VOICE: Final = 1.15
"""Words may take so much longer than estimated."""
FASTER_VOICE: Final = 0.85
"""Words may take so much less than estimated."""

# The habit
WEEKLY_GOAL: Final = 3
"""Days a week, where nobody asked for another. ACSM: at least two or three."""
MIN_WEEKLY_GOAL: Final = 1
MAX_WEEKLY_GOAL: Final = 7
FAMILIAR_AFTER: Final = 3
"""Days on which a stretch has been done before its short instruction serves."""
STEADY_DAYS: Final = 3
"""Days of each of the last two weeks, before a little more is offered."""
EFFORT_ASKED_AFTER: Final = 3
"""Finished practices before the first question about them."""
REMINDER_OFFERED_AFTER: Final = 3
"""Finished practices after which a reminder is offered, once."""

# What is kept
KEPT_FOR: Final = 400 * int(DAY)
"""As little as possible; but a person who comes back after a year still finds the place."""
TIME_ZONE_HOLDS: Final = 30 * DAY
"""Before Alexa is asked for it again: people move, and travel."""

# A turn
TURN_TAKES: Final = 6.0
"""Of handler time at most, whatever a store does. Alexa waits about eight for the full response
(Alexa Skills Kit, "Send the User a Progressive Response")."""
