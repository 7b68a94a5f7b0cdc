"""Opening: a launch, the answers to the safety script, carrying on, starting afresh."""

from skill.coaching.safety import Form
from skill.dialogue import beginning, gate
from skill.dialogue.answer import Answer, ending
from skill.dialogue.state import Start, Wanted
from skill.dialogue.turn import Turn


def launch(turn: Turn) -> Answer:
    """ "Alexa, start my back stretches", "open", "resume": all of them are a launch."""
    return beginning.begin(turn, Wanted())


def launch_afresh(turn: Turn) -> Answer:
    """ "From the start", with nothing going on: the usual routine, whatever is open."""
    return beginning.begin(turn, Wanted(Start.ROUTINE))


def resume(turn: Turn) -> Answer:
    """ "Resume", "carry on", "where was I", with nothing going on; without a place, a launch."""
    wanted = Wanted(Start.RESUME) if turn.practice else Wanted()
    return beginning.begin(turn, wanted)


def agree(turn: Turn) -> Answer:
    """Yes to the safety script."""
    return beginning.agree(turn)


def decline(turn: Turn) -> Answer:
    """No to it, or "I'm not sure": nothing starts, and the stretches are sent, for a doctor."""
    turn.change(gate=None, wanted=None)
    return ending(turn.words.line("safety.not_today"), card=gate.stretches_card(turn))


def say_again(turn: Turn) -> Answer:
    """ "Say that again", at the safety script: all of it once more."""
    asked = turn.conversation.gate
    due = asked.form if asked else Form.FULL
    return gate.say_script(turn, turn.conversation.wanted or Wanted(), due)


def take_offer(turn: Turn) -> Answer:
    """Yes to starting what was offered."""
    return beginning.begin(turn, turn.conversation.wanted or Wanted())


def carry_on(turn: Turn) -> Answer:
    """Yes to carrying on where the practice was left."""
    turn.change(wanted=None)
    return beginning.carry_on(turn, Form.LINE)


def start_afresh(turn: Turn) -> Answer:
    """No to carrying on: a new practice."""
    return beginning.start_afresh(turn)
