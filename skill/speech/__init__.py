"""Cues to speech: the words of each language, how long they take, and SSML within the limits."""
