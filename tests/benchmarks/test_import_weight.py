"""What the Lambda door loads, by name and by count: every module is paid for at a cold start."""

import json
import os
import subprocess
import sys
from collections import Counter

import pytest

from skill.languages import languages

NEVER = {
    # What hosting, the speaker and the tests stand on.
    "certvalidator", "cryptography", "flask", "flask_ask_sdk", "freezegun", "gunicorn", "moto",
    "oscrypto", "platformdirs", "prompt_toolkit", "pytest", "rapidfuzz", "rich", "simulator",
    "sqlite3", "werkzeug",
    # What the libraries could drag in.
    "asyncio", "awscrt", "charset_normalizer", "idna", "jinja2", "numpy", "pydantic",
    "requests", "tkinter", "yaml",
}  # fmt: skip
MOST = {
    "skill": 102,
    "ask_sdk_core": 25,
    "ask_sdk_model": 260,
    "ask_sdk_runtime": 18,
    "aws_lambda_powertools": 45,
    "boto3": 30,
    "botocore": 85,
    "s3transfer": 16,
    "urllib3": 35,
}
"""Modules, with a little room for the next version."""
MOST_OF_ALL = 890
"""Modules, Python's own included."""
SHOW = """
import json, sys
from skill import lambda_function
print(json.dumps(sorted(sys.modules)))
"""


@pytest.fixture(scope="module")
def modules() -> list[str]:
    """The modules of the Lambda door once it is ready, as it starts on Lambda."""
    shown = subprocess.run(
        [sys.executable, "-c", SHOW],
        env={
            "PATH": os.environ["PATH"],
            "AWS_LAMBDA_FUNCTION_NAME": "stretches",
            "AWS_DEFAULT_REGION": "eu-west-1",
            "PROGRESS_TABLE": "progress",
            "ALEXA_SKILL_ID": "ours",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    loaded: list[str] = json.loads(shown.stdout)
    return loaded


def test_by_name(modules: list[str]) -> None:
    assert {name.partition(".")[0] for name in modules} & NEVER == set()


def test_by_count(modules: list[str]) -> None:
    counted = Counter(name.partition(".")[0] for name in modules)
    # Each language has two of its own: its folder, and what needs code in it.
    counted["skill"] -= 2 * len(languages())
    assert {name: counted[name] for name, most in MOST.items() if counted[name] > most} == {}
    # None of them has moved away and left its bound behind.
    assert [name for name in MOST if not counted[name]] == []
    assert len(modules) <= MOST_OF_ALL


def test_the_skills_other_parts_stay_away(modules: list[str]) -> None:
    others = {"skill.web_service", "skill.app.signature", "skill.progress.sqlite"}
    assert others & set(modules) == set()
