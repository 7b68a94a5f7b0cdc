"""Cues to SSML within Alexa's limits."""
