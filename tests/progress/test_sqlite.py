"""The file's store: killed at any moment, crowded, locked, full, private."""

import random
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from skill.coaching import policy
from skill.progress import Kept, Owner, Record, StoreUnavailable, UnreadableItem
from skill.progress.errors import UnreadableFile
from skill.progress.sqlite import SqliteStore
from tests.progress.backing import FileBacking
from tests.progress.examples import DAY, FIRST, NOW, OWNER, RECORD, finished

ROOT = Path(__file__).parents[2]


@pytest.fixture
def store(file_backing: FileBacking) -> SqliteStore:
    return file_backing.open()


def save(store: SqliteStore, revision: int = 0, owner: Owner = OWNER) -> int:
    return store.save(owner, RECORD, revision=revision, request_id="r-1", began=NOW, now=NOW)


WRITE_ON_AND_ON = """
import sys
from pathlib import Path
from skill.progress.sqlite import SqliteStore
from tests.progress.examples import FIRST, NOW, OWNER, RECORD, finished

store = SqliteStore(Path(sys.argv[1]))
kept = store.read(OWNER, NOW)
revision = kept.revision
while True:
    number = revision + 1 - FIRST if revision else 0
    rows = [finished(number)] if number % 2 else []
    revision = store.save(
        OWNER,
        RECORD,
        revision=revision,
        request_id=f"r-{revision}",
        began=NOW,
        now=NOW,
        finished=rows,
    )
    print(revision, flush=True)
"""


def test_a_kill_at_any_moment_loses_nothing_that_was_answered(store: SqliteStore) -> None:
    moments = random.Random(20270115)
    revision = 0
    for _ in range(10):
        with subprocess.Popen(
            [sys.executable, "-c", WRITE_ON_AND_ON, str(store.path)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        ) as writer:
            assert writer.stdout
            for _ in range(moments.randint(1, 20)):
                revision = int(writer.stdout.readline())
            # A moment that is nobody's: anywhere in the writes that follow.
            time.sleep(moments.uniform(0, 0.01))
            writer.kill()
            answered = [
                int(line) for line in writer.stdout.read().splitlines(True) if line[-1:] == "\n"
            ]
        revision = max([revision, *answered])
        kept = store.read(OWNER, NOW)
        # One more may have been written and not yet answered.
        assert kept.revision in (revision, revision + 1)
        assert kept.record == RECORD
        # The practice that was written with it, or with the one before.
        written = [day for day in range(kept.revision + 1 - FIRST) if day % 2]
        assert [row.key for row in kept.finished[:1]] == [finished(day).key for day in written[-1:]]
        with closing(sqlite3.connect(store.path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


# Four that write without a breath can hold each other up for longer than a turn would wait, where
# the disk is slow. What must never be is an error that came without waiting, so all are patient.
BEGIN_WITH_THE_OTHERS = """
import sys
from pathlib import Path
from skill.progress import Owner, sqlite
from skill.progress.sqlite import SqliteStore
from tests.progress.examples import NOW, RECORD

sqlite.BUSY_TIMEOUT = 60.0
store, owner = SqliteStore(Path(sys.argv[1])), Owner(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
revision = 0
for _ in range(20):
    revision = store.save(
        owner, RECORD, revision=revision, request_id="r-1", began=NOW, now=NOW
    )
"""


def test_many_processes_may_begin_at_once(store: SqliteStore) -> None:
    names = [f"account-{number}" for number in range(4)]
    with ExitStack() as stack:
        writers = [
            stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", BEGIN_WITH_THE_OTHERS, str(store.path), name],
                    cwd=ROOT,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for name in names
        ]
        for writer in writers:
            assert writer.stdout
            assert writer.stdout.readline() == "ready\n"
        for writer in writers:
            assert writer.stdin
            writer.stdin.write("go\n")
            writer.stdin.flush()
        assert [writer.wait() for writer in writers] == [0] * 4
    assert [store.read(Owner(name), NOW).revision for name in names] == [FIRST + 19] * 4


def test_it_is_safe_and_ready_for_many(store: SqliteStore) -> None:
    save(store)
    with store._open() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
        assert connection.execute("PRAGMA busy_timeout").fetchone()[0] == 1000


def test_nobody_else_can_look_into_it(store: SqliteStore) -> None:
    save(store)
    with store._open() as connection:
        connection.execute("BEGIN IMMEDIATE")
        modes = {
            path.name: stat.S_IMODE(path.stat().st_mode) for path in store.path.parent.iterdir()
        }
        connection.execute("ROLLBACK")
    assert modes == {
        "progress.sqlite": 0o600,
        "progress.sqlite-wal": 0o600,
        "progress.sqlite-shm": 0o600,
    }
    assert stat.S_IMODE(store.path.parent.stat().st_mode) == 0o700


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    save(SqliteStore(tmp_path / "progress.sqlite"))
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_what_is_forgotten_is_gone_from_the_disk(store: SqliteStore) -> None:
    save(store, owner=Owner("SECRET"))
    save(store)
    store.forget(Owner("SECRET"), NOW)
    assert [b"SECRET" in path.read_bytes() for path in store.path.parent.iterdir()] == [False]


@pytest.mark.parametrize("writes", ["record", "practice"])
def test_what_has_expired_is_deleted_at_the_next_write(
    file_backing: FileBacking, writes: str
) -> None:
    store = file_backing.open()
    save(store, owner=Owner("long gone"))
    store.save(
        OWNER, RECORD, revision=0, request_id="r-1", began=NOW, now=NOW, finished=[finished(1)]
    )
    rows = [finished(300)] if writes == "practice" else []
    later = NOW + policy.KEPT_FOR + 1
    store.save(OWNER, Record(), revision=0, request_id="r-2", began=NOW, now=later, finished=rows)
    assert {item["owner"] for item in file_backing.items()} == {OWNER.account}
    assert len(file_backing.items()) == 2 + len(rows)


def test_another_s_lock_is_waited_for_and_then_given_up(store: SqliteStore) -> None:
    save(store)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match="locked"):
            save(store, 1)
        assert store.read(OWNER, NOW).revision == FIRST
    assert save(store, FIRST) == FIRST + 1


def test_a_path_that_cannot_be_made_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnavailable) as caught:
        SqliteStore(tmp_path / "file" / "progress.sqlite").read(OWNER, NOW)
    assert str(tmp_path) not in str(caught.value)


def test_a_folder_in_its_place_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable):
        SqliteStore(tmp_path).read(OWNER, NOW)


