"""German, as the local speaker hears and says it."""
