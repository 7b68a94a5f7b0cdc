"""The stock skill is a fair match: it does the same practice, and reads and writes every turn."""

from benchmarks.conversation import START, first_practice
from benchmarks.figures import Bench
from benchmarks.household import speaking_to


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
