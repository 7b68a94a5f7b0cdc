"""Does before the first request what it would otherwise have to wait for."""

from typing import Final

from skill.app.envelope import admit

SAMPLE: Final = {
    "version": "1.0",
    "session": {
        "new": True,
        "sessionId": "sample",
        "application": {"applicationId": "sample"},
        "user": {"userId": "sample"},
        "attributes": {},
    },
    "context": {
        "System": {
            "application": {"applicationId": "sample"},
            "user": {"userId": "sample"},
            "person": {"personId": "sample"},
            "device": {"deviceId": "sample", "supportedInterfaces": {}},
        }
    },
    "request": {
        "type": "IntentRequest",
        "requestId": "sample",
        "timestamp": "2026-01-01T00:00:00Z",
        "locale": "en-US",
        "dialogState": "COMPLETED",
        "intent": {
            "name": "StartRoutineIntent",
            "confirmationStatus": "NONE",
            "slots": {
                "routine": {
                    "name": "routine",
                    "value": "neck",
                    "confirmationStatus": "NONE",
                    "resolutions": {
                        "resolutionsPerAuthority": [
                            {
                                "authority": "sample",
                                "status": {"code": "ER_SUCCESS_MATCH"},
                                "values": [{"value": {"name": "neck", "id": "neck"}}],
                            }
                        ]
                    },
                }
            },
        },
    },
}
"""A request with everything that requests commonly contain."""


def warm_up() -> None:
    """Read a sample request.

    The SDK loads its classes, and the date parser, at their first use: some 70 ms.
    """
    admit(SAMPLE, None)
