"""Assembles the skill: the adapter, a store, and the content of every locale."""

import time
from collections.abc import Callable, Sequence, Set
from functools import cache, partial

import msgspec
from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import CustomSkillBuilder

from skill.app.adapter import Adapter, Dependencies, FaultHandler
from skill.app.serializer import EnvelopeSerializer
from skill.app.telemetry import LogTelemetry, Telemetry
from skill.coaching.catalogue import read_catalogue
from skill.coaching.lexicon import Lexicon, check_wordings
from skill.coaching.safety import Health, read_health
from skill.content import text_of
from skill.dialogue.state import Conversation
from skill.dialogue.turn import Content
from skill.languages import languages
from skill.languages.language import Language
from skill.languages.words import LanguageWords, check_words
from skill.progress.items import Item
from skill.progress.store import Store
from skill.services.access import ENDPOINTS


def assemble(
    store: Store,
    telemetry: Telemetry | None = None,
    endpoints: Set[str] = ENDPOINTS,
    clock: Callable[[], float] = time.monotonic,
) -> CustomSkill:
    """The skill, with its record kept in that store, and its turns reported there.

    Alexa's services are called only at these addresses. The clock, in seconds, measures the time of
    a turn. Raises ContentError.
    """
    # msgspec analyses a type at its first use, and two threads doing so at once crash the process;
    # here there is only one thread.
    for kind in (Conversation, Item):
        msgspec.json.Decoder(kind)
    contents = read_contents()
    builder = CustomSkillBuilder()
    builder.add_request_handler(
        Adapter(Dependencies(store, contents, telemetry or LogTelemetry(), endpoints, clock))
    )
    builder.add_exception_handler(FaultHandler(contents))
    skill = builder.create()
    skill.serializer = EnvelopeSerializer()
    return skill


def read_contents(
    read: Callable[[str], str] | None = None, spoken: Sequence[Language] | None = None
) -> dict[str, Content]:
    """The content files, for every locale. Raises ContentError.

    `read` gives a file's text by its name under skill/content; `spoken` are the languages, those
    of skill/languages where none are given.
    """
    text = read or text_of
    catalogue = read_catalogue(
        text("stretches.toml"), text("routines.toml"), text("positions.toml")
    )
    health = read_health(text("health.toml"), catalogue)
    spoken = languages() if spoken is None else spoken
    check_words(spoken, catalogue)
    contents = {}
    for language in spoken:
        # Read by the first turn that needs it: a launch does not wait for it.
        price, lexicon = language.seconds_of, cache(partial(_read_lexicon, language, health))
        for name, locale in language.locales.items():
            words = LanguageWords(language, locale)
            contents[name] = Content(catalogue, health, words, price, lexicon)
    return contents


def _read_lexicon(language: Language, health: Health) -> Lexicon:
    check_wordings(language.wordings, language.lexicon_file, health)
    return Lexicon(language.wordings)
