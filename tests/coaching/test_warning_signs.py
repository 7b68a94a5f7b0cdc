"""Every warning sign, as people say it, calls for what it should, at its level.

The lines are those of the sources that docs/safety.md names; levels: A the emergency number, B a
doctor today, C a doctor soon. A condition has no level.
"""

from typing import NamedTuple

import pytest

from skill.coaching.lexicon import BETTER, Finding, Lexicon, find
from tests.coaching.test_lexicon import HEALTH, LEXICON


class Sign(NamedTuple):
    """One line of the sources, and what people say of it."""

    line: str
    level: str
    """A, B or C; empty for a condition."""
    calls_for: str
    """A symptom or a condition of health.toml."""
    sentences: tuple[str, ...]

    @property
    def finding(self) -> Finding:
        """What each of its sentences calls for."""
        return Finding(**{"symptom" if self.level else "condition": self.calls_for})


SIGNS = (
    # The saddle, the bladder and the bowels.
    Sign(
        "numbness or tingling around genitals, bottom, inner thighs; a change when wiping",
        "A",
        "groin_numbness",
        (
            "numb between my legs",
            "feel myself when I wipe",
            "private parts have gone numb",
            "privates are tingling",
            "my bits have gone numb",
            "my backside has gone dead",
            "my arse is numb",
            "my ass feels numb",
            "my fanny's gone numb",
            "my balls are numb",
            "my willy's gone numb",
            "numb around my bum hole",
            "my bum is completely numb",
            "tingling in my inner thighs",
            "saddle area feels numb",
            "pins and needles down below",
            "my undercarriage has gone numb",
            "I can't feel myself when I wipe",
            "it feels different when I wipe",
            "I can't feel the paper when I wipe",
            "can't feel my bum",
            "no feeling when I wipe",
            "numb when I wipe my bottom",
            "I've lost all feeling in my groin",
        ),
    ),
    Sign(
        "new sexual numbness, erection lost",
        "A",
        "groin_numbness",
        (
            "lost my erection",
            "I can't get an erection any more",
            "I can't feel anything during sex",
            "my penis has gone numb",
            "numb down there during sex",
            "my vagina feels numb",
            "no feeling during sex",
            "erection problems since my back went",
        ),
    ),
    Sign(
        "new trouble passing or holding urine or stool, a bladder not felt",
        "A",
        "bladder_bowel",
        (
            "I can't hold my water",
            "trouble passing water",
            "I can't pee",
            "I can't stop peeing",
            "I wet myself",
            "I've just wet myself",
            "I've soiled myself",
            "I've gone and pissed myself",
            "I've shit myself",
            "I've pooped my pants",
            "I've pooed myself",
            "I peed my pants",
            "I've been wetting the bed",
            "I've messed my pants",
            "I didn't make it to the toilet",
            "I can't feel my bladder",
            "I can't tell when I need to go",
            "I can't feel when I need to go",
            "I can't control my bowels",
            "motions are not in my control",
            "I'm not able to pass urine",
            "urine is not coming",
            "I've lost control of my waterworks",
            "I keep leaking",
        ),
    ),
    # Both legs, or one that gets worse.
    Sign(
        "pain, tingling, weakness or numbness in both legs",
        "A",
        "both_legs",
        (
            "both my legs hurt",
            "both my legs are tingling",
            "both of my legs feel heavy",
            "both legs are weak",
            "feet have gone numb",
            "pins and needles in both feet",
            "my legs have turned to jelly",
            "pain down both legs",
            "pain in both legs",
            "both the legs are paining",
        ),
    ),
    Sign(
        "leg weakness that quickly gets worse",
        "A",
        "worsening",
        (
            "my leg is getting weaker and weaker",
            "my leg is getting weaker by the hour",
            "my leg's rapidly getting weaker",
        ),
    ),
    # The heart and the lungs.
    Sign(
        "chest pain or pressure, arm or jaw pain, cold sweat",
        "A",
        "chest_pain",
        (
            "my chest is ever so tight",
            "an elephant sitting on my chest",
            "pressure on my chest",
            "chest is paining",
            "my jaw aches",
            "left arm is killing me",
            "pain down my left arm",
            "I keep getting a cold sweat",
            "I've come over all clammy",
            "I'm clammy and grey",
            "feel cold and clammy",
            "I've got the sweats and my chest hurts",
            "my heart is racing",
            "my ticker's playing up",
        ),
    ),
    Sign(
        "breathless",
        "A",
        "breathless",
        (
            "I can't breathe properly",
            "breathe properly",
            "it's hard to breathe lying here",
            "I can't get my breath",
            "short of breath",
            "I'm puffed out",
            "struggling for breath",
            "calf is swollen and I'm breathless",
            "breathing is difficult",
        ),
    ),
    # An accident.
    Sign(
        "back or neck pain after a serious accident",
        "A",
        "accident",
        (
            "in a car crash last week and now my neck hurts",
            "I was in a serious accident",
            "a bad accident",
            "I had a motorbike accident",
            "came off my bike",
            "I got rear ended yesterday",
            "I was hit by a truck",
            "I was knocked over by a car",
            "got run over",
            "fell off a ladder",
            "fell from the roof",
            "met with an accident",
            "had a prang in the ute",
        ),
    ),
    # The brain, the neck.
    Sign(
        "neck pain with sudden weakness, clumsiness or numbness of arm, leg or face",
        "A",
        "neck_signs",
        (
            "my left hand's gone clumsy",
            "I'm dizzy and my arm is numb",
            "neck pain and my arm has gone weak",
            "my neck hurts and my arm is numb",
            "my neck aches and my leg has gone weak",
        ),
    ),
    Sign(
        "double vision, slurred words, a drooping face, trouble speaking or swallowing",
        "A",
        "speech_vision",
        (
            "double vision",
            "I'm seeing double",
            "seeing two of everything",
            "my vision's gone blurry",
            "my words are slurred",
            "my words are slurring",
            "my speech is slurred",
            "I'm slurring my words",
            "words are coming out wrong",
            "words won't come out",
            "face has dropped on one side",
            "one side of my face has gone droopy",
            "my face is drooping",
            "my mouth is drooping",
            "face has gone numb",
            "I can't swallow",
            "trouble swallowing",
            "difficulty in swallowing",
            "can't get my words out",
            "I think I'm having a stroke",
        ),
    ),
    Sign(
        "fainting",
        "A",
        "fainting",
        (
            "about to pass out",
            "I nearly fainted",
            "I blacked out",
            "I feel faint",
            "I'm going to keel over",
            "I had a blackout",
        ),
    ),
    Sign(
        "electric shocks",
        "A",
        "electric",
        (
            "an electric shock down my back",
            "electric shocks when I bend my neck",
            "like an electric current in my spine",
            "a zap down my spine",
            "zaps down my arms",
            "shocks down my spine",
        ),
    ),
    Sign(
        "a sudden, severe or worst headache",
        "A",
        "sudden_headache",
        (
            "a sudden headache",
            "worst headache of my life",
            "a thunderclap headache",
            "a splitting headache",
            "my head is about to explode",
            "my head's exploding",
            "a really bad headache",
            "headache came on suddenly",
            "a very severe headache",
            "a fever a bad headache and a stiff neck",
        ),
    ),
    Sign(
        "a stiff neck with fever and headache; light that hurts",
        "A",
        "meningitis",
        (
            "a stiff neck and fever",
            "a temperature and my neck is sore",
            "light hurts my eyes",
            "I can't stand the light",
        ),
    ),
    Sign(
        "drowsy with a headache",
        "A",
        "fainting",
        ("I've got a headache and I'm drowsy",),
    ),
    Sign(
        "bleeding",
        "A",
        "bleeding",
        (
            "I'm bleeding",
            "I've cut myself and it's bleeding",
            "I'm pregnant and bleeding",
            "I'm pregnant and I'm spotting",
            "pregnant and losing blood",
        ),
    ),
    Sign(
        "fallen",
        "A",
        "fall",
        (
            "I've fallen",
            "fallen off the bed",
            "I've had a fall",
            "fell down the stairs",
            "I took a tumble",
            "I've come a cropper",
        ),
    ),
    Sign(
        "cannot get up",
        "A",
        "stuck",
        (
            "I've fallen and I can't get up",
            "I can't get up off the floor",
            "stuck on my back",
            "not able to stand up",
        ),
    ),
    Sign(
        "no wish to live",
        "A",
        "despair",
        ("want to die", "I'd be better off dead", "there's no point in living"),
    ),
    Sign(
        "in pregnancy: bleeding, contractions, waters",
        "A",
        "pregnancy_sign",
        (
            "waters have broken",
            "my water just broke",
            "my waters have gone",
            "I'm having contractions",
            "I've started having contractions",
            "bleeding down below",
            "I can't feel the baby moving",
        ),
    ),
    # A doctor today.
    Sign(
        "one leg newly weak, a foot that drops",
        "B",
        "weakness",
        (
            "calf gave way",
            "my leg has gone weak",
            "my leg keeps giving way",
            "my foot drops",
            "my foot has dropped",
            "foot drop",
            "I've got a dropped foot",
            "I can't lift my foot",
            "I can't lift my toes",
            "my foot's dragging",
            "my foot slaps when I walk",
            "keep tripping over my foot",
        ),
    ),
    Sign(
        "numbness that does not settle",
        "B",
        "numbness",
        (
            "my leg is numb",
            "my foot's still numb",
            "the numbness won't go away",
            "pins and needles in my leg",
            "my toes have gone to sleep",
        ),
    ),
    Sign(
        "pins and needles or weakness in an arm for days",
        "B",
        "numbness",
        (
            "pins and needles in my fingers",
            "my arm's been tingling for days",
            "pins and needles in my arm for days",
            "pins and needles in my hand since Monday",
        ),
    ),
    Sign(
        "a weak arm for days",
        "B",
        "weakness",
        ("my arm's been weak for days", "my arm is weak", "I keep dropping things"),
    ),
    Sign(
        "fever with back pain",
        "B",
        "fever",
        (
            "fever and my back hurts",
            "my back hurts and I've got a temperature",
            "shivery",
            "having fever since two days",
            "I've got the shivers and a sore back",
        ),
    ),
    Sign(
        "weight loss that nothing explains",
        "B",
        "weight_loss",
        (
            "losing weight",
            "I've lost weight and I don't know why",
            "the weight's dropping off me",
            "the weight is falling off me",
            "my clothes are hanging off me",
            "I've lost a stone without trying",
            "lost twenty pounds without trying",
        ),
    ),
    Sign(
        "a lump, a swelling, a changed shape of the back",
        "B",
        "lump",
        (
            "a lump on my spine",
            "a swelling on my back",
            "my back has changed shape",
            "my spine's gone crooked",
            "there's a bulge in my back",
            "my back's a funny shape",
            "a hump on my back",
        ),
    ),
    Sign(
        "not better with rest, or worse at night",
        "B",
        "night_pain",
        (
            "pain is worse at night",
            "it hurts at night",
            "it wakes me up at night",
            "can't sleep for the pain",
            "it hurts even when I'm resting",
            "pain is no better with rest",
        ),
    ),
    Sign(
        "worse on a cough, a sneeze, the toilet",
        "B",
        "night_pain",
        (
            "worse when I cough",
            "it hurts when I sneeze",
            "it hurts when I laugh or cough",
            "it kills me when I cough",
            "worse on the toilet",
            "hurts when I strain on the toilet",
            "my back hurts when I go to the toilet",
            "pain on coughing",
            "hurts on the loo",
        ),
    ),
    Sign(
        "pain between the shoulder blades",
        "B",
        "between_blades",
        (
            "sore between my shoulder blades",
            "pain between the shoulder blades",
            "my shoulder blades ache",
            "an ache between my shoulders",
        ),
    ),
    Sign(
        "a history of cancer, weak bones, steroids, a weak immune system, with a new pain",
        "B",
        "risk_pain",
        (
            "I've had cancer and now my back hurts",
            "I had breast cancer and my back has started hurting",
            "I'm on steroids and my back hurts",
            "my immune system is weak and my back aches",
            "I've got HIV and my back hurts",
            "I have osteoporosis and my back suddenly hurts",
            "brittle bones and now there's a pain in my back",
        ),
    ),
    Sign(
        "under twenty or over fifty-five, with a new pain",
        "B",
        "risk_pain",
        (
            "I'm in my seventies and this is a new pain",
            "over sixty and I've got a new back pain",
            "I'm a teenager and I've got a new back pain",
        ),
    ),
    Sign(
        "a hot, red or swollen calf",
        "B",
        "swollen_calf",
        (
            "my calf is swollen",
            "my calf is hot",
            "my left calf is red",
            "calf's hot and red",
            "my calf is red and sore",
            "my leg is swollen",
            "my calves have swollen up",
            "a swelling in my calf",
            "my leg is all red and hot",
            "calf is warm and tender",
            "my calf is red hot",
        ),
    ),
    Sign(
        "burning water with back pain",
        "B",
        "painful_water",
        ("it stings when I pee", "it's been burning when I wee", "blood in my urine"),
    ),
    Sign(
        "sharp pain, or something that gave",
        "B",
        "sharp_pain",
        ("something popped", "a sharp pain in my back", "like a knife in my back"),
    ),
    Sign(
        "pain that goes down an arm or a leg",
        "B",
        "spreading_pain",
        ("the pain has gone to my foot", "it goes all the way down my leg"),
    ),
    # A doctor soon, or the choice what to do.
    Sign(
        "dizzy on moving the neck, no other sign",
        "C",
        "dizziness",
        ("everything's spinning", "I go dizzy when I turn my head", "I've gone giddy", "I'm woozy"),
    ),
    Sign("sick", "C", "nausea", ("going to be sick", "I feel queasy", "I might chuck up")),
    Sign(
        "unwell",
        "C",
        "unwell",
        (
            "I feel awful",
            "I feel weird",
            "I feel funny",
            "I feel rotten",
            "I feel really rough",
            "I don't feel right",
            "come over all funny",
            "I feel ghastly",
        ),
    ),
    Sign(
        "pain that is no better after weeks",
        "C",
        "lasting_pain",
        ("aching that won't go away", "my back's been sore for weeks", "my back is not improving"),
    ),
    Sign(
        "it hurts",
        "C",
        "pain",
        ("it hurts", "my back is paining", "ouch", "that's painful", "my back's giving me gyp"),
    ),
    Sign("a cramp", "C", "cramp", ("calf is cramping", "I've got a cramp in my leg")),
    Sign("a headache", "C", "headache", ("head is pounding", "I've got a headache")),
    Sign("a new pain", "C", "new_pain", ("this is a new pain", "I've got a new back pain")),
    # What leads to leaving out, or to a doctor first.
    Sign(
        "pregnant",
        "",
        "pregnancy",
        ("six months pregnant", "I'm expecting", "I'm in the family way"),
    ),
    Sign(
        "a recent birth",
        "",
        "birth",
        (
            "I've just had a baby",
            "I had a baby six weeks ago",
            "I gave birth last month",
            "I've just given birth",
            "I'm postpartum",
            "I'm post natal",
            "had a caesarean three weeks ago",
            "c section",
        ),
    ),
    Sign(
        "surgery",
        "",
        "surgery",
        (
            "had an operation on my shoulder",
            "I had surgery",
            "my arm was operated on",
            "I've had my arm operated on",
        ),
    ),
    Sign(
        "weak bones",
        "",
        "osteoporosis",
        ("I have osteoporosis", "I've got brittle bones", "my bones are thin"),
    ),
    Sign(
        "steroids for long",
        "",
        "steroids",
        (
            "I'm on steroids",
            "I've been on prednisolone for years",
            "long term steroids",
            "I take prednisone",
        ),
    ),
    Sign("arthritis", "", "arthritis", ("arthritis and my hands ache",)),
    Sign("a slipped disc", "", "disc", ("I've got a slipped disc", "a bulging disc")),
    Sign("sciatica", "", "sciatica", ("I've got sciatica", "a trapped nerve")),
    Sign(
        "a fracture, a cast",
        "",
        "fracture",
        ("broke my wrist", "my arm's in a cast", "my arm is in plaster", "my arm is in a sling"),
    ),
    Sign("a hip replaced", "", "hip_replacement", ("had my hip replaced", "I've got a new hip")),
    Sign("a knee replaced", "", "knee_replacement", ("had my knee done", "I've got a metal knee")),
    Sign(
        "the heart",
        "",
        "heart",
        (
            "I've got a stent",
            "I had stents put in",
            "I've got a pacemaker",
            "a dodgy heart",
            "I've a defibrillator fitted",
            "I have BP",
        ),
    ),
    Sign(
        "blood thinners",
        "",
        "blood_thinners",
        ("I'm on blood thinners", "I take warfarin", "I'm on apixaban", "I'm on a blood thinner"),
    ),
    Sign("cancer", "", "cancer", ("I've had cancer", "I'm having chemo")),
    Sign(
        "a weak immune system",
        "",
        "weak_immunity",
        ("my immune system is weak", "I'm immunosuppressed", "I've had a transplant"),
    ),
    Sign(
        "a medicine, heat, a treatment",
        "",
        "treatment",
        ("should I put some ibuprofen gel on it", "should I see a chiropractor"),
    ),
    Sign("ill", "", "illness", ("I'm poorly", "I've got the flu")),
    Sign("old", "", "older_age", ("I'm in my eighties", "at my age")),
    Sign("young", "", "young_age", ("I'm a teenager", "I'm fifteen years old")),
    Sign("the rest", "", "general", ("I've got scoliosis", "I've got diabetes", "a bad back")),
)
ORDINARY = (
    "it's a hot day",
    "the cat's gone red",
    "I'm hard at it",
    "my bits and bobs",
    "I can't go on holiday",
    "I'll have a hard boiled egg",
    "I've got a new chair",
    "a new routine",
    "the light is on",
    "my car's in for a service",
    "drop the volume",
    "spot on",
    "my coat's too hot",
    "I'm losing track",
    "he's hard of hearing",
    "I can't hear the paper boy",
    "it's leaking",
    "a bit of fun",
    "that's a load off my mind",
    "I can't go today",
    "the baby's moving",
    "turn the light off",
    "I've been hit by a bus",
    "I can hardly stay awake",
    "my neck is bent to one side",
    "the balls of my feet",
    "sorry I'm clumsy",
    "my feet are nice and hot",
    "a smaller bit of it",
    "a red cushion",
    "I'm on the loo",
    "I can't get it up that far",
)
"""What is said in a practice of other things, in words that mean the body elsewhere."""
SAID = [(sign, sentence) for sign in SIGNS for sentence in sign.sentences]
ASKED_ABOUT = {"diagnosis", "normal_feeling"}
"""Conditions that a question is about, never a remark."""


def called_for(text: str, lexicon: Lexicon = LEXICON) -> Finding:
    return find(lexicon.read(text), HEALTH)


@pytest.mark.parametrize(
    ("sign", "sentence"), SAID, ids=[f"{sign.line}: {sentence}" for sign, sentence in SAID]
)
def test_a_warning_sign_calls_for_its_level(sign: Sign, sentence: str) -> None:
    assert called_for(sentence) == sign.finding
    assert not sign.level or HEALTH.symptoms[sign.calls_for].level == sign.level


def test_every_symptom_and_condition_can_be_said() -> None:
    said = {sign.calls_for for sign in SIGNS}
    assert said == {*HEALTH.symptoms, *HEALTH.conditions} - {BETTER} - ASKED_ABOUT


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_remark_is_no_emergency(text: str) -> None:
    found = called_for(text).symptom
    assert found is None or HEALTH.symptoms[found].level == "C"
