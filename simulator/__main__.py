"""The command: a smart speaker with the skill on it, in this terminal or from a pipe."""

from __future__ import annotations

import argparse
import asyncio
import codecs
import os
import sys
import time
import webbrowser
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import platformdirs

from simulator import script
from simulator.account import Account, time_zone_here
from simulator.alexa_services import serving
from simulator.clock import ScaledClock
from simulator.commands import CommandError, speed
from simulator.conversation import converse
from simulator.envelope import ANY_SKILL, Services, Setting
from simulator.languages import DEFAULT_LOCALE, LOCALES
from simulator.narration import Narration
from simulator.paper import Paper, Pipe
from simulator.script import ScriptEar
from simulator.session import Door
from simulator.sounds import Sounds
from simulator.speaker import Skill, Speaker
from simulator.terminal import Terminal
from simulator.understanding import MODELS, Understanding
from simulator.voice import NoPlayerError, PlayedVoice, find_player

if TYPE_CHECKING:
    from simulator.web.overview import Overview

NAME = "my-back-stretches"
PORT = 8731
LAST_PORT = 65_535
AHEAD = 1.0
"""Seconds: only a faster household is ahead of the wall clock by more."""
_WINDOWS = {"DISPLAY", "WAYLAND_DISPLAY"}  # without one of these, Linux has no browser to show


def _arguments(given: list[str] | None, prog: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog=prog,
        description="A smart speaker on your own machine. Type what you would say to it.",
        epilog=f"Lines can be piped in:\n{script.__doc__}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--speed", type=_speed, default=1.0, metavar="N", help="run N times as fast, 1 to 1000"
    )
    parser.add_argument("--json", action="store_true", help="show what goes to the skill and back")
    parser.add_argument("--voice", action="store_true", help="say it aloud")
    parser.add_argument(
        "--web", action="store_true", help="a page in the browser instead of this terminal"
    )
    parser.add_argument(
        "--port", type=_port, default=PORT, metavar="N", help=f"of that page; default: {PORT}"
    )
    parser.add_argument("--person", metavar="NAME", help="who is speaking: a recognised voice")
    parser.add_argument(
        "--locale", choices=LOCALES, default=DEFAULT_LOCALE, help=f"default: {DEFAULT_LOCALE}"
    )
    parser.add_argument(
        "--device", default="living room", metavar="NAME", help="which speaker of the household"
    )
    arguments = parser.parse_args(given)
    if arguments.voice and arguments.web:
        parser.error("--web speaks anyway; leave out --voice")
    if arguments.voice and arguments.speed != 1.0:
        parser.error("--voice speaks in real time; leave out --speed")
    return arguments


def _speed(text: str) -> float:
    try:
        return speed(text)
    except CommandError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > LAST_PORT:
        raise argparse.ArgumentTypeError(f"must be a number from 0 to {LAST_PORT}")
    return int(text)


def _takes_all_letters(file: TextIO) -> bool:
    return codecs.lookup(file.encoding).name.startswith("utf")


def _lambda_door(endpoint: str) -> Door:
    # Imported late: --help needs no skill.
    from skill.lambda_function import local_door

    handler = local_door(endpoint)
    return lambda envelope: handler(envelope, None)


def _overview_door() -> Overview:
    from skill.overview import overview

    return overview


