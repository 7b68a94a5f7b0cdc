"""The package as Lambda runs it: read-only, by its own runtime client, and against a table.

Built for the machine that runs the tests; nothing else is different from what is deployed.
"""

import json
import re
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.conversations.talk import Household, Talk, have, read_talks
from tests.infra.lambda_runtime import Function
from tests.infra.stack import ROOT, resource, value_of
from tests.progress.wire import Wire, refuse

if TYPE_CHECKING:
    pass

NO_SENSE = refuse("ConditionalOperatorException")
"""What the table answers to a request that the skill should never have made."""
EVERY = 6
TALKS = [talk for talk in read_talks(ROOT / "tests" / "conversations") if not talk.wants_services][
    ::EVERY
]
"""A sixth of them: all are had with the same code unpacked (tests/conversations). What is deployed
calls Alexa's own services, and none that stands in for them."""


@pytest.mark.parametrize("talk", TALKS, ids=[f"{talk.file[:-5]}: {talk.title}" for talk in TALKS])
def test_conversation(talk: Talk, household: Household) -> None:
    have(talk, household)


def test_a_turn_is_a_line_in_the_log_that_names_nobody(
    function: Function, household: Household
) -> None:
    before, logged = len(function.printed()), len(function.log())
    household.say("Alexa, start my back stretches")
    (line,) = function.printed()[before:]
    assert (line["message"], line["level"]) == ("turn", "INFO")
    assert line["asked"] == "LaunchRequest"
    assert function.log()[logged:] == []
    assert "amzn1.ask.account" not in json.dumps([*function.printed(), *function.log()])


def test_a_fault_of_the_store_is_what_its_alarm_waits_for(
    function: Function, household: Household
) -> None:
    before = len(function.printed())
    household.say("Alexa, start my back stretches")
    household.event("store fails")
    household.say("yes")
    well, badly = function.printed()[before:]
    assert alarmed("StoreFaultsAlarm", badly) == 1
    assert alarmed("StoreFaultsAlarm", well) == 0


def alarmed(name: str, line: dict[str, Any]) -> float:
    """The sum of an alarm's metric in a line of CloudWatch's embedded metric format."""
    alarm = resource(name)
    namespace = value_of(alarm["Namespace"])
    dimensions = {entry["Name"]: entry["Value"] for entry in alarm["Dimensions"]}
    return sum(
        float(line[metric["Name"]][0])
        for directive in line["_aws"]["CloudWatchMetrics"]
        for metric in directive["Metrics"]
        if (directive["Namespace"], metric["Name"]) == (namespace, alarm["MetricName"])
        and [set(dimensions)] == [set(names) for names in directive["Dimensions"]]
        and all(line[name] == value for name, value in dimensions.items())
    )


def test_a_fault_of_our_own_is_what_its_filter_finds(
    function: Function, household: Household, table_server: Wire
) -> None:
    printed, logged = len(function.printed()), len(function.log())
    table_server.faults.append(NO_SENSE)
    household.say("Alexa, start my back stretches")
    household.say("Alexa, start my back stretches")
    assert [found_by("Faults", line) for line in function.log()[logged:]] == [True]
    assert [found_by("Faults", line) for line in function.printed()[printed:]] == [False]


def found_by(name: str, line: dict[str, Any]) -> bool:
    """Whether a metric filter of equations finds a line of the log."""
    pattern = resource(name)["FilterPattern"]
    equations = re.findall(r'\$\.(\w+) = "([^"]*)"', pattern)
    assert pattern == "{ " + " && ".join(f'$.{key} = "{value}"' for key, value in equations) + " }"
    return all(line.get(key) == value for key, value in equations)


def test_it_trusts_the_roots_that_it_brings(code: Path) -> None:
    asked = "from botocore.httpsession import get_cert_path; print(get_cert_path(True))"
    told = subprocess.run(
        [sys.executable, "-S", "-c", asked], cwd=code, capture_output=True, text=True, check=True
    )
    assert Path(told.stdout.strip()).relative_to(code.resolve()).suffix == ".pem"


def test_nothing_is_written_where_the_code_is(
    package: Path, code: Path, household: Household
) -> None:
    household.say("Alexa, start my back stretches")
    with zipfile.ZipFile(package) as packed:
        shipped = {entry.filename: entry.CRC for entry in packed.infolist()}
    there = {
        path.relative_to(code).as_posix(): zlib.crc32(path.read_bytes())
        for path in code.rglob("*")
        if path.is_file()
    }
    assert there == shipped
