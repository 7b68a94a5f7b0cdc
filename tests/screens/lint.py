"""What every document has to keep: what all engines draw, and the traps of Amazon's own."""

from collections.abc import Iterator, Mapping
from typing import Any

COMPONENTS = {
    "Container", "Frame", "ScrollView", "Text", "TouchWrapper", "VectorGraphic",
}  # fmt: skip
"""Of APL 1.4, those that Amazon's engine for the web draws and the skill uses."""
PROPERTIES = set(
    """accessibilityLabel alignItems backgroundColor bind borderColor borderRadius borderWidth
    bottom color data direction fontSize fontWeight grow handleTick height id item items
    justifyContent left maxLines onPress opacity paddingBottom paddingLeft paddingRight
    paddingTop position right scale shrink source speech style text textAlign
    textAlignVertical top type when width wrap""".split()
)
"""Of those components; what an engine does not know it leaves out, without a word."""
COMMANDS = {"Idle", "Parallel", "SendEvent", "Sequential", "SetValue", "SpeakItem"}
OF_COMMANDS = set(
    "arguments commands componentId delay minimumDelay property screenLock type value".split()
)
COMMAND_LISTS = ("onMount", "onPress", "commands", "handleTick")
NEVER_SENT = ("handleTick",)
"""Amazon's engine runs these in fast mode, in which SendEvent, SpeakItem and Idle do nothing."""
TRAPS = {"left", "right"}
"""Names that a bind must not have: they hide the component's own."""
SHORTEST, LONGEST_SILENCE = 1, 20_000
"""Milliseconds of one Idle: the skill hears of the screen in between."""
SILENT = "<speak></speak>"


class BrokenDocumentError(AssertionError):
    """A document that some screen would not draw, or that would go wrong on it."""


def check_document(directive: Mapping[str, Any]) -> None:
    """Raise where a document uses what not every engine has, or falls into a trap."""
    _that(directive["type"] == "Alexa.Presentation.APL.RenderDocument", "a document is drawn")
    _that(bool(directive["token"]), "a document has a token")
    document = directive["document"]
    _that(document["version"] == "1.4", "every engine draws version 1.4")
    _that("import" not in document, "nothing is imported: without a net nothing would be drawn")
    layouts, graphics = document["layouts"], document["graphics"].values()
    given = [one for drawn in (*layouts.values(), *graphics) for one in drawn.get("parameters", [])]
    own = {one if isinstance(one, str) else one["name"] for one in given}
    for parent in (document["mainTemplate"], *layouts.values()):
        for item in _items(parent):
            _check_component(item, set(layouts), PROPERTIES | own)
    _check_commands(document.get("onMount", []), "onMount")
    _check_speech(directive)


def speaks_by_itself(directive: Mapping[str, Any]) -> bool:
    """Whether the document speaks a passage."""
    return "onMount" in directive["document"]


def _items(parent: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for key in ("items", "item"):
        for item in parent.get(key, []):
            yield item
            yield from _items(item)


def _check_component(item: Mapping[str, Any], layouts: set[str], known: set[str]) -> None:
    _that(item["type"] in COMPONENTS | layouts, f"no component {item['type']}")
    _that(item.keys() <= known, f"no property {item.keys() - known}")
    for bind in item.get("bind", []):
        _that(bind["name"] not in TRAPS, f"a bind called {bind['name']}")
    if "data" in item and item["data"].startswith("${coach."):
        # The web's engine draws the item of an empty list once, without data.
        _that("when" in item, f"a list is drawn only where it holds something: {item['data']}")
    for key in COMMAND_LISTS:
        if key in item:
            _check_commands(item[key], key)


def _check_commands(commands: list[Mapping[str, Any]], where: str) -> None:
    for command in commands:
        _that(command.keys() <= OF_COMMANDS, f"no property {command.keys() - OF_COMMANDS}")
        if "type" in command:
            _that(command["type"] in COMMANDS, f"no command {command['type']}")
            in_vain = where in NEVER_SENT and command["type"] != "SetValue"
            _that(not in_vain, f"{command['type']} does nothing in {where}")
            if command["type"] == "Idle":
                delay = command["delay"]
                _that(SHORTEST <= delay <= 2 * LONGEST_SILENCE, f"an Idle of {delay} ms")
            if command["type"] in ("Idle", "SpeakItem"):
                _that(command.get("screenLock") is True, "words and silences keep the screen")
        _check_commands(command.get("commands", []), where)


def _check_speech(directive: Mapping[str, Any]) -> None:
    """Every cue is spoken, in order, by a component that has speech; the last word is told."""
    coach = directive["datasources"]["coach"]
    _that(coach["type"] == "object", "transformers work on objects alone")
    if not speaks_by_itself(directive):
        return
    cues, (flow,) = coach["properties"]["cues"], directive["document"]["onMount"]
    spoken = [command["componentId"] for command in _flat(flow) if command["type"] == "SpeakItem"]
    wanted = [f"cue{number}" for number, cue in enumerate(cues) if cue["ssml"] != "<speak></speak>"]
    _that(spoken == wanted, f"{wanted} are there, and {spoken} spoken")
    _that(
        flow["commands"][-1] == {"type": "SendEvent", "arguments": ["spoken"]}, "it tells its end"
    )
    waited = 0
    for command in _flat(flow):
        waited = 0 if command["type"] == "SendEvent" else waited + command.get("delay", 0)
        _that(waited <= 2 * LONGEST_SILENCE, "the skill hears of a screen every now and then")


def _flat(command: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield command
    for inner in command.get("commands", []):
        yield from _flat(inner)


def _that(holds: bool, rule: str) -> None:
    if not holds:
        raise BrokenDocumentError(rule)
