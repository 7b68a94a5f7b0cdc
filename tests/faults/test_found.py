"""What the lives of `household.py` have found, each as short as it can be told."""

import pytest

from simulator.envelope import Setting
from skill.app.skill import assemble
from skill.progress import Kept
from tests.faults.store import Fault, FaultyStore
from tests.person import Person, owner_of


@pytest.fixture
def store() -> FaultyStore:
    return FaultyStore()


@pytest.fixture
def someone(store: FaultyStore) -> Person:
    return Person(assemble(store, clock=store.clock))


def kept(store: FaultyStore, someone: Person) -> Kept:
    return store.behind.read(owner_of(Setting()), someone.now)


def about_to_finish(someone: Person) -> Person:
    someone.say("DoStretch", stretch="sciatic_relief").say("AMAZON.Yes", 40)
    someone.say("AMAZON.Help", 400)
    assert someone.attributes["question"] == "back_up"
    return someone


def test_a_practice_whose_answer_was_lost_is_counted_once(
    store: FaultyStore, someone: Person
) -> None:
    about_to_finish(someone)
    store.faults.append(Fault.LOST)
    someone.say("AMAZON.Yes", 5)
    assert someone.words.endswith("Shall I try once more?")
    someone.say("AMAZON.Yes", 5)
    assert someone.words == "Noted. Goodbye."
    assert (kept(store, someone).record.finished, len(kept(store, someone).finished)) == (1, 1)


def test_also_where_another_speaker_wrote_after_it(store: FaultyStore, someone: Person) -> None:
    about_to_finish(someone)
    store.faults.append(Fault.LOST)
    someone.say("AMAZON.Yes", 5)
    other = Person(someone.skill, Setting(device="bedroom"), now=someone.now)
    other.launch(5).say("AMAZON.Stop", 60)
    someone.say("AMAZON.Yes", 90)
    assert (kept(store, someone).record.finished, len(kept(store, someone).finished)) == (1, 1)
    assert kept(store, someone).record.open_practice is not None


def test_what_the_person_does_not_wait_for_is_not_counted_either(
    store: FaultyStore, someone: Person
) -> None:
    about_to_finish(someone)
    store.weather = Fault.REFUSED
    someone.say("AMAZON.Yes", 5).say("AMAZON.No", 5)
    assert someone.words == "Goodbye."
    assert (kept(store, someone).record.finished, len(kept(store, someone).finished)) == (0, 0)


def test_a_lost_answer_is_no_other_speaker(store: FaultyStore, someone: Person) -> None:
    someone.launch().say("AMAZON.Yes", 40)
    store.faults.append(Fault.LOST)
    someone.say("WhichSide", 60)
    someone.say("WhichSide", 60)
    assert "speaker" not in someone.words
    place = someone.attributes["record"]["open_practice"]["bookmark"]
    practice = kept(store, someone).record.open_practice
    assert practice is not None
    assert place == [practice.bookmark.stretch, practice.bookmark.side, practice.bookmark.repeat]


def test_a_place_that_could_not_be_read_is_taken_up_a_turn_later(
    store: FaultyStore, someone: Person
) -> None:
    someone.launch().say("AMAZON.Yes", 40).say("Ready", 200).say("AMAZON.Stop", 60)
    store.faults.append(Fault.SILENT)
    someone.launch(60)
    assert "Shall we start?" in someone.words
    someone.say("AMAZON.Yes", 40)
    assert "Carrying on with the shoulder blade stretch" in someone.words


@pytest.mark.parametrize("asked", ["AMAZON.Stop", "AMAZON.Pause"])
def test_no_place_is_promised_that_is_not_kept(
    store: FaultyStore, someone: Person, asked: str
) -> None:
    someone.launch().say("AMAZON.Yes", 40)
    store.weather = Fault.REFUSED
    someone.say("WhichSide", 60).say(asked, 60)
    assert "place may not be kept" in someone.words
    assert "is kept" not in someone.words
    assert "keep the place" not in someone.words


def test_who_stops_after_an_answer_has_still_only_what_was_sure(
    store: FaultyStore, someone: Person
) -> None:
    """The passage was most likely over when help was asked for; surely it was not."""
    someone.launch().say("AMAZON.Yes", 40)
    passage = someone.attributes["passage"]
    spoken = sum(cue[2] + cue[3] for cue in passage["cues"])
    someone.say("AMAZON.Help", int(spoken) + 3)
    assert someone.attributes["question"] == "ready"
    someone.say("AMAZON.Stop", 3)
    practice = kept(store, someone).record.open_practice
    assert practice is not None
    assert practice.bookmark.stretch == "neck_lateral_flexion"
