"""What a request is made of, for the tests of both doors."""

from datetime import UTC, datetime, timedelta
from typing import Any

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
CHAIN_URL = "https://s3.amazonaws.com/echo.api/echo-api-cert-1.pem"
OURS = "amzn1.ask.skill.ours"
PERSON = "amzn1.ask.account.somebody"


def envelope(kind: str = "LaunchRequest", skill_id: str = OURS, **request: Any) -> dict[str, Any]:
    """An envelope, with what is given in place of the usual parts of the request."""
    application = {"applicationId": skill_id}
    user = {"userId": PERSON}
    return {
        "version": "1.0",
        "session": {"new": True, "sessionId": "s", "application": application, "user": user},
        "context": {"System": {"application": dict(application), "user": user}},
        "request": {
            "type": kind,
            "requestId": "amzn1.echo-api.request.some",
            "timestamp": NOW.isoformat(),
            "locale": "en-GB",
        }
        | request,
    }


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        """Set it forward by a timedelta's parts."""
        self.now += timedelta(**by)
