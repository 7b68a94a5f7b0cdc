"""Door 2: the web service, with every request passing for signed."""

import json
import subprocess
import sys
from typing import Any

import pytest
from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_webservice_support.verifier import RequestVerifier, VerificationException
from flask.testing import FlaskClient
from flask_ask_sdk.skill_adapter import SkillAdapter

from skill import web_service
from skill.app.errors import Refused
from skill.web_service import LARGEST_BODY, create_app
from tests.app.signature.chains import Authority
from tests.app.signature.envelopes import OURS, PERSON, envelope


def test_a_request_is_answered(client: FlaskClient) -> None:
    answer = client.post("/alexa", json=envelope())
    assert answer.status_code == 200
    assert answer.get_json()["response"]["outputSpeech"]["ssml"] == "<speak>LaunchRequest</speak>"


def test_every_request_goes_through_the_sdks_adapter(
    skill: CustomSkill, monkeypatch: pytest.MonkeyPatch
) -> None:
    dispatch, dispatched = SkillAdapter.dispatch_request, []

    def counted(adapter: SkillAdapter) -> Any:
        dispatched.append(adapter)
        return dispatch(adapter)

    monkeypatch.setattr(SkillAdapter, "dispatch_request", counted)
    client = create_app(skill, verifier=lambda _headers, _body: None).test_client()
    for _ in range(3):
        assert client.post("/alexa", json=envelope()).status_code == 200
    assert len(dispatched) == 3


@pytest.mark.parametrize(
    "content_type", ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain", ""]
)
def test_the_type_of_the_content_changes_nothing(client: FlaskClient, content_type: str) -> None:
    body = json.dumps(envelope())
    assert client.post("/alexa", data=body, content_type=content_type).status_code == 200


def test_the_verifier_gets_the_headers_and_the_bytes_as_they_came(skill: CustomSkill) -> None:
    got: list[tuple[str | None, bytes]] = []
    app = create_app(skill, verifier=lambda headers, body: got.append((headers.get("x-a"), body)))
    body = json.dumps(envelope(), indent=7).encode()
    app.test_client().post("/alexa", data=body, headers={"X-A": "b"})
    assert got == [("b", body)]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b'{"a": "\xff"}',
        b"[]",
        b'"LaunchRequest"',
        b"{}",
        b"[" * 100_000,
        json.dumps(envelope(skill_id="amzn1.ask.skill.theirs")).encode(),
        json.dumps(envelope(timestamp="2026-06-01T12:00:00")).encode(),
    ],
)
def test_what_is_no_request_is_refused(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, body: bytes
) -> None:
    answer = client.post("/alexa", data=body)
    assert (answer.status_code, answer.get_json()) == (400, {"error": "Bad Request"})
    (line,) = caplog.records
    assert line.getMessage().startswith("refused: ")
    assert line.exc_info is None
    assert PERSON not in line.getMessage()


def test_an_unknown_request_leaves_the_session_as_it_is(client: FlaskClient) -> None:
    event = envelope("Alexa.Unheard.Of")
    event["session"]["attributes"] = {"place": [1, 2]}
    answer = client.post("/alexa", data=json.dumps(event))
    assert answer.status_code == 200
    assert answer.get_json()["response"] == {}
    assert answer.get_json()["sessionAttributes"] == {"place": [1, 2]}


def test_what_the_verifier_refuses_is_not_read(
    skill: CustomSkill, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_headers: object, _body: bytes) -> None:
        raise Refused("I say so")

    answer = create_app(skill, verifier=refuse).test_client().post("/alexa", data=b"{")
    assert (answer.status_code, answer.get_json()) == (400, {"error": "Bad Request"})
    assert [line.getMessage() for line in caplog.records] == ["refused: I say so"]


def test_a_body_as_large_as_allowed_is_read(client: FlaskClient) -> None:
    body = json.dumps(envelope()).encode().ljust(LARGEST_BODY)
    assert client.post("/alexa", data=body).status_code == 200


