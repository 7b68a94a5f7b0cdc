"""Every fact of the article, and the line that says it.

The article: "Stretches To Relieve Back Pain" of the Non-Surgical Spine Center. Its facts bind; its
sentences are not used.
"""

import pytest

from skill.coaching import policy
from tests.coaching.plans import CATALOGUE, WORDS

FACTS = [
    ("for tight muscles, not for arthritis or damage to the bones", "health.arthritis", "muscle"),
    (
        "for tight muscles, not for arthritis or damage to the bones",
        "safety.card_note",
        "tightness",
    ),
    ("a word with the doctor before one begins", "safety.rules", "doctor before you start"),
    ("with the doctor, above all in some conditions", "safety.rules", "bone or joint trouble"),
    ("loose clothes", "opening.needs", "something loose"),
    ("space to move", "opening.needs", "room to move"),
    ("a smooth, clean, flat surface", "equipment.mat", "clean, flat floor"),
    ("a firm, supportive surface to lie on", "equipment.mat", "firm bed"),
    ("a mat against the pressure of kneeling", "equipment.mat_to_kneel", "mat"),
    ("a mat against the pressure of kneeling", "positions.to.kneeling", "mat or folded towel"),
    ("never into pain", "safety.rules", "stop if anything hurts"),
    ("slowly", "safety.rules", "move slowly"),
    ("no bouncing", "safety.rules", "don't bounce"),
    ("bouncing can strain muscles", "technique.bounce", "strain a muscle"),
    ("a comfortable chair that supports the back", "equipment.chair", "supports your back"),
    (
        "flexion: the chin forward, toward the chest",
        "stretches.neck_flexion.standard.full",
        "chin toward the chest",
    ),
    ("flexion: slowly", "stretches.neck_flexion.standard.full", "slowly"),
    (
        "flexion: until the back of the neck pulls",
        "stretches.neck_flexion.standard.full",
        "back of your neck begins to pull",
    ),
    ("flexion: and up again", "stretches.neck_flexion.standard.release", "up"),
    (
        "lateral flexion: as if ear and shoulder would touch",
        "stretches.neck_lateral_flexion.standard.full",
        "ear sink toward your {side} shoulder",
    ),
    (
        "lateral flexion: from side to side",
        "stretches.neck_lateral_flexion.standard.other",
        "{Side} ear",
    ),
    (
        "levator: arm on the wall, elbow slightly above the shoulder",
        "stretches.levator_scapulae.standard.full",
        "elbow a little above the shoulder",
    ),
    (
        "levator: the head in the opposite direction",
        "stretches.levator_scapulae.standard.full",
        "to the {other}",
    ),
    (
        "levator: chin toward the collarbone",
        "stretches.levator_scapulae.standard.full",
        "toward the collarbone",
    ),
    (
        "levator: a gentle pull in the back of the neck",
        "stretches.levator_scapulae.feel",
        "gentle pull at the back of the neck",
    ),
    ("levator: switch arms", "stretches.levator_scapulae.standard.change", "Other arm"),
    ("lower back: on the back", "stretches.lower_back_flexion.standard.settle", "On your back"),
    (
        "lower back: both knees toward the chest",
        "stretches.lower_back_flexion.standard.full",
        "one, then the other",
    ),
    (
        "lower back: chin toward the breastbone",
        "stretches.lower_back_flexion.standard.full",
        "chin toward your breastbone",
    ),
    (
        "lower back: a gentle pull across the middle and lower back",
        "stretches.lower_back_flexion.feel",
        "middle and lower back",
    ),
    ("lower back: slowly released", "stretches.lower_back_flexion.standard.release", "Slowly"),
    (
        "sciatic: knees slightly bent, heels down",
        "stretches.sciatic_relief.standard.settle",
        "knees a little bent, heels down",
    ),
    (
        "sciatic: one knee at a time, toward the chest",
        "stretches.sciatic_relief.standard.full",
        "{side} knee up",
    ),
    (
        "sciatic: the hands support the leg",
        "stretches.sciatic_relief.standard.full",
        "hold behind it",
    ),
    ("sciatic: felt in the buttock", "stretches.sciatic_relief.feel", "buttock"),
    ("lunge: from hands and knees", "positions.to.kneeling", "hands and knees"),
    (
        "lunge: one foot forward, flat on the ground",
        "stretches.knee_lunge.standard.full",
        "foot forward, flat on the floor",
    ),
    (
        "lunge: the weight evenly on both hips",
        "stretches.knee_lunge.standard.full",
        "weight even on both hips",
    ),
    (
        "lunge: both hands on the thigh",
        "stretches.knee_lunge.standard.full",
        "Both hands on that thigh",
    ),
    ("lunge: lean gently forward", "stretches.knee_lunge.standard.full", "Lean forward gently"),
    (
        "lunge: slowly and gently change sides",
        "stretches.knee_lunge.standard.change",
        "Slowly and gently",
    ),
]


@pytest.mark.parametrize(
    ("fact", "key", "words"), FACTS, ids=[f"{fact[0]}: {fact[1]}" for fact in FACTS]
)
def test_a_fact_is_said(fact: str, key: str, words: str) -> None:
    entry = WORDS._entries[key]
    line = entry if isinstance(entry, str) else " ".join(entry)
    assert words.lower() in line.lower(), fact


def test_two_to_five_times_one_side_at_a_time() -> None:
    assert (policy.MIN_REPEATS, policy.MAX_REPEATS) == (2, 5)
    sided = [one for one in CATALOGUE.stretches.values() if one.sides != "together"]
    assert len(sided) == 4
