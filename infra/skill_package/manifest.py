"""The manifest: the skill's description for the Alexa service (Alexa Skills Kit, "Skill
Manifest")."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from infra.skill_package.addresses import REGIONS, Addresses
from infra.skill_package.listing import Listing

HERE: Final = Path(__file__).parent
ICONS: Final = HERE / "icons"
SMALL_ICON: Final = "assets/images/small.png"
LARGE_ICON: Final = "assets/images/large.png"

PERMISSIONS: Final = ("alexa::person_id:read", "alexa::alerts:reminders:skill:readwrite")
"""Personalisation gives recognised people a place and preferences of their own. Reminders are for
people who ask for one; the time zone they need takes no permission."""

VIEWPORTS: Final = (
    ("ROUND", (480, 599), (480, 599)),
    ("RECTANGLE", (960, 1279), (480, 599)),
    ("RECTANGLE", (960, 1279), (600, 959)),
    ("RECTANGLE", (1280, 1920), (600, 1279)),
)
"""Shape, width and height in pixels of the supported screens: Echo Spot and the Echo Shows. The
groups are those of ask_sdk_core.utils.viewport: HUB round small, landscape small, medium and
large."""

EVENTS: Final = ("SKILL_DISABLED",)
"""Disabling the skill deletes everything of the account."""


class Locale(msgspec.Struct, frozen=True):
    """What the manifest needs to know of a locale."""

    language: str
    number: str
    """The emergency number, in digits."""


def build_manifest(
    locales: Mapping[str, Locale], listings: Mapping[str, Listing], addresses: Addresses
) -> dict[str, Any]:
    """Build skill.json from the locales, by name, and the listings, by language."""
    return {
        "manifest": {
            "manifestVersion": "1.0",
            "publishingInformation": {
                "category": "HEALTH_AND_FITNESS",
                "distributionMode": "PUBLIC",
                # Only where the emergency number that the skill says is right.
                "isAvailableWorldwide": False,
                "distributionCountries": sorted({name.partition("-")[2] for name in locales}),
                "testingInstructions": _to_test(listings),
                "locales": {
                    name: _listed(listings[locale.language], locale)
                    for name, locale in locales.items()
                },
            },
            "apis": {"custom": {**_answering(addresses), "interfaces": [_screens()]}},
            "events": {
                **_answering(addresses),
                "subscriptions": [{"eventName": name} for name in EVENTS],
            },
            "permissions": [{"name": name} for name in PERMISSIONS],
            "privacyAndCompliance": {
                "allowsPurchases": False,
                "containsAds": False,
                "isChildDirected": False,
                "isExportCompliant": True,
                # A recognised person's id is personal information.
                "usesPersonalInfo": True,
                # Only for entities covered by HIPAA; nothing about health is collected.
                "usesHealthInfo": False,
                "locales": {
                    name: {
                        "privacyPolicyUrl": addresses.privacy_policy.of(locale.language),
                        "termsOfUseUrl": addresses.terms.of(locale.language),
                    }
                    for name, locale in locales.items()
                },
            },
        }
    }


def _to_test(listings: Mapping[str, Listing]) -> str:
    """How to test it, and how it is opened in each language, for those who certify it."""
    told = (HERE / "testing_instructions.txt").read_text("utf-8")
    phrases = [f"{code}: {'; '.join(one.example_phrases)}" for code, one in listings.items()]
    return "\n".join((told.rstrip(), "", "To open it, by language:", *phrases, ""))


def _listed(listing: Listing, locale: Locale) -> dict[str, Any]:
    return {
        "name": listing.name,
        "summary": listing.summary,
        "description": listing.described(locale.number),
        "examplePhrases": list(listing.example_phrases),
        "keywords": list(listing.keywords),
        "smallIconUri": f"file://{SMALL_ICON}",
        "largeIconUri": f"file://{LARGE_ICON}",
    }


def _screens() -> dict[str, Any]:
    return {
        "type": "ALEXA_PRESENTATION_APL",
        "supportedViewports": [
            {
                "mode": "HUB",
                "shape": shape,
                "minWidth": width[0],
                "maxWidth": width[1],
                "minHeight": height[0],
                "maxHeight": height[1],
            }
            for shape, width, height in VIEWPORTS
        ],
    }


def _answering(addresses: Addresses) -> dict[str, Any]:
    return {
        "endpoint": addresses.endpoint("NA"),
        "regions": {region: {"endpoint": addresses.endpoint(region)} for region in REGIONS},
    }
