"""Amazon's serializer, except for session attributes: they are plain JSON already."""

from typing import Any

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope


class SessionAttributes(dict[str, Any]):
    """Session attributes, which are never changed in place.

    The SDK copies them part by part with every request and every response; for a passage's
    timetable, that takes as long as the rest of the turn.
    """

    def __deepcopy__(self, memo: object) -> "SessionAttributes":
        """Return itself, as it is never changed in place."""
        return self


class EnvelopeSerializer(DefaultSerializer):
    """Reads and writes envelopes as Amazon's own does."""

    def deserialize(self, payload: Any, obj_type: Any) -> Any:
        """Return what the payload holds. Raises SerializationException."""
        found = super().deserialize(payload, obj_type)
        if isinstance(found, RequestEnvelope) and found.session and found.session.attributes:
            found.session.attributes = SessionAttributes(found.session.attributes)
        return found

    def serialize(self, obj: Any) -> Any:
        """Return it as plain JSON values."""
        return obj if isinstance(obj, SessionAttributes) else super().serialize(obj)
