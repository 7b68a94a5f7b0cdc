"""Somebody at an Echo Show: what is drawn, and what the screen tells."""

from dataclasses import dataclass
from typing import Any, Self

from simulator.envelope import SessionFacts, launch
from simulator.speech import parse
from tests.person import Person

APL = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}}
DRAWS = "Alexa.Presentation.APL.RenderDocument"


def told(envelope: dict[str, Any], token: str, arguments: list[Any]) -> dict[str, Any]:
    """The envelope, as what a screen tells."""
    kept = {name: envelope["request"][name] for name in ("requestId", "timestamp", "locale")}
    request = {
        **kept,
        "type": "Alexa.Presentation.APL.UserEvent",
        "token": token,
        "arguments": arguments,
        "source": {"type": "Document", "handler": "Mount"},
        "components": {},
    }
    return {**envelope, "request": request}


@dataclass
class Viewer(Person):
    """Somebody at a speaker with a screen."""

    drawn: dict[str, Any] | None = None
    """The directive that drew what is on the screen now."""
    drew: bool = False
    """Whether the last answer drew anything."""
    task: dict[str, Any] | None = None
    """The task with which the skill is launched, if any."""

    def hand_in(self, sent: dict[str, Any]) -> dict[str, Any]:
        """To the skill, as from a device that draws."""
        sent["context"]["System"]["device"]["supportedInterfaces"] = APL
        if self.task:
            sent["request"]["task"] = self.task
        reply = super().hand_in(sent)
        directives = reply["response"].get("directives", [])
        self.drew = bool(directives)
        for directive in directives:
            assert directive["type"] == DRAWS
            self.drawn = directive
        return reply

    @property
    def ended(self) -> bool:
        """Whether the last answer ended the session: on a screen, only in so many words."""
        return bool(self.reply["response"].get("shouldEndSession", False))

    @property
    def token(self) -> str:
        """Of the document on the screen."""
        assert self.drawn
        return str(self.drawn["token"])

    @property
    def shown(self) -> dict[str, Any]:
        """The data of what is on the screen."""
        assert self.drawn
        properties: dict[str, Any] = self.drawn["datasources"]["coach"]["properties"]
        return properties

    @property
    def practising(self) -> bool:
        """Whether the screen speaks a passage."""
        return bool(self.drawn) and "onMount" in (self.drawn or {})["document"]

    @property
    def flow(self) -> list[dict[str, Any]]:
        """The commands of what is on the screen."""
        assert self.drawn
        (sequential,) = self.drawn["document"]["onMount"]
        commands: list[dict[str, Any]] = sequential["commands"]
        return commands

    @property
    def lines(self) -> list[str]:
        """What the screen speaks, line by line."""
        every = [parse(cue["ssml"]).pieces for cue in self.shown["cues"]]
        return [piece.words for pieces in every for piece in pieces if piece.words]

    @property
    def events(self) -> list[list[Any]]:
        """What the screen is going to tell, in order."""
        return [command["arguments"] for command in self.flow if command["type"] == "SendEvent"]

    def tell(self, *arguments: object, after: float = 0.0, token: str | None = None) -> Self:
        """The screen tells something."""
        shown = self.token if token is None else token

        def envelope(facts: SessionFacts) -> dict[str, Any]:
            return told(launch(self.setting, facts, self.now), shown, list(arguments))

        if self.session is None:
            self._open()
        self._turn(after, envelope)
        return self

    def touch(self, label: str, after: float = 0.0) -> Self:
        """Touch what is labelled so."""
        (touch,) = (item["touch"] for item in self.shown["touches"] if item["label"] == label)
        return self.tell(*touch, after=after)

    def watch(self, after: float = 30.0) -> Self:
        """Let the screen speak its passage to the end, telling all it has to tell."""
        for arguments in self.events[:-1]:
            self.tell(*arguments, after=after / 10)
        return self.tell(*self.events[-1], after=after)
