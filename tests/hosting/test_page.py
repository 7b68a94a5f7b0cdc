"""docs/hosting.md: its commands do what it says, as far as one machine goes."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

from simulator.envelope import SessionFacts, Setting, launch
from tests.app.signature.chains import Authority
from tests.hosting.host import Host, hosted, run
from tests.hosting.page import PAGE, ROOT, block, blocks, marks
from tests.infra.stack import granted
from tests.progress.table import table_definition


def test_every_block_is_run_or_says_why_not() -> None:
    run_here = ["settings", "start", "check", "package", "stop"]
    cannot = ["needs-the-net", "needs-an-account"]
    assert {mark.removeprefix("sh ") for mark in marks()} == {*run_here, *cannot}
    page = PAGE.read_text(encoding="utf-8")
    for mark in cannot:
        for command in blocks(mark):
            before = page[: page.index(command)].rsplit("\n\n", 2)[-2]
            assert mark.replace("-", " ") in before.lower()


def test_the_settings_are_those_that_are_used() -> None:
    named = set(re.findall(r"^export (\w+)=", block("settings"), re.MULTILINE))
    used = set(re.findall(r"\$\{?(\w+)", block("start") + block("package") + block("stop")))
    read_by_the_skill = {"ALEXA_SKILL_ID", "PROGRESS_FILE"}
    assert named == used | read_by_the_skill
    for name in read_by_the_skill:
        assert f'"{name}"' in "".join(path.read_text() for path in (ROOT / "skill").rglob("*.py"))


def test_the_lock_that_is_installed_has_what_is_started() -> None:
    (lock,) = re.findall(r"-r (\S+)", block("needs-the-net"))
    assert re.search(r"^gunicorn==", (ROOT / lock).read_text(), re.MULTILINE)


def test_the_service_is_well_refuses_what_is_not_alexas_and_stops(
    authority: Authority, tmp_path: Path
) -> None:
    with hosted(authority, tmp_path) as host:
        checked = run(block("check"), host.settings)
        assert (json.loads(checked.stdout), checked.stderr) == ({"status": "ok"}, "")
        assert unsigned(host) == (400, {"error": "Bad Request"})
        assert host.ask("GET", "/")[0] == 404
        assert host.ask("GET", "/healthz", SCRIPT_NAME="/elsewhere")[0] == 200
        assert Path(host.settings["PIDFILE"]).read_text().strip().isdigit()
    assert not Path(host.settings["PIDFILE"]).exists()
    assert "Traceback" not in (tmp_path / "log").read_text()


def unsigned(host: Host) -> tuple[int, object]:
    setting = Setting(skill_id=host.settings["ALEXA_SKILL_ID"])
    envelope = launch(setting, SessionFacts("s", True, {}), 1_800_000_000)
    status, _, answer = host.ask("POST", "/alexa", json.dumps(envelope).encode())
    return status, answer


def test_the_package_names_the_address(tmp_path: Path) -> None:
    command = f"{block('package').rstrip()} --output {tmp_path / 'package'}"
    written = run(command, {"HOST": "stretches.example.org"})
    assert (written.returncode, written.stderr) == (0, "")
    manifest = json.loads((tmp_path / "package" / "skill.json").read_text())["manifest"]
    assert manifest["apis"]["custom"]["endpoint"] == {
        "uri": "https://stretches.example.org/alexa",
        "sslCertificateType": "Trusted",
    }
    papers = manifest["privacyAndCompliance"]["locales"]["en-GB"]
    assert papers == {
        "privacyPolicyUrl": "https://stretches.example.org/privacy",
        "termsOfUseUrl": "https://stretches.example.org/terms",
    }


def test_the_table_is_the_templates() -> None:
    (command,) = [text for text in blocks("needs-an-account") if "create-table" in text]
    words = shlex.split(command)
    template = table_definition()
    assert words[words.index("--billing-mode") + 1] == template["BillingMode"]
    for option, kind in {
        "--attribute-definitions": "AttributeType",
        "--key-schema": "KeyType",
    }.items():
        at = words.index(option) + 1
        given = [dict(part.split("=") for part in word.split(",")) for word in words[at : at + 2]]
        part = "AttributeDefinitions" if kind == "AttributeType" else "KeySchema"
        assert given == template[part]
    expiry = words[words.index("--time-to-live-specification") + 1]
    assert (
        expiry
        == f"AttributeName={template['TimeToLiveSpecification']['AttributeName']},Enabled=true"
    )


def test_the_rights_are_those_that_the_store_needs() -> None:
    """The template's are compared with what the store asks for (tests/infra/test_rights.py)."""
    named = set(re.findall(r"`(dynamodb:\w+)`", PAGE.read_text(encoding="utf-8")))
    assert named == {action for action, _ in granted() if action.startswith("dynamodb:")}
