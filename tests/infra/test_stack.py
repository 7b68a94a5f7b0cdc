"""The function of the stack: what Alexa and Lambda ask for, and what the code expects."""

import importlib
import re

from infra.package import LAMBDA
from infra.package.__main__ import OUTPUT
from simulator.envelope import ANY_SKILL
from skill.coaching import policy
from skill.lambda_function import REQUIRED_ON_LAMBDA
from tests.infra.stack import ROOT, TEMPLATE, resource, template

ALEXA_WAITS = 8
"""Seconds, about ("Send the User a Progressive Response", Alexa Skills Kit documentation)."""


def test_the_function_runs_what_the_package_is_built_for() -> None:
    function = resource("Skill")
    assert function["Runtime"] == f"python{LAMBDA.version}"
    assert function["Architectures"] == ["arm64"]
    assert str(LAMBDA.platform).endswith("_aarch64")


def test_its_code_is_where_the_package_is_written() -> None:
    assert (TEMPLATE.parent / resource("Skill")["CodeUri"]).resolve() == ROOT / OUTPUT


def test_its_handler_is_the_lambda_door() -> None:
    module, _, function = resource("Skill")["Handler"].rpartition(".")
    assert callable(getattr(importlib.import_module(module), function))


def test_it_gives_up_after_the_skill_and_before_alexa() -> None:
    assert policy.TURN_TAKES < resource("Skill")["Timeout"] < ALEXA_WAITS


def test_it_has_the_settings_that_the_door_insists_on() -> None:
    variables = resource("Skill")["Environment"]["Variables"]
    assert set(variables) == set(REQUIRED_ON_LAMBDA)
    assert variables["PROGRESS_TABLE"] == {"Ref": "ProgressTable"}
    assert variables["ALEXA_SKILL_ID"] == {"Ref": "SkillId"}


def test_alexa_alone_may_call_it_and_for_this_skill_alone() -> None:
    assert resource("Trigger") == {
        "Action": "lambda:InvokeFunction",
        "FunctionName": {"Fn::GetAtt": ["Skill", "Arn"]},
        "Principal": "alexa-appkit.amazon.com",
        "EventSourceToken": {"Ref": "SkillId"},
    }


def test_only_the_skill_has_to_be_named() -> None:
    parameters = template()["Parameters"]
    assert [name for name, given in parameters.items() if "Default" not in given] == ["SkillId"]


def test_the_skill_is_named_by_a_whole_id() -> None:
    pattern = template()["Parameters"]["SkillId"]["AllowedPattern"]
    assert re.fullmatch(pattern, ANY_SKILL)
    for wrong in ("", "my-back-stretches", ANY_SKILL[:-1], f"{ANY_SKILL}0", f"x{ANY_SKILL}"):
        assert not re.fullmatch(pattern, wrong)


def test_the_log_is_kept_for_so_many_days_and_no_longer() -> None:
    assert resource("Skill")["LoggingConfig"]["LogGroup"] == {"Ref": "Log"}
    assert resource("Log")["RetentionInDays"] == {"Ref": "LogDays"}
