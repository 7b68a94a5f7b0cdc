"""A fault in the content stops the build, with a message that names file, key and rule."""

from collections.abc import Callable
from importlib.resources import files

import pytest

from skill.app.skill import read_contents
from skill.coaching.errors import ContentError


def shipped(name: str) -> str:
    return files("skill").joinpath("content", name).read_text("utf-8")


def with_change(file: str, old: str, new: str) -> Callable[[str], str]:
    assert old in shipped(file)

    def read(name: str) -> str:
        text = shipped(name)
        return text.replace(old, new, 1) if name == file else text

    return read


FAULTS = [  # file, what is changed into what, the key named, the rule named
    (
        "stretches.toml",
        "hold = { gentle = 5, normal = 10, long = 15 }",
        "hold = { gentle = 5, normal = 10, long = 61 }",
        "neck_flexion.hold",
        "3 to 30 seconds",
    ),
    (
        "stretches.toml",
        "hold = { gentle = 5, normal = 10, long = 15 }",
        "hold = { gentle = 15, normal = 10, long = 15 }",
        "neck_flexion.hold",
        "must rise",
    ),
    ("stretches.toml", 'sides = "together"', 'sides = "both"', "$.stretch[0].sides", "both"),
    (
        "stretches.toml",
        "rest = { normal = 4, slow = 6 }",
        "rest = { normal = 4, slow = 3 }",
        "neck_flexion.rest",
        "slow must be at least as long as normal",
    ),
    (
        "stretches.toml",
        "[stretch.variations.easier]",
        "[stretch.variations.soft]",
        "variations",
        "easier",
    ),
    (
        "stretches.toml",
        "change_sides = { normal = 2, slow = 3 }\n",
        "",
        "neck_lateral_flexion.change_sides",
        "changing over",
    ),
    (
        "stretches.toml",
        'id = "neck_flexion"',
        'id = "neck_flexion"\ncolour = "red"',
        "$.stretch[0]",
        "colour",
    ),
    ("stretches.toml", "[[stretch]]", "[[stretch", "(file)", "is not TOML"),
    ("stretches.toml", '"surgery"', '"hiccups"', "neck_flexion.cautions", 'no condition "hiccups"'),
    (
        "routines.toml",
        '{ stretch = "knee_lunge" }',
        '{ stretch = "knee_lungs" }',
        "full_back.stretches",
        'there is no stretch "knee_lungs"',
    ),
    (
        "routines.toml",
        'variation = "easier"',
        'variation = "flying"',
        "desk.stretches",
        'no variation "flying"',
    ),
    ("routines.toml", "repeats = 2", "repeats = 1", "quick.repeats", "2 to 5"),
    ("routines.toml", "repeats = 2", "repeats = 6", "quick.repeats", "2 to 5"),
    (
        "positions.toml",
        '    { start = "chair", end = "wall", seconds = { normal = 12, slow = 20 } },\n',
        "",
        "change chair to wall",
        "every change needs its seconds",
    ),
    (
        "positions.toml",
        '    { start = "lying", seconds = { normal = 15, slow = 20 } },\n',
        "",
        "standing_up lying",
        "needs its seconds",
    ),
    ("health.toml", 'level = "A"', 'level = "Z"', "symptoms.fainting.level", "A, B or C"),
    (
        "health.toml",
        'numbness = { advice = "numb", level = "B" }',
        'numbness = { advice = "numb", level = "B", ends = false }',
        "symptoms.numbness",
        "end the session",
    ),
    (
        "health.toml",
        'offer = "desk"',
        'offer = "sofa"',
        "conditions.pregnancy.offer",
        "must name a routine",
    ),
    (
        "health.toml",
        'gentler = ["neck_flexion"], offer = "neck"',
        'gentler = ["neck_extension"], offer = "neck"',
        "conditions.osteoporosis.gentler",
        "no stretch",
    ),
    (
        "health.toml",
        'gentler = ["neck_flexion"], offer = "neck"',
        'gentler = ["neck_flexion"]',
        "conditions.osteoporosis.gentler",
        "goes with an offer",
    ),
    (
        "health.toml",
        "birth = { ends = true }",
        'birth = { ends = true, leaves_out = ["floor"] }',
        "conditions.birth",
        "nothing starts",
    ),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "rule"), FAULTS, ids=[f"{f[0]}:{f[3]}:{f[4]}" for f in FAULTS]
)
def test_a_fault_is_named(file: str, old: str, new: str, key: str, rule: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_contents(with_change(file, old, new))
    assert caught.value.file == file
    assert key in caught.value.key
    assert rule in caught.value.rule
    assert str(caught.value).startswith(f"{file}: ")


def test_what_is_shipped_is_without_fault() -> None:
    contents = read_contents()
    assert sorted(contents) == ["de-DE", "en-AU", "en-CA", "en-GB", "en-IN", "en-US"]


def test_the_six_stretches_of_the_article_in_its_order() -> None:
    assert list(read_contents()["en-US"].catalogue.stretches) == [
        "neck_flexion",
        "neck_lateral_flexion",
        "levator_scapulae",
        "lower_back_flexion",
        "sciatic_relief",
        "knee_lunge",
    ]


def test_every_stretch_has_evidence_cautions_and_something_easier() -> None:
    for stretch in read_contents()["en-US"].catalogue.stretches.values():
        assert stretch.evidence[0].startswith("article:")
        assert stretch.cautions
        assert "easier" in stretch.variations
