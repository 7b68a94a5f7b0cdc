from __future__ import annotations

import array
import gc
import os
import subprocess
import sys
import wave
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from simulator.espeak import Espeak, EspeakError
from simulator.languages import LOCALES
from simulator.sounds import Sounds
from simulator.voice import NoPlayerError, PlayedVoice, find_player


class Hum:
    """A synthesiser of a tenth of a second a word."""

    sample_rate = 1000

    def pcm(self, words: str) -> bytes:
        return b"\x01\x00" * (100 * len(words.split()))


@pytest.fixture(scope="module")
def espeak() -> Espeak:
    return Espeak("en-GB")


def test_words_become_sound(espeak: Espeak) -> None:
    samples = array.array("h", espeak.pcm("Stay there, and breathe."))
    seconds = len(samples) / espeak.sample_rate
    assert 1.0 < seconds < 4.0
    assert max(samples) > 1000


def test_a_line_is_played_from_a_sound_file(tmp_path: Path) -> None:
    copy = tmp_path / "played.wav"
    player = [sys.executable, "-c", f"import shutil, sys; shutil.copy(sys.argv[1], {str(copy)!r})"]
    with PlayedVoice(Sounds(Hum()), player) as voice:
        voice.say("two words")
        voice.wait()
    with wave.open(str(copy)) as sound:
        assert (sound.getnframes(), sound.getframerate(), sound.getnchannels()) == (200, 1000, 1)


def test_a_new_line_and_the_end_break_off_what_is_playing(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []

    class Kept(subprocess.Popen[bytes]):
        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, **options)  # type: ignore[call-overload]
            started.append(self)

    monkeypatch.setattr("simulator.voice.subprocess.Popen", Kept)
    player = [sys.executable, "-c", "import time; time.sleep(600)"]
    voice = PlayedVoice(Sounds(Hum()), player)
    with pytest.raises(KeyboardInterrupt):
        _leave_in_the_middle(voice)
    assert [process.returncode is not None for process in started] == [True, True]


def _leave_in_the_middle(voice: PlayedVoice) -> None:
    with voice:
        voice.say("one")
        voice.say("two")
        raise KeyboardInterrupt


def test_the_first_player_there_is_is_taken(tmp_path: Path) -> None:
    player = tmp_path / "aplay"
    player.write_text("#!/bin/sh\n")
    player.chmod(0o755)
    assert find_player(str(tmp_path)) == [str(player), "-q"]


def test_without_a_player_it_says_what_would_do(tmp_path: Path) -> None:
    with pytest.raises(NoPlayerError, match="aplay") as caught:
        find_player(str(tmp_path))
    assert os.linesep not in str(caught.value)


def test_it_speaks_from_many_threads_and_beside_another_that_is_gone(espeak: Espeak) -> None:
    another = Espeak("en-US")
    assert another.pcm("Stay.")
    del another
    gc.collect()
    lines = ["Stay.", "Stay there, and breathe.", "And float your head up.", "Last one."] * 4
    with ThreadPoolExecutor(4) as threads:
        sounds = list(threads.map(espeak.pcm, lines))
    for line, sound in zip(lines, sounds, strict=True):
        alone = len(espeak.pcm(line))
        assert 0.9 * alone < len(sound) < 1.1 * alone


@pytest.mark.parametrize("locale", LOCALES)
def test_every_locale_has_a_voice(locale: str) -> None:
    assert Espeak(locale).pcm("1, 2, 3.")


def test_each_locale_has_its_voice_whichever_spoke_before() -> None:
    said = "Four more cars park far over there."
    british, american = Espeak("en-GB"), Espeak("en-US")
    first = british.pcm(said)
    assert abs(len(american.pcm(said)) - len(first)) > abs(len(british.pcm(said)) - len(first))


def test_a_voice_that_espeak_does_not_have_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    stranger = Espeak("en-GB")
    monkeypatch.setattr(stranger, "_voice", "nobody")
    with pytest.raises(EspeakError, match="no voice called nobody"):
        stranger.pcm("Stay.")
