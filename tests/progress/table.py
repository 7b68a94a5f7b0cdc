"""The table of infra/template.yaml, made on a test server."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

TEMPLATE = Path(__file__).parents[2] / "infra" / "template.yaml"


class _Loader(yaml.SafeLoader):
    """Reads CloudFormation's own tags (!Ref, !Sub) as the bare value they stand before."""


_Loader.add_multi_constructor("!", lambda loader, _, node: loader.construct_scalar(node))


@cache
def table_definition() -> dict[str, Any]:
    """Read the properties of the one table of the template."""
    template = yaml.load(TEMPLATE.read_text(), Loader=_Loader)
    (table,) = (
        resource["Properties"]
        for resource in template["Resources"].values()
        if resource["Type"] == "AWS::DynamoDB::Table"
    )
    return dict(table)


def create_table_from_template(client: "DynamoDBClient", name: str) -> None:
    """Create the table as CloudFormation would, but for backups, encryption and protection."""
    definition = table_definition()
    client.create_table(
        TableName=name,
        BillingMode=definition["BillingMode"],
        AttributeDefinitions=definition["AttributeDefinitions"],
        KeySchema=definition["KeySchema"],
    )
    client.update_time_to_live(
        TableName=name, TimeToLiveSpecification=definition["TimeToLiveSpecification"]
    )
