"""The function of the stack: what Alexa and Lambda ask for, and what the code expects."""

import importlib
import re

from infra.package import LAMBDA
from infra.package.__main__ import OUTPUT
from simulator.envelope import ANY_SKILL
from skill.coaching import policy
from skill.lambda_function import REQUIRED_ON_LAMBDA
from tests.infra.stack import ROOT, TEMPLATE, resource, template

ALIAS = "live"
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
    assert set(variables) == {*REQUIRED_ON_LAMBDA, "POWERTOOLS_METRICS_NAMESPACE"}
    assert variables["PROGRESS_TABLE"] == {"Ref": "ProgressTable"}
    assert variables["ALEXA_SKILL_ID"] == {"Ref": "SkillId"}


def test_alexa_alone_may_call_it_and_for_this_skill_alone() -> None:
    assert resource("Trigger") == {
        "Action": "lambda:InvokeFunction",
        "FunctionName": {"Ref": "Skill.Alias"},
        "Principal": "alexa-appkit.amazon.com",
        "EventSourceToken": {"Ref": "SkillId"},
    }


def test_each_deployment_is_a_version_and_alexa_calls_the_alias() -> None:
    """So that going back is one command."""
    assert resource("Skill")["AutoPublishAlias"] == ALIAS
    assert template()["Outputs"]["Endpoint"]["Value"] == {"Ref": "Skill.Alias"}


def test_a_ceiling_and_snapshots_are_there_for_who_wants_them() -> None:
    default = {name: given.get("Default") for name, given in template()["Parameters"].items()}
    assert default["ReservedConcurrency"] == -1
    assert resource("Skill")["ReservedConcurrentExecutions"] == {
        "Fn::If": ["HasACeiling", {"Ref": "ReservedConcurrency"}, {"Ref": "AWS::NoValue"}]
    }
    assert default["SnapStart"] == "off"
    assert resource("Skill")["SnapStart"] == {
        "ApplyOn": {"Fn::If": ["SnapStartIsOn", "PublishedVersions", "None"]}
    }


def test_encrypted_alarms_arrive() -> None:
    """CloudWatch may use a key only where the key says so, and AWS's own for SNS does not."""
    key = {"Fn::If": ["AlarmsAreEncrypted", {"Ref": "AlarmsKey"}, {"Ref": "AWS::NoValue"}]}
    assert resource("Alarms")["KmsMasterKeyId"] == key
    (allowed,) = [
        set(statement["Action"])
        for statement in resource("AlarmsKey")["KeyPolicy"]["Statement"]
        if statement["Principal"] == {"Service": "cloudwatch.amazonaws.com"}
    ]
    assert allowed == {"kms:Decrypt", "kms:GenerateDataKey*"}


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
