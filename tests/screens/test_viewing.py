"""A practice on a screen: it runs by itself, can be touched, and knows the place exactly."""

from dataclasses import replace

import pytest

from skill.app.skill import assemble
from skill.coaching.plan import Step
from skill.coaching.stretches import Side
from skill.progress.record import Preferences, Record
from skill.progress.store import Store
from skill.screens.figures import graphic
from tests.person import Person, owner_of
from tests.screens.show import Viewer
from tests.states import DAY


@pytest.fixture
def viewer(store: Store) -> Viewer:
    return Viewer(assemble(store))


def begun(viewer: Viewer, **slots: str | int) -> Viewer:
    """In the middle of a first practice: its first stretch is being spoken."""
    viewer.say("StartRoutine", 0, **slots)
    viewer.touch("Start", after=40)
    while "steps" not in where(viewer):
        viewer.watch()
    return viewer


def where(viewer: Viewer) -> dict[str, object]:
    """What is being spoken, as the session attributes have it."""
    passage = viewer.attributes["passage"] or {"cues": []}
    steps = {tuple(cue[0]) for cue in passage["cues"] if cue[0]}
    found: dict[str, object] = {"heard": passage.get("heard", 0)}
    return found | ({"steps": steps} if steps else {})


def kept(store: Store, viewer: Viewer) -> object:
    """Where the practice is kept to be."""
    practice = store.read(owner_of(viewer.setting), viewer.now).record.open_practice
    return practice.bookmark if practice else None


def test_it_runs_to_its_end_without_an_answer(viewer: Viewer, store: Store) -> None:
    viewer.launch().touch("Start", after=40)
    said, repeats = [], []
    for _ in range(60):
        if not viewer.practising:
            break
        said.append((viewer.shown["name"], viewer.shown["side"], viewer.shown["repeat"]))
        repeats.append(viewer.now)
        viewer.watch()
    once = list(dict.fromkeys(said))
    assert once == [
        ("Neck flexion", "", "1 of 2"),
        ("Neck flexion", "", "2 of 2"),
        ("Neck side bend", "Right ear", "1 of 2"),
        ("Neck side bend", "Left ear", "1 of 2"),
        ("Neck side bend", "Right ear", "2 of 2"),
        ("Neck side bend", "Left ear", "2 of 2"),
        ("Shoulder blade stretch", "Right arm", "1 of 2"),
        ("Shoulder blade stretch", "Right arm", "2 of 2"),
        ("Shoulder blade stretch", "Left arm", "1 of 2"),
        ("Shoulder blade stretch", "Left arm", "2 of 2"),
        ("Lower back flexion", "", "1 of 2"),
        ("Lower back flexion", "", "2 of 2"),
        ("Sciatic stretch", "Right leg", "1 of 2"),
        ("Sciatic stretch", "Left leg", "1 of 2"),
        ("Sciatic stretch", "Right leg", "2 of 2"),
        ("Sciatic stretch", "Left leg", "2 of 2"),
        ("Knee lunge", "Right foot", "1 of 2"),
        ("Knee lunge", "Right foot", "2 of 2"),
        ("Knee lunge", "Left foot", "1 of 2"),
        ("Knee lunge", "Left foot", "2 of 2"),
    ]
    assert viewer.words == "Are you back up?"
    viewer.touch("I'm up", after=4)
    assert viewer.words.startswith("Well done.")
    assert viewer.shown["title"] == "All done"
    record = store.read(owner_of(viewer.setting), viewer.now).record
    assert record.finished == 1
    assert record.open_practice is None


def test_the_screen_says_what_the_voice_of_a_speaker_would(viewer: Viewer, person: Person) -> None:
    """Whoever watches hears the words of whoever only listens, but for the questions."""
    viewer.setting = replace(viewer.setting, person="ana")
    person.say("StartRoutine", 0, routine="neck").say("AMAZON.Yes", 40)
    heard = person.words.removesuffix("That's the chair. Next we stand by the wall. Ready?")
    heard += person.say("Ready", 230).words
    viewer.say("StartRoutine", 0, routine="neck").touch("Start", after=40)
    spoken = []
    while viewer.practising:
        spoken += viewer.lines
        viewer.watch()
    assert " ".join([*spoken, viewer.words]) == heard


