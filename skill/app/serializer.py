"""Amazon's serializer, spared the session attributes: they are plain JSON on both ways."""

from typing import Any

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope


class SessionAttributes(dict[str, Any]):
    """Session attributes, which nobody changes.

    The SDK copies them part by part with every request, and once more with every response: of a
    passage's timetable that takes as long as all the rest of a turn.
    """

    def __deepcopy__(self, memo: object) -> "SessionAttributes":
        """No copy, as nobody changes them."""
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
        """Return it in JSON's terms."""
        return obj if isinstance(obj, SessionAttributes) else super().serialize(obj)
