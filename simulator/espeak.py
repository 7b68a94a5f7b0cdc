"""Words to sound, with espeak-ng from the espeakng-loader wheel."""

from __future__ import annotations

import ctypes
import threading
from ctypes import CFUNCTYPE, POINTER, c_int, c_short, c_void_p
from functools import cache

import espeakng_loader

from simulator.languages import language_of

# espeak-ng's speak_lib.h.
_SYNCHRONOUS = 2
_RATE = 1
_CHARACTERS = 1
_UTF8 = 1

# espeak's "140" was measured as 161 words a minute, close to a smart speaker's rate.
RATE = 140

_Callback = CFUNCTYPE(c_int, POINTER(c_short), c_int, c_void_p)


_ONE_AT_A_TIME = threading.Lock()
"""espeak-ng has one state per process: one voice, one callback for the sound."""


class EspeakError(RuntimeError):
    """espeak-ng could not be started, or refused a text."""


@cache
def _started() -> tuple[ctypes.CDLL, int]:
    """The library, started once a process, and its samples a second. Raises EspeakError."""
    library = ctypes.cdll.LoadLibrary(espeakng_loader.get_library_path())
    data = str(espeakng_loader.get_data_path()).encode()
    samples: int = library.espeak_Initialize(_SYNCHRONOUS, 0, data, 0)
    if samples <= 0:
        raise EspeakError("espeak-ng did not start")
    return library, samples


class Espeak:
    """Turns words into 16-bit mono PCM; from any thread, and beside other instances."""

    def __init__(self, locale: str) -> None:
        """Load the library. Raises EspeakError, or LanguageError for a locale of no language."""
        with _ONE_AT_A_TIME:
            self._library, self.sample_rate = _started()
        self._voice = language_of(locale).locales[locale].voice
        self._sound = bytearray()
        # Kept: ctypes does not hold on to it, and espeak calls it later.
        self._callback = _Callback(self._take)

    def pcm(self, words: str) -> bytes:
        """Say the words into memory. Raises EspeakError."""
        text = words.encode()
        with _ONE_AT_A_TIME:
            self._sound.clear()
            # Set it each time: another instance may have set its own, and be gone by now.
            self._library.espeak_SetSynthCallback(self._callback)
            if self._library.espeak_SetVoiceByName(self._voice.encode()):
                raise EspeakError(f"espeak-ng has no voice called {self._voice}")
            self._library.espeak_SetParameter(_RATE, RATE, 0)
            refused = self._library.espeak_Synth(
                text, len(text) + 1, 0, _CHARACTERS, 0, _UTF8, None, None
            )
            if refused:
                raise EspeakError(f"espeak-ng refused a text (code {refused})")
            return bytes(self._sound)

    def _take(self, samples: ctypes._Pointer[c_short], count: int, _events: int | None) -> int:
        if count > 0:
            self._sound += ctypes.string_at(samples, 2 * count)
        return 0