def test_the_screen_tells_how_far_it_has_got(viewer: Viewer, store: Store) -> None:
    begun(viewer)
    before = kept(store, viewer)
    marks = [event[1] for event in viewer.events if event[0] == "heard"]
    assert marks == sorted(marks)
    assert marks[0] > 0
    for mark in marks:
        viewer.tell("heard", mark, after=2)
        assert not viewer.drew
        assert viewer.reply["response"] == {}
        assert where(viewer)["heard"] == mark
    assert kept(store, viewer) == before


def test_paused_by_a_touch_and_resumed_by_another(viewer: Viewer, store: Store) -> None:
    begun(viewer).watch().watch()
    assert viewer.shown["side"] == "Right ear"
    viewer.tell(*viewer.events[0], after=5).touch("Pause", after=3)
    assert viewer.words.startswith("Ease out. Paused at the neck side bend, right side")
    assert viewer.shown["title"] == "Paused"
    assert kept(store, viewer) == Step("neck_lateral_flexion", Side.RIGHT, 1)
    viewer.touch("Resume", after=20)
    assert viewer.practising
    assert "Carrying on with the neck side bend, right side." in viewer.lines
    assert viewer.shown["side"] == "Right ear"


def test_a_pause_that_outlived_its_session_is_resumed_by_a_touch(viewer: Viewer) -> None:
    begun(viewer).touch("Pause", after=8).end("EXCEEDED_MAX_REPROMPTS", 60)
    viewer.touch("Resume", after=300)
    assert viewer.practising
    assert "Carrying on with the neck flexion." in viewer.lines


def test_a_pause_of_another_practice_is_not_resumed(viewer: Viewer) -> None:
    begun(viewer).touch("Pause", after=8).end("EXCEEDED_MAX_REPROMPTS", 60)
    viewer.tell("touch", "resume", after=300, token="2020-01-01T00:00:00Z.other/paused")
    assert viewer.reply["response"] == {}
    assert not viewer.drew


@pytest.mark.parametrize("told", [("spoken",), ("touch", "next"), ("heard", 3)])
def test_what_is_shown_no_longer_changes_nothing(viewer: Viewer, told: tuple[str, ...]) -> None:
    begun(viewer)
    old = viewer.token
    viewer.watch()
    before = dict(viewer.attributes)
    viewer.tell(*told, after=1, token=old)
    assert not viewer.drew
    assert viewer.reply["response"] == {}
    assert viewer.attributes == before


@pytest.mark.parametrize(
    "told", [(), ("heard",), ("heard", "3"), ("heard", 10_000), ("heard", -1), ("touch", "shout"),
             ("touch",), ("spoken", 1), (None, 3), ({"a": 1},), ("heard", True)]
)  # fmt: skip
def test_what_no_document_tells_changes_nothing(viewer: Viewer, told: tuple[object, ...]) -> None:
    begun(viewer)
    before = dict(viewer.attributes)
    viewer.tell(*told, after=1)
    assert viewer.attributes == before


def test_a_word_in_the_middle_is_answered_and_the_repeat_begun_again(viewer: Viewer) -> None:
    begun(viewer).watch().watch()
    viewer.say("WhichSide", 9)
    assert viewer.practising
    assert viewer.lines[:2] == ["Ease out.", "Right side."]
    assert viewer.shown["side"] == "Right ear"


def test_a_session_that_dies_is_taken_up_at_its_repeat(viewer: Viewer, store: Store) -> None:
    begun(viewer).watch().watch().watch()
    assert viewer.shown["side"] == "Left ear"
    viewer.tell(*viewer.events[0], after=5).die()
    assert kept(store, viewer) == Step("neck_lateral_flexion", Side.LEFT, 1)
    viewer.launch(120)
    assert "Carrying on with the neck side bend, left side." in viewer.lines


def test_a_screen_that_goes_dark_after_the_last_release_has_finished(
    viewer: Viewer, store: Store
) -> None:
    begun(viewer, routine="neck")
    while viewer.shown["next"] != "Next: getting up":
        viewer.watch()
    released = [event for event in viewer.events if event[0] == "heard"][-1]
    viewer.tell(*released, after=30).end("ERROR", 10)
    record = store.read(owner_of(viewer.setting), viewer.now).record
    assert (record.finished, record.open_practice) == (1, None)


