"""The package's parts: what is left out, what is bounded, and what goes wrong in words."""

import gzip
import json
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from infra.package import MAX_UNPACKED, MAX_ZIPPED, PackagingError, Target, this_machine
from infra.package.__main__ import main
from infra.package.archive import check_size, write_archive
from infra.package.builder import LOCK, SKILL
from infra.package.bytecode import compile_all, find_interpreter
from infra.package.contents import OPERATIONS, STAND_INS, add_skill, trim
from infra.package.dependencies import LEFT_OUT, install, shipped_of
from skill.coaching.content_file import COMPILED, read_table

USED = {"input": {"shape": "Input"}, "errors": [{"shape": "Error"}], "documentation": "how"}
MODEL = {
    "operations": dict.fromkeys((*OPERATIONS, "Scan"), USED) | {"Scan": {"shape": "Other"}},
    "shapes": {
        "Input": {"type": "structure", "members": {"documentation": {"shape": "Text"}}},
        "Text": {"type": "string", "documentation": "what"},
        "Error": {"type": "structure", "members": {}},
        "Other": {"type": "string"},
    },
}
"""A model of a service, as botocore has them, with a member that is called like its manual."""
NEVER = Target((2, 0), None)
"""A Python that no machine has."""


def test_the_lock_is_shipped_but_for_what_is_left_out() -> None:
    lock = LOCK.read_text("utf-8")
    names = {line.partition("==")[0] for line in lock.splitlines() if not line.startswith(" ")}
    shipped = "".join(shipped_of(lock))
    left = {line.partition("==")[0] for line in shipped.splitlines() if not line.startswith(" ")}
    assert left == names - LEFT_OUT
    assert all(line in lock for line in shipped.splitlines())


def test_what_is_not_as_the_lock_says_is_not_installed(tmp_path: Path) -> None:
    lock = tmp_path / "lock.txt"
    names = "".join(f"{name}==1\n" for name in LEFT_OUT)
    lock.write_text(f"{names}six==1.17.0 --hash=sha256:{'0' * 64}\n")
    with pytest.raises(PackagingError, match="not installed"):
        install(lock, this_machine(), tmp_path / "contents")


def test_of_the_libraries_only_what_is_read_stays(tmp_path: Path) -> None:
    kept = {
        "boto3/session.py",
        "botocore/session.py",
        "botocore/data/_retry.json",
        "botocore/data/endpoints.json",
        "botocore/data/dynamodb/2012-08-10/service-2.json",
        "ask_sdk_model/services/serializer.py",
        "aws_lambda_powertools/utilities/jmespath_utils/__init__.py",
        "six-1.dist-info/METADATA",
        "six-1.dist-info/LICENSE",
    }
    gone = {
        "bin/jp.py",
        "ask_sdk_model/services/ups/ups_service_client.py",
        "boto3/data/ec2/2016-11-15/resources-1.json",
        "boto3/examples/s3.rst",
        "botocore/data/ec2/2016-11-15/service-2.json",
        "botocore/data/ec2/service-2.json.gz",
        "botocore/data/dynamodb/2012-08-10/examples-1.json",
        "aws_lambda_powertools/utilities/parser/__init__.py",
        "aws_lambda_powertools/event_handler/__init__.py",
        "msgspec/__init__.pyi",
        "six-1.dist-info/RECORD",
    }
    stand_ins = {path.relative_to(STAND_INS).as_posix() for path in STAND_INS.rglob("*.py")}
    for name in kept | gone:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    table = tmp_path / "botocore/data/endpoints.json"
    services = {"dynamodb": {"endpoints": {"eu-west-1": {}}}, "ec2": {"endpoints": {}}}
    table.write_text(json.dumps({"partitions": [{"partition": "aws", "services": services}]}))
    model = tmp_path / "botocore/data/dynamodb/2012-08-10/service-2.json"
    packed = model.with_name("service-2.json.gz")
    packed.write_bytes(gzip.compress(json.dumps(MODEL).encode()))
    trim(tmp_path)
    left_of_it = json.loads(model.read_text())
    assert set(left_of_it["operations"]) == set(OPERATIONS)
    assert left_of_it["shapes"] == {
        "Input": {"type": "structure", "members": {"documentation": {"shape": "Text"}}},
        "Text": {"type": "string"},
        "Error": {"type": "structure", "members": {}},
    }
    (partition,) = json.loads(table.read_text())["partitions"]
    assert partition == {"partition": "aws", "services": {"dynamodb": services["dynamodb"]}}
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == kept | stand_ins


def test_content_is_compiled_and_means_the_same(tmp_path: Path) -> None:
    add_skill(SKILL, tmp_path)
    sources = sorted(SKILL.rglob("*.toml"))
    assert sources
    for source in sources:
        shipped = (tmp_path / "skill" / source.relative_to(SKILL)).read_text("utf-8")
        assert shipped.startswith(COMPILED)
        assert read_table(shipped, source.name) == tomllib.loads(source.read_text("utf-8"))


def test_a_stand_in_without_its_python_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in = tmp_path / f"python{NEVER.version}"
    stand_in.write_text("#!/bin/sh\necho no such version >&2\nexit 127\n")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_interpreter(NEVER) is None


def test_one_on_the_path_that_is_the_one_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / f"python{NEVER.version}"
    other.write_text("#!/bin/sh\necho 2 0 cpython /opt/a place/python\n")
    other.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_interpreter(NEVER) == Path("/opt/a place/python")


def test_a_module_that_does_not_compile_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("def")
    with pytest.raises(PackagingError, match=r"broken\.py"):
        compile_all(tmp_path, Path(sys.executable))


def test_compiled_modules_do_not_tell_where_they_were_built(tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text("def function(): pass")
    compile_all(tmp_path, Path(sys.executable))
    (compiled,) = tmp_path.rglob("*.pyc")
    assert b"/var/task/module.py" in compiled.read_bytes()
    assert str(tmp_path).encode() not in compiled.read_bytes()


def test_the_same_files_give_the_same_archive_whenever_they_were_made(tmp_path: Path) -> None:
    archives = []
    for number, order in enumerate((("b/c.txt", "a.txt"), ("a.txt", "b/c.txt"))):
        folder = tmp_path / f"{number}"
        for name in order:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(name)
            (folder / name).chmod(0o600 + 0o40 * number)
        archive = tmp_path / f"{number}.zip"
        assert write_archive(folder, archive) == len("b/c.txta.txt")
        archives.append(archive.read_bytes())
    assert archives[0] == archives[1]
    with zipfile.ZipFile(tmp_path / "0.zip") as packed:
        assert packed.namelist() == ["a.txt", "b/c.txt"]


def test_a_package_that_has_grown_is_refused() -> None:
    check_size(MAX_ZIPPED, MAX_UNPACKED)
    with pytest.raises(PackagingError, match="8,000,001 bytes, and 8,000,000 are allowed"):
        check_size(MAX_ZIPPED + 1, MAX_UNPACKED)
    with pytest.raises(PackagingError, match="30,000,001 bytes unpacked"):
        check_size(MAX_ZIPPED, MAX_UNPACKED + 1)


def test_what_goes_wrong_is_said_in_words_and_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tmp_path / "lambda.zip"
    before.write_text("before")

    def broken(*_: object) -> None:
        raise PackagingError("a wheel is missing")

    monkeypatch.setattr("infra.package.builder.install", broken)
    assert main(["--output", str(before)]) == 1
    assert capsys.readouterr().err == "No package: a wheel is missing\n"
    assert before.read_text() == "before"
