"""How the Lambda door starts: in a process of its own, as it does on Lambda."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

Started = subprocess.CompletedProcess[str]
Start = Callable[..., Started]

SETTINGS = {"AWS_LAMBDA_FUNCTION_NAME", "PROGRESS_TABLE", "PROGRESS_FILE", "ALEXA_SKILL_ID"}
ON_LAMBDA = {"AWS_LAMBDA_FUNCTION_NAME": "stretches"}
REGION = {"AWS_DEFAULT_REGION": "eu-west-1"}

# In place of the skill's own assembly: one that says which store it was given.
ASSEMBLY = """
import sys, types
from ask_sdk_core.skill_builder import CustomSkillBuilder
assembly = sys.modules["skill.app.skill"] = types.ModuleType("skill.app.skill")
def assemble(store, watch):
    print("assembled with", type(store).__name__)
    builder = CustomSkillBuilder()
    builder.request_handler(lambda _input: True)(
        lambda handler_input: handler_input.response_builder.speak("hello").response
    )
    return builder.create()
assembly.assemble = assemble
from skill import lambda_function
print("started")
"""


@pytest.fixture
def start(request: pytest.FixtureRequest) -> Start:
    """Runs a script with these settings and no others."""

    def run(script: str, **settings: str) -> Started:
        environ = {name: value for name, value in os.environ.items() if name not in SETTINGS}
        return subprocess.run(
            [sys.executable, "-W", "ignore", "-c", script],
            env=environ | settings,
            cwd=request.config.rootpath,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({"ALEXA_SKILL_ID": "ours"}, "Cannot start: PROGRESS_TABLE must be set on Lambda.\n"),
        ({"PROGRESS_TABLE": "ours"}, "Cannot start: ALEXA_SKILL_ID must be set on Lambda.\n"),
        (
            {"PROGRESS_FILE": "ours", "ALEXA_SKILL_ID": ""},
            "Cannot start: PROGRESS_TABLE and ALEXA_SKILL_ID must be set on Lambda.\n",
        ),
    ],
)
def test_what_is_missing_on_lambda_is_said_in_one_line(
    start: Start, settings: dict[str, str], line: str
) -> None:
    started = start(ASSEMBLY, **ON_LAMBDA, **REGION, **settings)
    assert (started.returncode, started.stdout, started.stderr) == (1, "", line)


def test_on_lambda_the_skill_is_ready_before_the_first_request(start: Start) -> None:
    started = start(ASSEMBLY, **ON_LAMBDA, **REGION, PROGRESS_TABLE="t", ALEXA_SKILL_ID="s")
    assert started.stdout.splitlines() == ["assembled with DynamoStore", "started"]


def test_elsewhere_a_file_serves_and_waits_for_the_first_request(start: Start) -> None:
    ask = """
from tests.app.signature.envelopes import envelope
for _ in range(2):
    print(lambda_function.lambda_handler(envelope(), None)["response"]["outputSpeech"]["ssml"])
"""
    started = start(ASSEMBLY + ask, PROGRESS_FILE="never written", ALEXA_SKILL_ID="")
    spoken = "<speak>hello</speak>"
    assert started.stdout.splitlines() == ["started", "assembled with SqliteStore", spoken, spoken]


def test_the_handler_answers_for_its_own_skill_alone(start: Start) -> None:
    ask = """
from tests.app.signature.envelopes import envelope
print(lambda_function.lambda_handler(envelope(skill_id="theirs"), None))
print("outputSpeech" in lambda_function.lambda_handler(envelope(skill_id="ours"), None)["response"])
"""
    started = start(ASSEMBLY + ask, PROGRESS_FILE="never written", ALEXA_SKILL_ID="ours")
    silence = "{'version': '1.0', 'response': {'shouldEndSession': True}}"
    assert started.stdout.splitlines()[-2:] == [silence, "True"]
    assert started.stderr == "refused: the request is for another skill\n"


def test_what_a_request_is_made_of_is_loaded_by_then(start: Start) -> None:
    show = """
import sys
before = set(sys.modules)
lambda_function.warm_up()
print(*(set(sys.modules) - before), "dateutil.parser" in sys.modules)
"""
    assert start(ASSEMBLY + show).stdout.splitlines()[-1] == "True"
