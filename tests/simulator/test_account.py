"""What Alexa keeps of a household: permissions and reminders, in a file."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from simulator.account import REMINDERS, Account, read_rule, time_zone_here

NOON = datetime(2027, 1, 15, 12, tzinfo=ZoneInfo("Europe/Berlin")).timestamp()  # a Friday
HOUR = 3600.0


def wish(*rules: str, zone: str = "Europe/Berlin") -> dict[str, object]:
    return {
        "trigger": {"timeZoneId": zone, "recurrence": {"recurrenceRules": list(rules)}},
        "alertInfo": {"spokenInfo": {"content": [{"locale": "en-US", "text": "Stretch."}]}},
    }


def daily(hour: int) -> str:
    return f"FREQ=DAILY;BYHOUR={hour};BYMINUTE=0;BYSECOND=0;INTERVAL=1;"


def test_what_is_kept_is_there_the_next_time(tmp_path: Path) -> None:
    account = Account(tmp_path / "there" / "alexa.json")
    account.permit(REMINDERS)
    token = account.add(wish(daily(8)), NOON)["alertToken"]
    again = Account(account.path)
    assert again.permitted == {REMINDERS}
    assert again.change(token, wish(daily(9)), NOON)["version"] == "2"
    again.withdraw(REMINDERS)
    assert Account(account.path).permitted == set()
    again.remove(token)
    assert Account(account.path).reminders == {}


def test_it_rings_at_its_moments_in_its_time_zone() -> None:
    account = Account()
    account.add(wish(daily(8)), NOON)
    weekly = "FREQ=WEEKLY;BYDAY=SA,SU;BYHOUR=20;BYMINUTE=30;BYSECOND=0;INTERVAL=1;"
    account.add(wish(weekly, zone="America/New_York"), NOON)
    assert account.next_ring(NOON) == NOON + 20 * HOUR
    rung = [(ringing.at - NOON) / HOUR for ringing in account.rings(NOON, NOON + 72 * HOUR)]
    assert rung == [20, 38.5, 44, 62.5, 68]


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "FREQ=DAILY",
        "FREQ=HOURLY;BYHOUR=8;BYMINUTE=0;BYSECOND=0;INTERVAL=1;",
        "FREQ=DAILY;BYHOUR=24;BYMINUTE=0;BYSECOND=0;INTERVAL=1;",
        "FREQ=DAILY;BYHOUR=8;BYMINUTE=60;BYSECOND=0;INTERVAL=1;",
        "FREQ=DAILY;BYHOUR=8;BYMINUTE=0;BYSECOND=0;INTERVAL=2;",
        "FREQ=WEEKLY;BYHOUR=8;BYMINUTE=0;BYSECOND=0;INTERVAL=1;",
        "FREQ=WEEKLY;BYDAY=XX;BYHOUR=8;BYMINUTE=0;BYSECOND=0;INTERVAL=1;",
        "FREQ=DAILY;COUNT=3;BYHOUR=8;BYMINUTE=0;BYSECOND=0;INTERVAL=1;",
    ],
)
def test_a_rule_alexas_reference_does_not_show(rule: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_rule(rule)


@pytest.mark.parametrize(
    ("named", "found"), [("Asia/Kolkata", "Asia/Kolkata"), (":Asia/Kolkata", "Asia/Kolkata")]
)
def test_this_machines_time_zone(named: str, found: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", named)
    assert time_zone_here() == found


def test_a_machine_without_one_is_in_utc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TZ", "Moon/Base")
    monkeypatch.setattr("simulator.account._LOCALTIME", tmp_path / "localtime")
    assert time_zone_here() == "UTC"
