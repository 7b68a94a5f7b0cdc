import pytest

from simulator.commands import HELP, CommandError, parse_command


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        ("3 days", 259200),
        ("20 minutes", 1200),
        ("1 hour and 30 minutes", 5400),
        ("90 seconds", 90),
        ("2 weeks", 1209600),
        ("0.5 minutes", 30),
    ],
)
def test_later(given: str, seconds: float) -> None:
    assert parse_command(f"/later {given}").seconds == seconds


@pytest.mark.parametrize(
    "line",
    [
        *("/later", "/later soon", "/later 3 days ago"),
        *("/speed", "/speed 0", "/speed 1001", "/speed nan"),
        *("/device", "/person", "/screen", "/screen huge", "/x", "/"),
    ],
)
def test_what_is_no_command_is_told_so(line: str) -> None:
    with pytest.raises(CommandError):
        parse_command(line)


def test_names_keep_their_case_and_spaces() -> None:
    assert parse_command("/device Ana's room").text == "Ana's room"


def test_the_help_fits_sixty_columns_and_names_only_what_there_is() -> None:
    lines = HELP.splitlines()
    assert max(map(len, lines)) <= 57
    for line in lines:
        if line.startswith("/"):
            assert parse_command(line[:19].strip()).name == line[1:].split()[0]