def test_a_side_file_that_cannot_be_opened_is_no_store(store: SqliteStore) -> None:
    save(store)
    store.path.with_name("progress.sqlite-wal").mkdir()
    with pytest.raises(StoreUnavailable):
        save(store, 1)


def test_a_full_disk_is_no_store(store: SqliteStore) -> None:
    save(store)
    program = f"""
import resource, sys
from pathlib import Path
from skill.progress import Record, StoreUnavailable
from skill.progress.sqlite import SqliteStore
from tests.progress.examples import FIRST, NOW, OWNER, RECORD
resource.setrlimit(resource.RLIMIT_FSIZE, ({store.path.stat().st_size},) * 2)
store = SqliteStore(Path(sys.argv[1]))
large = Record(finished=1, preferences=RECORD.preferences.__class__(left_out=("x",) * 20_000))
try:
    store.save(OWNER, large, revision=FIRST, request_id="r-2", began=NOW, now=NOW)
except StoreUnavailable:
    print("unavailable")
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(store.path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout == "unavailable\n"
    assert store.read(OWNER, NOW).record == RECORD


@pytest.mark.parametrize("code", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY_DIRECTORY])
def test_full_and_read_only_are_no_store(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(*_: object, **__: object) -> sqlite3.Connection:
        error = sqlite3.OperationalError("refused")
        error.sqlite_errorcode = code
        raise error

    monkeypatch.setattr(sqlite3, "connect", refuse)
    with pytest.raises(StoreUnavailable):
        store.read(OWNER, NOW)


def garble(store: SqliteStore) -> None:
    store.path.parent.mkdir()
    store.path.write_bytes(GARBAGE)


def cut_short(store: SqliteStore) -> None:
    save(store)
    store.path.write_bytes(store.path.read_bytes()[:1500])
    store.path.with_name(f"{store.path.name}-wal").unlink(missing_ok=True)


def write_over_a_page(store: SqliteStore) -> None:
    save(store)
    held = store.path.read_bytes()
    store.path.write_bytes(held[:4096] + GARBAGE + held[4096 + len(GARBAGE) :])
    store.path.with_name(f"{store.path.name}-wal").unlink(missing_ok=True)


GARBAGE = b"once upon a time " * 200


@pytest.mark.parametrize("damage", [garble, cut_short, write_over_a_page])
def test_a_file_that_is_no_database_is_set_aside(
    store: SqliteStore, damage: Callable[[SqliteStore], None], caplog: pytest.LogCaptureFixture
) -> None:
    damage(store)
    before = store.path.read_bytes()
    assert store.read(OWNER, NOW) == Kept(Record(), 0, "", (), lost=True)
    (aside,) = store.path.parent.glob(f"{store.path.name}.unreadable-????????")
    assert aside.read_bytes() == before
    assert str(aside) in caplog.text
    assert save(store) == FIRST
    assert not store.read(OWNER, NOW).lost
    store.forget(OWNER, NOW)
    assert store.read(OWNER, NOW) == Kept(Record(), 0, "", ())


def test_an_account_is_deleted_whatever_the_file_holds(store: SqliteStore) -> None:
    garble(store)
    store.forget_account(OWNER.account, NOW)
    assert store.read(OWNER, NOW) == Kept(Record(), 0, "", ())


def test_a_file_that_another_process_began_anew_stays(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    garble(store)
    other, read = SqliteStore(store.path), store._read
    late: list[UnreadableFile] = [UnreadableFile("as it was a moment ago")]

    def read_late(owner: Owner, now: float) -> Kept:
        if not late:
            return read(owner, now)
        assert other.read(OWNER, NOW).lost
        assert save(other) == FIRST
        raise late.pop()

    monkeypatch.setattr(store, "_read", read_late)
    assert store.read(OWNER, NOW).revision == FIRST


def test_bytes_that_are_no_text_are_unreadable(store: SqliteStore) -> None:
    save(store)
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("UPDATE items SET data = CAST(x'ff22' AS TEXT)")
    with pytest.raises(UnreadableItem):
        store.read(OWNER, NOW)


def test_a_fault_of_our_own_stays_one(store: SqliteStore) -> None:
    save(store)
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("ALTER TABLE items RENAME COLUMN request TO wish")
    with pytest.raises(sqlite3.OperationalError, match="request"):
        save(store, 1)


def test_a_file_taken_away_is_begun_anew(store: SqliteStore) -> None:
    save(store)
    store.path.unlink()
    assert store.read(OWNER, NOW + DAY).revision == 0
    assert save(store) == FIRST
