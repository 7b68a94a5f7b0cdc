"""What can go wrong while measuring."""


class BenchmarkError(Exception):
    """Nothing was measured; the message says why."""
