"""The stock skill is a fair match: it does the same practice, and reads and writes every turn."""

import json
import zlib

from benchmarks.conversation import START, first_practice
from benchmarks.figures import Bench
from benchmarks.household import speaking_to
from benchmarks.packages import OURS_TABLE, STOCK, STOCK_TABLE


def test_it_keeps_what_was_done_and_begins_at_once_the_next_time(bench: Bench) -> None:
    with speaking_to(bench.subjects.stock, bench.server.settings, bench.folder) as household:
        household.practise(first_practice("somebody"))
        later = first_practice("somebody", START + 86_400)
        assert "Shall we start?" in household.say(first_practice("another")[:1]).speech
        assert "Sit tall on the chair" in household.say(later[:1]).speech
        with bench.server.listening() as exchanges:
            household.practise([later[0], *later[2:]])
    operations = [exchange.operation for exchange in exchanges]
    assert operations == ["GetItem", "PutItem"] * 5
    (item,) = exchanges[-1].rows
    practices = item["attributes"]["M"]["practices"]["L"]
    assert [each["M"]["routine"]["S"] for each in practices] == ["full_back"] * 2


def test_it_says_as_many_stretches_as_this_skill(bench: Bench) -> None:
    code = (bench.subjects.stock.code / "lambda_function.py").read_text("utf-8")
    assert code == (STOCK / "lambda_function.py").read_text("utf-8")
    with speaking_to(bench.subjects.ours, bench.server.settings, bench.folder) as household:
        household.practise(first_practice("somebody"))
    rows = bench.server.client.scan(TableName=OURS_TABLE)["Items"]
    done = next(row for row in rows if "#practice#" in row["item"]["S"])
    ours = json.loads(zlib.decompress(done["data"]["B"]))["stretches"]
    with speaking_to(bench.subjects.stock, bench.server.settings, bench.folder) as household:
        household.practise(first_practice("somebody"))
    (item,) = bench.server.client.scan(TableName=STOCK_TABLE)["Items"]
    stock = item["attributes"]["M"]["practices"]["L"][0]["M"]["stretches"]["L"]
    assert len(stock) == len(ours) == 6
