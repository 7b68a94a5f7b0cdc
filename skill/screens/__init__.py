"""Cues to APL: what an Echo Show draws, and how its document speaks a passage."""
