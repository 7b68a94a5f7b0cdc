"""What the manifest declares, and that Amazon's classes know all of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_smapi_model.v1.skill.manifest.skill_manifest_envelope import SkillManifestEnvelope

from infra.skill_package.__main__ import main
from infra.skill_package.listing import read_listing, read_rules
from skill.app.envelope import LOCALES
from skill.languages import languages, locales
from skill.services.access import REMINDERS_PERMISSION
from tests.skill_package.conftest import FUNCTION, PAPERS, read_manifest

ROOT = Path(__file__).parents[2]


def there_and_back(skill: object) -> object:
    serializer = DefaultSerializer()
    return serializer.serialize(serializer.deserialize(json.dumps(skill), SkillManifestEnvelope))


def test_nothing_is_lost_on_the_way_through_amazons_classes(manifest: dict[str, Any]) -> None:
    # The classes drop what they do not know: what comes back whole was all known.
    assert there_and_back({"manifest": manifest}) == {"manifest": manifest}


def test_every_locale_is_listed_with_its_papers(manifest: dict[str, Any]) -> None:
    assert manifest["publishingInformation"]["locales"].keys() == LOCALES
    papers = manifest["privacyAndCompliance"]["locales"]
    assert papers.keys() == LOCALES
    for name, paper in papers.items():
        of_language = ".de" if name == "de-DE" else ""
        assert paper == {
            "privacyPolicyUrl": f"https://stretches.example.org/privacy{of_language}",
            "termsOfUseUrl": f"https://stretches.example.org/terms{of_language}",
        }


@pytest.mark.parametrize("locale", sorted(LOCALES))
def test_every_description_has_the_disclaimer_and_the_locales_number(
    manifest: dict[str, Any], locale: str
) -> None:
    described = manifest["publishingInformation"]["locales"][locale]["description"]
    for words in read_rules(locale.partition("-")[0]).disclaimer:
        assert words in described
    assert re.findall(r"(\d+);", described) == [locales()[locale].number]


def test_it_is_offered_where_the_emergency_number_is_right(manifest: dict[str, Any]) -> None:
    published = manifest["publishingInformation"]
    assert published["isAvailableWorldwide"] is False
    assert published["distributionCountries"] == ["AU", "CA", "DE", "GB", "IN", "US"]
    assert published["distributionMode"] == "PUBLIC"


def test_what_is_declared_of_privacy(manifest: dict[str, Any]) -> None:
    declared = {
        key: value
        for key, value in manifest["privacyAndCompliance"].items()
        if isinstance(value, bool)
    }
    assert declared == {
        "allowsPurchases": False,
        "containsAds": False,
        "isChildDirected": False,
        "isExportCompliant": True,
        "usesHealthInfo": False,
        "usesPersonalInfo": True,
    }


def test_only_what_is_used_is_asked_for(manifest: dict[str, Any]) -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "skill").rglob("*.py"))
    used = {
        "alexa::person_id:read": ".person_id",  # whose record it is
        REMINDERS_PERMISSION: '"/v1/alerts/reminders"',
    }
    assert manifest["permissions"] == [{"name": name} for name in used]
    assert [name for name, by in used.items() if by not in code] == []


def test_disabling_the_skill_is_told_to_it(manifest: dict[str, Any]) -> None:
    events = manifest["events"]
    assert events["subscriptions"] == [{"eventName": "SKILL_DISABLED"}]
    custom = manifest["apis"]["custom"]
    assert (events["endpoint"], events["regions"]) == (custom["endpoint"], custom["regions"])


def test_every_region_has_its_endpoint(manifest: dict[str, Any]) -> None:
    one = {"endpoint": {"uri": FUNCTION}}
    custom = manifest["apis"]["custom"]
    assert custom["endpoint"] == one["endpoint"]
    assert custom["regions"] == {"NA": one, "EU": one, "FE": one}


def test_regions_can_have_endpoints_of_their_own(tmp_path: Path) -> None:
    europe = FUNCTION.replace("us-east-1", "eu-west-1")
    east = FUNCTION.replace("us-east-1", "us-west-2") + ":live"
    folder = tmp_path / "package"
    assert not main(
        [
            f"--endpoint={FUNCTION}",
            f"--endpoint-eu={europe}",
            f"--endpoint-fe={east}",
            *PAPERS,
            f"--output={folder}",
        ]
    )
    regions = read_manifest(folder)["apis"]["custom"]["regions"]
    uris = {region: where["endpoint"]["uri"] for region, where in regions.items()}
    assert uris == {"NA": FUNCTION, "EU": europe, "FE": east}


@pytest.mark.parametrize("certificate", ["Trusted", "Wildcard", "SelfSigned"])
def test_a_web_service_says_what_certificate_it_has(tmp_path: Path, certificate: str) -> None:
    address = "https://stretches.example.org/alexa"
    folder = tmp_path / "package"
    given = [f"--endpoint={address}", f"--certificate={certificate}", *PAPERS]
    assert main([*given, f"--output={folder}"]) == 0
    custom = read_manifest(folder)["apis"]["custom"]
    assert custom["endpoint"] == {"uri": address, "sslCertificateType": certificate}
    assert there_and_back({"manifest": read_manifest(folder)}) == {
        "manifest": read_manifest(folder)
    }


def test_those_who_certify_are_told_how_to_test(manifest: dict[str, Any]) -> None:
    told = manifest["publishingInformation"]["testingInstructions"]
    assert len(told) <= 4000
    for words in ("start my back stretches", "resume my back stretches", "delete everything"):
        assert words in told
    for language in languages():
        for phrase in read_listing(language.code).example_phrases:
            assert phrase in told


@pytest.mark.parametrize(
    ("shape", "width", "height"),
    [
        ("ROUND", 480, 480),
        ("RECTANGLE", 960, 480),
        ("RECTANGLE", 1024, 600),
        ("RECTANGLE", 1280, 800),
        ("RECTANGLE", 1920, 1080),
    ],
)
def test_every_echo_with_a_screen_is_drawn_for(
    manifest: dict[str, Any], shape: str, width: int, height: int
) -> None:
    (screens,) = manifest["apis"]["custom"]["interfaces"]
    assert screens["type"] == "ALEXA_PRESENTATION_APL"
    fitting = [
        viewport
        for viewport in screens["supportedViewports"]
        if viewport["shape"] == shape
        and viewport["minWidth"] <= width <= viewport["maxWidth"]
        and viewport["minHeight"] <= height <= viewport["maxHeight"]
    ]
    assert len(fitting) == 1