def test_the_gate_is_passed_by_touch_as_by_word(viewer: Viewer) -> None:
    viewer.say("Routines")
    assert viewer.shown["title"] == "Which stretches?"
    labels = [item["label"] for item in viewer.shown["touches"]]
    assert labels[:3] == ["Full back", "Neck", "Lower back"]
    viewer.touch("Neck", after=5)
    assert viewer.shown["title"] == "Before we start"
    assert not viewer.practising
    viewer.touch("Not today", after=10)
    assert viewer.ended
    assert "Not today, then." in viewer.words


def test_a_routine_of_ones_own_is_offered_first(viewer: Viewer, store: Store) -> None:
    own = Preferences(own=("neck_flexion", "sciatic_relief"), routine="own")
    keeper = owner_of(viewer.setting)
    store.save(
        keeper,
        Record(preferences=own),
        revision=0,
        request_id="one",
        began=viewer.now,
        now=viewer.now,
    )
    viewer.say("Routines")
    first = viewer.shown["touches"][0]
    assert (first["label"], first["strong"]) == ("Your own routine", True)
    viewer.touch("Your own routine", after=5).touch("Start", after=40)
    assert "Your own routine: two stretches" in viewer.lines[0]


def test_a_routine_is_put_together_by_touch(viewer: Viewer, store: Store) -> None:
    viewer.say("MakeRoutine").touch("Knee lunge", after=5)
    assert viewer.shown["lines"] == ["Another one?"]
    viewer.touch("Yes", after=5).touch("Neck flexion", after=5).touch("No", after=5)
    assert viewer.shown["lines"] == ["Shall I keep it that way?"]
    viewer.touch("Yes", after=5)
    assert store.read(owner_of(viewer.setting), viewer.now).record.preferences.own == (
        "neck_flexion",
        "knee_lunge",
    )
    viewer.touch("Yes", after=5).touch("Start", after=40)
    assert viewer.shown["name"] == "Neck flexion"


def test_a_routine_that_is_not_there_is_not_begun_by_a_touch(viewer: Viewer) -> None:
    viewer.say("Routines").tell("touch", "routine", "somersaults", after=2)
    assert viewer.shown["title"] == "Which stretches?"
    viewer.touch("Full back", after=5).touch("Start", after=40)
    assert viewer.shown["name"] == "Neck flexion"


def test_the_next_day_the_place_is_offered(viewer: Viewer) -> None:
    begun(viewer).watch().watch().say("AMAZON.Stop", 5)
    viewer.launch(86_400)
    assert viewer.shown["title"] == "Welcome back"
    assert viewer.drawn
    assert "figure" in viewer.drawn["document"]["graphics"]
    viewer.touch("Carry on", after=5)
    assert viewer.shown["side"] == "Right ear"


def test_a_fresh_start_by_touch(viewer: Viewer) -> None:
    begun(viewer).watch().watch().say("AMAZON.Stop", 5)
    viewer.launch(86_400).touch("Start fresh", after=5)
    assert viewer.shown["name"] == "Neck flexion"


def test_the_week_is_drawn_at_the_end_and_when_asked_for(viewer: Viewer) -> None:
    begun(viewer, routine="neck")
    while viewer.practising:
        viewer.watch()
    viewer.touch("I'm up", after=5)
    assert viewer.shown["title"] == "All done"
    assert viewer.shown["lines"] == ["1 of 3 days this week"]
    # 15 January 2027 is a Friday.
    assert viewer.shown["weekdays"] == list("MTWTFSS")
    assert viewer.shown["weeks"] == [[*["none"] * 4, "done", "after", "after"]]
    assert viewer.shown["done"] == "Neck flexion, Side bend and Shoulder blade"
    viewer.say("Progress", 86_400, period="week")
    assert viewer.shown["title"] == "Your week"
    assert viewer.shown["weeks"] == [[*["none"] * 4, "done", "today", "after"]]


def test_who_hurts_is_answered_and_can_touch_what_to_do(viewer: Viewer) -> None:
    begun(viewer)
    for event in viewer.events[:3]:
        viewer.tell(*event, after=3)
    viewer.say("Symptom", 2, symptom="pain")
    assert viewer.words.startswith("Stop there, and ease out slowly.")
    assert [item["label"] for item in viewer.shown["touches"]] == ["Rest", "Skip it", "Finish"]
    viewer.touch("Finish", after=5)
    assert viewer.ended


