"""What can go wrong while packaging."""


class PackagingError(Exception):
    """No package was made; the message says why, and what helps."""
