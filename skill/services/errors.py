"""Errors of Alexa's services. No message names a person, a device or a reminder.

ServiceError
├── NotPermitted  the person has not given the skill this permission
├── TooMany       no more reminders can be set
├── NotHere       this device, or this account, has no reminders
├── Gone          the reminder is no longer there
└── Unreachable   no access, no time left, no answer, or none that makes sense
"""


class ServiceError(Exception):
    """A service of Alexa's did not do what it was asked to do."""


class NotPermitted(ServiceError):  # noqa: N818 (the state of things, not a mistake)
    """The person has not given the skill this permission."""


class TooMany(ServiceError):  # noqa: N818 (as above)
    """No more reminders can be set."""


class NotHere(ServiceError):  # noqa: N818 (as above)
    """This device, or this account, has no reminders."""


class Gone(ServiceError):  # noqa: N818 (as above)
    """The reminder is no longer there."""


class Unreachable(ServiceError):  # noqa: N818 (as above)
    """The service failed, or did not answer in time. The call may have taken effect."""