def _why_not(path: Path) -> str:
    """Why that file cannot hold progress; empty if it can."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        return error.strerror or type(error).__name__
    return ""


def _account() -> Account:
    """What Alexa stores for this household, besides what the skill stores."""
    progress = os.environ.get("PROGRESS_FILE")
    folder = Path(progress).parent if progress else platformdirs.user_data_path(NAME, False)
    return Account(folder / "alexa.json", time_zone_here())


def _voice(locale: str) -> PlayedVoice:
    player = find_player()
    return PlayedVoice(_sounds(locale), player)


def _sounds(locale: str) -> Sounds:
    # Imported late: it loads a library that only a voice needs.
    from simulator.espeak import Espeak

    return Sounds(Espeak(locale))


@dataclass(frozen=True)
class _Run:
    """Everything a conversation needs, except its ear and its stage."""

    skill: Skill
    setting: Setting
    clock: ScaledClock
    account: Account
    voice: PlayedVoice | None
    shows_envelopes: bool

    def narration(self, paper: Paper) -> Narration:
        return Narration(paper, self.voice, shows_envelopes=self.shows_envelopes)

    def speaker(self, narration: Narration) -> Speaker:
        measure = None if self.voice is None else self.voice.seconds_of
        speaker = Speaker(self.skill, self.clock, narration, self.setting, measure, self.account)
        speaker.real_time = self.voice is not None
        return speaker

    async def on_a_page(self, sounds: Sounds, port: int) -> None:
        # Imported late: only a page needs a server.
        from simulator.web.overview import overview_of
        from simulator.web.page import ENGINE, NO_ENGINE
        from simulator.web.serving import talk_on_a_page
        from simulator.web.stage import PageStage

        def speaker_for(stage: PageStage) -> Speaker:
            measure = sounds.seconds_of
            return Speaker(self.skill, self.clock, stage, self.setting, measure, self.account)

        if not ENGINE.exists():
            print(NO_ENGINE, file=sys.stderr)
        overview = overview_of(_overview_door(), self.skill.understanding, self.clock)
        await talk_on_a_page(self.clock, sounds, speaker_for, _show_address, port, overview)


def _show_address(address: str) -> None:
    print(f"Your speaker is at {address}  (Ctrl+C ends it)", flush=True)
    if sys.stdin.isatty() and (sys.platform == "darwin" or os.environ.keys() & _WINDOWS):
        webbrowser.open(address)


async def _at_the_terminal(run: _Run) -> None:
    async with Terminal(run.clock) as terminal:
        narration = run.narration(terminal.screen)
        speaker = run.speaker(narration)
        narration.greet(f'Type "{run.skill.understanding.example}". /help tells more.')
        await converse(speaker, terminal, narration, run.clock)


async def _from_a_pipe(run: _Run) -> None:
    narration = run.narration(Pipe(sys.stdout))
    speaker = run.speaker(narration)
    ear = ScriptEar(sys.stdin, speaker, run.clock)
    await converse(speaker, ear, narration, run.clock)


async def _conversation(run: _Run, arguments: argparse.Namespace) -> None:
    if arguments.web:
        await run.on_a_page(_sounds(arguments.locale), arguments.port)
    elif sys.stdin.isatty() and sys.stdout.isatty():
        await _at_the_terminal(run)
    else:
        await _from_a_pipe(run)


def main(
    given: list[str] | None = None,
    *,
    door: Door | None = None,
    models: Path = MODELS,
    prog: str = "./run",
) -> int:
    """Run the speaker; returns the exit code.

    ``door`` is the skill's Lambda handler unless given, ``models`` the folder that holds an
    interaction model (``en-US.json``) a language, ``prog`` what the command calls itself.
    """
    if not _takes_all_letters(sys.stdout):
        print(
            f"The speaker writes UTF-8, and this output takes {sys.stdout.encoding}: "
            "set PYTHONIOENCODING=utf-8.",
            file=sys.stderr,
        )
        return 2
    arguments = _arguments(given, prog)
    file = os.environ.get("PROGRESS_FILE")
    if file and (why := _why_not(Path(file))):
        print(f"PROGRESS_FILE is {file}: {why}.", file=sys.stderr)
        return 2
    with ExitStack() as stack:
        try:
            voice = stack.enter_context(_voice(arguments.locale)) if arguments.voice else None
        except NoPlayerError as error:
            print(error, file=sys.stderr)
            return 2
        account = _account()
        clock = ScaledClock(arguments.speed, max(time.time(), account.moment))
        services = stack.enter_context(serving(account, clock.now))
        run = _Run(
            skill=Skill(
                door or _lambda_door(services.endpoint), Understanding.of(arguments.locale, models)
            ),
            setting=Setting(
                locale=arguments.locale,
                device=arguments.device,
                person=arguments.person,
                skill_id=os.environ.get("ALEXA_SKILL_ID") or ANY_SKILL,
                services=Services(services.endpoint, services.token),
            ),
            clock=clock,
            account=account,
            voice=voice,
            shows_envelopes=arguments.json,
        )
        try:
            asyncio.run(_conversation(run, arguments))
        except OSError as error:
            print(error, file=sys.stderr)
            return 2
        except KeyboardInterrupt:
            return 130  # a shell's exit code for "interrupted"
        finally:
            if clock.now() > time.time() + AHEAD:
                account.come_to(clock.now())
    return 0


if __name__ == "__main__":
    sys.exit(main())
