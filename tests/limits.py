"""What every reply has to keep: Alexa's limits, and the skill's own rules of a conversation."""

from typing import Any

from simulator.reply import read


class BrokenReplyError(AssertionError):
    """A reply that Alexa would refuse, or that leaves a person not knowing what to do."""


def check_reply(request_type: str, reply: dict[str, Any]) -> None:
    """Raise where a reply breaks a limit or a rule.

    Alexa's: 120 KB in all, fewer than 8,000 characters of well-formed SSML, breaks of at most
    10 s, a card of at most 8,000 characters. The skill's: an open session ends in one question
    and has a reprompt; a closed one has neither; the end of a session is answered with nothing.
    """
    parts = read(reply)
    response = reply["response"]
    if request_type not in ("LaunchRequest", "IntentRequest"):
        _that(not parts.speech.pieces, "only a launch or an intent is answered in words")
        return
    said = " ".join(piece.words for piece in parts.speech.pieces)
    _that(bool(said), "something is said")
    _that("shouldEndSession" in response, "whether the session ends is said")
    _that("{" not in said, "every place is filled")
    if parts.stays_open:
        _that(said.rstrip().endswith("?"), f"an open session ends in a question: {said[-80:]}")
        _that(bool(parts.reprompt.pieces), "an open session has a reprompt")
        _that(sum(piece.silence for piece in parts.reprompt.pieces) <= 30, "a reprompt waits 30 s")
    else:
        _that(not said.rstrip().endswith("?"), f"who is left is not asked: {said[-80:]}")
        _that(not parts.reprompt.pieces, "a closed session has no reprompt")


def _that(holds: bool, rule: str) -> None:
    if not holds:
        raise BrokenReplyError(rule)
