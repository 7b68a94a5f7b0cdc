"""What every reply has to keep: Alexa's limits, and the skill's own rules of a conversation."""

from typing import Any

from simulator.reply import read
from tests.screens.lint import check_document, speaks_by_itself

SPOKEN_TO = ("LaunchRequest", "IntentRequest", "Connections.Response")
ASKS = ("?", "？", "؟")
"""How a question ends, in any script."""
SCREEN_EVENT = "Alexa.Presentation.APL.UserEvent"


class BrokenReplyError(AssertionError):
    """A reply that Alexa would refuse, or that leaves a person not knowing what to do."""


def check_reply(request_type: str, reply: dict[str, Any]) -> None:
    """Raise where a reply breaks a limit or a rule.

    Alexa's: 120 KB in all, fewer than 8,000 characters of well-formed SSML, breaks of at most
    10 s, a card of at most 8,000 characters. The skill's: an open session ends in one question
    and has a reprompt; a closed one has neither, nor has one that leaves Alexa the word; the end
    of a session is answered with nothing; a screen that speaks a passage asks for the next one,
    and Alexa herself says nothing.
    """
    parts = read(reply)
    response = reply["response"]
    directives = response.get("directives", [])
    documents = [one for one in directives if one["type"] != "Connections.SendRequest"]
    for directive in documents:
        check_document(directive)
    if request_type not in (*SPOKEN_TO, SCREEN_EVENT):
        _that(not parts.speech.pieces, "only who is there is answered in words")
        _that(not documents, "and only to them something is drawn")
        return
    if parts.permission:
        # Alexa has the word, as in "Set Up Voice Permissions for Reminders".
        _that(not parts.reprompt.pieces, "where Alexa asks, the skill does not")
        _that("shouldEndSession" not in response, "where Alexa asks, she decides what ends")
        return
    said = " ".join(piece.words for piece in parts.speech.pieces)
    _that("{" not in said, "every place is filled")
    speaks = any(speaks_by_itself(directive) for directive in documents)
    if speaks or (request_type == SCREEN_EVENT and not said):
        _that(not said, "a screen that speaks is not interrupted")
        _that("shouldEndSession" not in response, "and the session stays with it")
        return
    _that(bool(said), "something is said")
    _that("shouldEndSession" in response, "whether the session ends is said")
    if parts.stays_open:
        _that(said.rstrip().endswith(ASKS), f"an open session ends in a question: {said[-80:]}")
        _that(bool(parts.reprompt.pieces), "an open session has a reprompt")
        _that(sum(piece.silence for piece in parts.reprompt.pieces) <= 30, "a reprompt waits 30 s")
    else:
        _that(not said.rstrip().endswith(ASKS), f"who is left is not asked: {said[-80:]}")
        _that(not parts.reprompt.pieces, "a closed session has no reprompt")


def _that(holds: bool, rule: str) -> None:
    if not holds:
        raise BrokenReplyError(rule)
