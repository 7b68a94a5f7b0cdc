"""A stock skill for comparison: the same routine, built the way Amazon's samples are."""