def test_a_larger_body_is_not(client: FlaskClient) -> None:
    body = json.dumps(envelope()).encode().ljust(LARGEST_BODY + 1)
    answer = client.post("/alexa", data=body)
    assert (answer.status_code, answer.get_json()) == (413, {"error": "Request Entity Too Large"})


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_only_post_reaches_the_skill(client: FlaskClient, method: str) -> None:
    answer = client.open("/alexa", method=method, json=envelope())
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"


@pytest.mark.parametrize("path", ["/", "/alexa/", "/Alexa"])
def test_there_is_nothing_else(client: FlaskClient, path: str) -> None:
    answer = client.post(path, json=envelope())
    assert (answer.status_code, answer.get_json()) == (404, {"error": "Not Found"})


def test_a_fault_of_the_skill_is_logged_and_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    builder = CustomSkillBuilder()

    @builder.request_handler(can_handle_func=lambda _input: True)  # type: ignore[untyped-decorator]
    def fail(_input: Any) -> Any:
        raise RuntimeError("a fault of ours")

    app = create_app(builder.create(), verifier=lambda _headers, _body: None)
    answer = app.test_client().post("/alexa", json=envelope())
    assert (answer.status_code, answer.get_json()) == (500, {"error": "Internal Server Error"})
    assert "a fault of ours" in caplog.text


def test_the_id_of_the_skill_comes_from_the_environment(
    skill: CustomSkill, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALEXA_SKILL_ID", OURS)
    client = create_app(skill, verifier=lambda _headers, _body: None).test_client()
    assert client.post("/alexa", json=envelope()).status_code == 200
    assert client.post("/alexa", json=envelope(skill_id="theirs")).status_code == 400


def test_an_empty_id_is_none(skill: CustomSkill, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALEXA_SKILL_ID", "")
    client = create_app(skill, verifier=lambda _headers, _body: None).test_client()
    assert client.post("/alexa", json=envelope()).status_code == 200


def test_without_a_skill_it_is_assembled_with_the_store_of_the_environment(
    skill: CustomSkill, monkeypatch: pytest.MonkeyPatch
) -> None:
    stores = []

    def assembled(store: object) -> CustomSkill:
        stores.append(store)
        return skill

    monkeypatch.setattr(web_service, "assemble", assembled)
    monkeypatch.setattr(web_service, "open_store", lambda environ: environ["PROGRESS_FILE"])
    monkeypatch.setenv("PROGRESS_FILE", "a file")
    client = create_app(verifier=lambda _headers, _body: None).test_client()
    assert client.post("/alexa", json=envelope()).status_code == 200
    assert stores == ["a file"]


def test_unless_told_otherwise_a_request_must_be_signed(
    skill: CustomSkill, monkeypatch: pytest.MonkeyPatch
) -> None:
    for setting in ("ASK_SDK_VERIFY_SIGNATURE", "ASK_SDK_VERIFY_TIMESTAMP", "FLASK_DEBUG"):
        monkeypatch.setenv(setting, "False")
    app = create_app(skill)
    app.config.update(ASK_SDK_VERIFY_SIGNATURE=False, ASK_SDK_VERIFY_TIMESTAMP=False, TESTING=True)
    assert app.test_client().post("/alexa", json=envelope()).status_code == 400


def test_the_sdks_own_check_of_the_timestamp_stands_behind_ours(
    skill: CustomSkill, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_service, "SignatureVerifier", lambda: lambda _headers, _body: None)
    answer = create_app(skill).test_client().post("/alexa", json=envelope())
    assert (answer.status_code, answer.get_json()) == (400, {"error": "Bad Request"})


def test_the_sdks_own_check_of_the_signature_refuses_everything(authority: Authority) -> None:
    with pytest.raises(VerificationException):
        RequestVerifier()._validate_cert_chain(authority.chain(authority.leaf()))


@pytest.mark.parametrize("before", ["", "sys.modules['certvalidator'] = 'as it was'"])
def test_the_stand_in_is_gone_after_the_import(request: pytest.FixtureRequest, before: str) -> None:
    script = f"""
import sys
{before}
def seen():
    return {{name: module for name, module in sys.modules.items() if "certvalidator" in name}}
before = seen()
import skill.web_service
print(seen() == before)
"""
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script],
        cwd=request.config.rootpath,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "True\n"
