"""My Back Stretches: a stretch coach for smart speakers."""
