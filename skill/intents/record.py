"""What is stored of a person: saying what it is, and deleting it."""

from skill.coaching.stretches import Side
from skill.dialogue.answer import Answer, ending, lines
from skill.dialogue.asking import answer_and_return, put_in_front, return_behind
from skill.dialogue.questions import ask
from skill.dialogue.state import Question
from skill.dialogue.turn import Turn
from skill.dialogue.wanted import left_out_names


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
        things = words.listing(left_out_names(turn))
        known.append(words.line("record.wish_without", things=things))
    return tuple(known)


def forget_me(turn: Turn) -> Answer:
    """ "Delete everything you know about me": said what, and asked once."""
    return ask(turn, Question.FORGET, lines(put_in_front(turn), turn.words.line("record.forget")))


def forget(turn: Turn) -> Answer:
    """Yes to deleting everything: it is deleted before the words are spoken."""
    turn.leave()
    turn.change(forgetting=True)
    key = "record.forgotten" if turn.alexa.cancel_all() else "record.reminders_left"
    return ending(turn.words.line(key))


def keep_all(turn: Turn) -> Answer:
    """No to deleting everything: nothing is deleted, and what was going on goes on."""
    said = turn.words.line("record.kept")
    if turn.active or turn.conversation.behind:
        return return_behind(turn, said)
    turn.change(question=None)
    return answer_and_return(turn, said)
