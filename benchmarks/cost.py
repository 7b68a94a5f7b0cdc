"""What a thousand practices cost on AWS, from measured milliseconds, units and bytes."""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.history import NEWEST, Kept
from benchmarks.packages import ROOT
from benchmarks.practice import Practised
from benchmarks.store import Exchange
from benchmarks.table import Table

PRICES: Final = Path(__file__).with_name("prices.toml")
PRACTICES: Final = 1000


@dataclass(frozen=True)
class Price:
    """One price of AWS's."""

    dollars: float
    what: str
    """What is paid for."""
    as_of: str
    """The date of its source, or "assumed"."""


def read_prices() -> tuple[str, Mapping[str, Price]]:
    """The region, and its prices by name."""
    told = tomllib.loads(PRICES.read_text("utf-8"))
    region = told.pop("region")
    return region, {
        name: Price(each["price"], each["for"], each["as_of"]) for name, each in told.items()
    }


def memory() -> float:
    """Gigabytes of the function: the default in infra/template.yaml."""
    lines = (ROOT / "infra" / "template.yaml").read_text("utf-8").splitlines()
    inside = lines[lines.index("  Memory:") :]
    default = next(line for line in inside if line.strip().startswith("Default:"))
    return int(default.partition(":")[2]) / 1024


@dataclass(frozen=True)
class Bill:
    """What a practice costs, in US dollars, by cause."""

    compute: float
    requests: float
    writes: float
    reads: float
    log: float

    @property
    def total(self) -> float:
        """The sum."""
        return self.compute + self.requests + self.writes + self.reads + self.log


def bill(practised: Practised, exchanges: Sequence[Exchange], prices: Mapping[str, Price]) -> Bill:
    """The bill of a practice without cold starts; every turn is billed in whole milliseconds."""
    turns = [turn for practice in practised.wall for turn in practice]
    billed = sum(math.ceil(turn * 1000) for turn in turns) / len(practised.wall) / 1000
    return Bill(
        billed * memory() * prices["lambda_gb_second"].dollars,
        practised.turns * prices["lambda_request"].dollars,
        sum(exchange.written for exchange in exchanges) * prices["write_unit"].dollars,
        sum(exchange.read for exchange in exchanges) * prices["read_unit"].dollars,
        practised.logged * prices["log_byte"].dollars,
    )


def tables(
    ours: Practised,
    stock: Practised,
    kept: Sequence[Kept],
    starts: Mapping[str, float],
    history: int,
) -> list[Table]:
    """The bills, and the prices. `starts` are the seconds of a cold start, by skill.

    `history` is how many practices the person has finished before.
    """
    region, prices = read_prices()
    new, old = "a first one", f"after {history:,} others"
    bills = [
        (f"this skill, {new}", bill(ours, ours.exchanges, prices)),
        (f"stock skill, {new}", bill(stock, stock.exchanges, prices)),
        (f"this skill, {old}", bill(ours, kept[0].exchanges, prices)),
        (f"stock skill, {old}", bill(stock, kept[3].exchanges, prices)),
        (f"{kept[2].name}, {old}", bill(stock, kept[2].exchanges, prices)),
    ]
    rows = [
        [name]
        + [
            f"${part * PRACTICES:.4f}"
            for part in (each.compute, each.requests, each.writes, each.reads, each.log, each.total)
        ]
        for name, each in bills
    ]
    together = [f"${each.total * PRACTICES:.4f}" for _, each in bills]
    second = memory() * prices["lambda_gb_second"].dollars * PRACTICES
    cold = ", ".join(f"{name} ${seconds * second:.4f}" for name, seconds in starts.items())
    return [
        Table(
            f"Cost of {PRACTICES:,} practices on AWS",
            f"Lambda with {memory():g} GB on arm64 and DynamoDB on demand in {region}: the "
            f"milliseconds, units and bytes measured here, at the prices below. The milliseconds "
            f"are this machine's, with a server on loopback; on AWS they are others, the units are "
            f"not.",
            ["practices", "compute", "requests", "writes", "reads", "log", "together"],
            rows,
            f"If every one of the {PRACTICES:,} practices began with a cold start, that would add: "
            f"{cold}.",
            [
                [
                    f"{PRACTICES:,} practices on AWS: {new}; {old}",
                    f"{together[0]}; {together[2]}",
                    f"{together[1]}; {together[3]}, or {together[4]} with the {NEWEST} newest",
                    "–",
                ]
            ],
        ),
        Table(
            "The prices",
            f"In US dollars, {region}, without free tiers and taxes (benchmarks/prices.toml).",
            ["what", "price", "as of"],
            [
                [each.what, f"{each.dollars:.10f}".rstrip("0"), each.as_of]
                for each in prices.values()
            ],
        ),
    ]
