"""How many days a week somebody wants to practise."""

GOAL = 3
"""Days a week, where nobody asked for another. ACSM: at least two or three."""
MIN_GOAL, MAX_GOAL = 1, 7
