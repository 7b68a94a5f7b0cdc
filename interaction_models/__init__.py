"""What people can say to the skill: one source and one model a language.

``python -m interaction_models`` generates each model from ``languages/<language>/*.toml``, and
names it after the language's first locale; with ``--check`` it only compares. All locales of a
language share the same model.
"""
