"""The stack of infra/template.yaml, as a test reads it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from simulator.envelope import ANY_SKILL

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "infra" / "template.yaml"
TABLE = "progress"
"""The table of the stack, where a test makes one."""


NAME = "a-stack"
"""The stack, where a test deploys one."""
_REFERRED = {"ProgressTable": TABLE, "SkillId": ANY_SKILL}


def value_of(said: dict[str, str]) -> str:
    """What a reference of the template, or a text with the stack's name in it, comes to."""
    if "Ref" in said:
        return _REFERRED[said["Ref"]]
    return said["Fn::Sub"].replace("${AWS::StackName}", NAME)


def template() -> dict[str, Any]:
    """Read the template, with CloudFormation's tags in their long form."""
    # Seconds to import, in each worker, when tests are collected.
    from cfnlint.decode.cfn_yaml import load  # type: ignore[import-untyped]

    return dict(load(str(TEMPLATE)))


def resource(name: str) -> dict[str, Any]:
    """Read the properties of a resource."""
    return dict(template()["Resources"][name]["Properties"])


def resources_of(kind: str) -> dict[str, dict[str, Any]]:
    """Read the properties of every resource of a type, by name."""
    return {
        name: dict(found["Properties"])
        for name, found in template()["Resources"].items()
        if found["Type"] == kind
    }


def granted() -> Iterator[tuple[str, Any]]:
    """Every action that the function's role allows, and on what."""
    for policy in resource("Role")["Policies"]:
        for statement in policy["PolicyDocument"]["Statement"]:
            assert statement["Effect"] == "Allow"
            for action in statement["Action"]:
                yield action, statement["Resource"]
