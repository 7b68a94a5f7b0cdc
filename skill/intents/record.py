"""What is kept of a person: what the skill knows, and deleting it."""

from skill.coaching.stretches import Side
from skill.dialogue.answer import Answer, ending
from skill.dialogue.asking import answer_and_return, ask, put_in_front
from skill.dialogue.state import Question
from skill.dialogue.turn import Turn
from skill.intents.reminders import delete_reminders


def what_you_know(turn: Turn) -> Answer:
    """ "What do you know about me?"."""
    words, record = turn.words, turn.record
    things = []
    if record.agreed:
        things.append(words.line("record.agreement"))
    if record.open_practice:
        place = turn.place_name(record.open_practice.bookmark)
        things.append(words.line("record.place", place=place))
    if record.finished:
        key = "record.practices_one" if record.finished == 1 else "record.practices"
        things.append(words.line(key, count=record.finished))
    if record.time_zone:
        things.append(words.line("record.time_zone"))
    wishes = _wishes(turn)
    if wishes:
        things.append(words.line("record.wishes", wishes=words.listing(wishes)))
    if not things:
        return answer_and_return(turn, words.line("record.nothing"))
    said = words.line("record.know", things=words.listing(tuple(things)))
    return answer_and_return(turn, said)


def _wishes(turn: Turn) -> tuple[str, ...]:
    words, wanted = turn.words, turn.preferences
    known = []
    if wanted.repeats:
        known.append(words.line("record.wish_repeats", repeats=wanted.repeats))
    if wanted.hold:
        known.append(words.line("record.wish_hold"))
    if wanted.pace.value != "normal":
        known.append(words.line("record.wish_pace"))
    if wanted.own:
        known.append(words.line("record.wish_own"))
    if wanted.first_side is Side.LEFT:
        known.append(words.line("record.wish_left"))
    if wanted.goal:
        known.append(words.line("record.wish_goal", count=wanted.goal))
    if wanted.ask_less:
        known.append(words.line("record.wish_less"))
    if wanted.variations:
        known.append(words.line("record.wish_variations"))
    if wanted.left_out:
        names = tuple(
            words.line(key if words.has(key) else f"stretches.{item}.place")
            for item in wanted.left_out
            for key in [f"avoid.what.{item}"]
        )
        known.append(words.line("record.wish_without", things=words.listing(names)))
    return tuple(known)


def forget_me(turn: Turn) -> Answer:
    """ "Delete everything you know about me": said what, and asked once."""
    return ask(turn, Question.FORGET, put_in_front(turn), turn.words.line("record.forget"))


def forget(turn: Turn) -> Answer:
    """Yes to deleting everything: it is deleted before the words are spoken."""
    turn.leave()
    turn.change(forgetting=True)
    key = "record.forgotten" if delete_reminders(turn) else "record.reminders_left"
    return ending(turn.words.line(key))