def test_what_is_asked_at_the_end_is_shown_with_the_week(viewer: Viewer) -> None:
    for _ in range(3):
        viewer.say("DoStretch", DAY, stretch="neck_flexion")
        while not viewer.practising:
            viewer.touch(viewer.shown["touches"][0]["label"], after=40)
        while viewer.practising:
            viewer.watch()
        viewer.touch("I'm up", after=5)
        viewer.die()
    week, asked = viewer.shown["lines"]
    assert "days this week" in week
    assert asked == "Was it too easy, about right, or too much?"
    labels = [item["label"] for item in viewer.shown["touches"]]
    assert labels == ["Too easy", "About right", "Too much"]


def test_every_question_shows_its_place_and_a_figure(viewer: Viewer) -> None:
    begun(viewer).watch().watch().say("ForgetMe", 5)
    assert viewer.shown["title"] == "Neck side bend, right side"
    assert viewer.shown["lines"] == ["Shall I delete them?"]
    assert viewer.drawn
    assert "figure" in viewer.drawn["document"]["graphics"]


def test_what_is_offered_instead_is_drawn(viewer: Viewer) -> None:
    begun(viewer, routine="lower_back").say("Avoid", 5, limitation="kneeling")
    assert "Shall we do that instead?" in viewer.shown["lines"][0]
    assert viewer.drawn
    standing = graphic("knee_lunge", "standing", Side.RIGHT)
    assert viewer.drawn["document"]["graphics"]["figure"] == standing


def test_the_screen_says_where_in_the_routine_it_is(viewer: Viewer) -> None:
    begun(viewer, routine="neck")
    told = []
    while viewer.practising:
        told.append((viewer.shown["place"], viewer.shown["parts"]))
        viewer.watch()
    assert list(dict.fromkeys(place for place, _ in told)) == [
        "Neck, 1 of 3",
        "Neck, 2 of 3",
        "Neck, 3 of 3",
    ]
    assert told[0][1] == ["now", "after", "after"]
    assert told[-1][1] == ["before", "before", "now"]


def test_once_it_is_said_from_where_the_figure_is_seen(viewer: Viewer) -> None:
    begun(viewer, routine="neck")
    seen = []
    while viewer.practising:
        if viewer.shown["view"]:
            seen.append((viewer.shown["side"], viewer.shown["repeat"], viewer.shown["view"]))
        viewer.watch()
    assert seen == [("Right ear", "1 of 2", "Seen from behind: right is right")]


def test_nothing_has_to_be_asked_less(viewer: Viewer) -> None:
    begun(viewer).say("HandsFree", 5)
    assert "With this screen I go on by myself, and ask nothing." in viewer.lines


def test_without_a_screen_nothing_is_drawn(person: Person) -> None:
    person.launch().say("AMAZON.Yes", 40)
    assert "directives" not in person.reply["response"]


def test_the_launch_of_a_task_is_answered_without_a_drawing(viewer: Viewer) -> None:
    viewer.task = {"name": "amzn1.ask.skill.x.StartStretches", "version": "1", "input": {}}
    viewer.launch()
    assert not viewer.drew
    viewer.task = None
    viewer.say("AMAZON.Yes", 40)
    assert viewer.practising


@pytest.mark.parametrize("word", ["WhichSide", "TimeLeft", "Ready", "AMAZON.Repeat"])
def test_a_word_over_what_is_said_before_the_first_stretch_begins_it(
    word: str, viewer: Viewer
) -> None:
    viewer.launch().say("AMAZON.Yes", 40)
    assert not any("Take eight seconds" in line for line in viewer.lines)
    viewer.say(word, 3)
    assert viewer.practising
    assert "Take eight seconds" in " ".join(viewer.lines).split("Nod")[0]


def test_what_is_not_wanted_is_skipped_before_it_begins(viewer: Viewer) -> None:
    viewer.launch().say("AMAZON.Yes", 40).touch("Skip", after=3)
    assert viewer.shown["name"] == "Neck side bend"
    viewer.touch("Skip", after=1)
    assert viewer.shown["name"] == "Shoulder blade stretch"
