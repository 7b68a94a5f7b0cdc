"""The one definition of the table."""

import subprocess
import sys
from pathlib import Path

from tests.progress.backing import TableBacking
from tests.progress.table import TEMPLATE, table_definition


def test_the_template_has_no_fault() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("cfn-lint"), TEMPLATE],
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_table_is_made_from_it(table_backing: TableBacking) -> None:
    client, name = table_backing.client, table_backing.table
    table = client.describe_table(TableName=name)["Table"]
    assert table["KeySchema"] == [
        {"AttributeName": "owner", "KeyType": "HASH"},
        {"AttributeName": "item", "KeyType": "RANGE"},
    ]
    assert table["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST"
    expiry = client.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
    assert expiry == {"TimeToLiveStatus": "ENABLED", "AttributeName": "expires_at"}


def test_what_people_did_is_guarded() -> None:
    definition = table_definition()
    assert definition["DeletionProtectionEnabled"] is True
    assert definition["SSESpecification"] == {"SSEEnabled": True}
    assert definition["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
