"""In the Lambda package, in place of the SDK's factory of clients for Alexa's services.

The factory imports every client there is, and the skill uses none: skill/services makes the calls.
"""

from typing import NoReturn


class ServiceClientFactory:
    """Stands in for the SDK's, which ask-sdk-core only needs where a skill has an API client."""

    def __init__(self, *_arguments: object) -> NoReturn:
        """Refuse to be one."""
        raise NotImplementedError("the package has none of the SDK's service clients")
