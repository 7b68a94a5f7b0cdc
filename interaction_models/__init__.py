"""What people can say to the skill: one source a language, one model a locale.

``python -m interaction_models`` writes ``<locale>.json`` from ``source/<language>/*.toml``;
with ``--check`` it only compares.
"""
