"""docs/runbook.md: every alarm is in it, with what it means and what to do."""

import re

import pytest

from skill.app.powertools import COUNTED, NAMESPACE
from skill.app.telemetry import TurnReport
from tests.infra.stack import ROOT, resource, resources_of

PAGE = (ROOT / "docs" / "runbook.md").read_text("utf-8")
ALARMS = resources_of("AWS::CloudWatch::Alarm")
SECTIONS = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))


def test_every_alarm_has_its_section_and_every_section_its_alarm() -> None:
    assert {name for name in SECTIONS if name.endswith("Alarm")} == set(ALARMS)


@pytest.mark.parametrize("name", ALARMS)
def test_a_section_says_what_it_means_and_what_to_do(name: str) -> None:
    assert SECTIONS[name].index("**It means:**") < SECTIONS[name].index("**Do:**")


@pytest.mark.parametrize("name", ALARMS)
def test_an_alarm_leads_to_its_section_and_reaches_somebody(name: str) -> None:
    assert f"docs/runbook.md, {name}" in ALARMS[name]["AlarmDescription"]
    for actions in ("AlarmActions", "OKActions"):
        assert ALARMS[name][actions] == [{"Ref": "Alarms"}]


@pytest.mark.parametrize("name", ALARMS)
def test_where_nothing_happens_there_is_no_alarm(name: str) -> None:
    assert ALARMS[name]["TreatMissingData"] == "notBreaching"


def test_the_alarm_of_faults_waits_for_what_the_filter_counts() -> None:
    (filtered,) = resources_of("AWS::Logs::MetricFilter").values()
    (counted,) = filtered["MetricTransformations"]
    alarm = ALARMS["FaultsAlarm"]
    assert filtered["LogGroupName"] == {"Ref": "Log"}
    assert (alarm["Namespace"], alarm["MetricName"]) == (
        counted["MetricNamespace"],
        counted["MetricName"],
    )


COUNTING = {"StoreFaultsAlarm": "store_fault", "ServiceFaultsAlarm": "service_fault"}


@pytest.mark.parametrize("name", COUNTING)
def test_an_alarm_waits_for_what_a_turn_counts(name: str) -> None:
    alarm = ALARMS[name]
    of_the_stack = resource("Skill")["Environment"]["Variables"]["POWERTOOLS_METRICS_NAMESPACE"]
    assert of_the_stack == {"Fn::Sub": f"{NAMESPACE}/${{AWS::StackName}}"}
    assert (alarm["Namespace"], alarm["MetricName"]) == (of_the_stack, COUNTED[COUNTING[name]])
    assert alarm["Dimensions"] == [{"Name": "service", "Value": "skill"}]


@pytest.mark.parametrize("name", ALARMS)
def test_an_alarm_is_of_this_stack_alone(name: str) -> None:
    alarm = ALARMS[name]
    own = [{"Name": "FunctionName", "Value": {"Ref": "Skill"}}]
    assert "StackName" in str(alarm["Namespace"]) or alarm["Dimensions"] == own


def test_going_back_is_one_command() -> None:
    back = re.search(r"aws lambda update-alias (.*?)```", PAGE, re.DOTALL)
    assert back
    assert f"--name {resource('Skill')['AutoPublishAlias']}" in back[1]


def test_slow_turns_ring_while_they_still_succeed() -> None:
    assert ALARMS["SlowTurnsAlarm"]["Unit"] == "Milliseconds"
    assert ALARMS["SlowTurnsAlarm"]["Threshold"] < 1000 * resource("Skill")["Timeout"]


def test_the_mail_goes_to_the_address() -> None:
    (mail,) = resources_of("AWS::SNS::Subscription").values()
    assert (mail["TopicArn"], mail["Endpoint"]) == ({"Ref": "Alarms"}, {"Ref": "AlarmAddress"})


def test_what_it_asks_the_log_for_is_in_the_log() -> None:
    (fields,) = re.findall(r"^fields @timestamp, (.*)$", PAGE, re.MULTILINE)
    told = set(TurnReport.__struct_fields__) | {"level", "message"}
    assert set(fields.split(", ")) <= told
