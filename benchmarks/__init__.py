"""This skill measured beside a stock one, in one run on one machine.

``python -m benchmarks`` measures, and prints the tables of docs/cost.md.
"""
