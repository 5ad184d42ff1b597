"""`govlint collect` on a Dask cluster of two processes, with workers that die, and with a store of objects."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import dask
import pytest
from distributed import Client, LocalCluster, WorkerPlugin
from moto.server import ThreadedMotoServer

from tests.engine.collecting.reports import contents, rows, write_reports
from tests.integration.processes import govlint, output

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POISON = "毒"


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0") as made,
    ):
        yield made


@pytest.fixture
def client(cluster: LocalCluster) -> Iterator[Client]:
    with Client(cluster, set_as_default=False) as made:
        made.wait_for_workers(2)
        yield made


def on(cluster: LocalCluster) -> tuple[str, ...]:
    return ("--executor", "dask", "--scheduler", str(cluster.scheduler_address))


def dying_plugin(sign: str) -> WorkerPlugin:
    """What makes a worker die over every file whose name has the sign in it, however often it is restarted."""

    class Dying(WorkerPlugin):
        name = "dying"

        def setup(self, worker: Any) -> None:
            import os

            from govlint.collecting import batch

            real = batch.content

            def content(name: str) -> bytes:
                if sign in name:
                    os._exit(9)
                return real(name)

            batch.content = content

    return Dying()


def test_a_cluster_comes_to_the_same_files_as_one_process(
    cluster: LocalCluster, client: Client, tmp_path: Path
) -> None:
    assert client.scheduler_info()["type"] == "Scheduler"
    write_reports(tmp_path / "in", 50)
    done = govlint("collect", "in", "-o", "cluster", "--batch-size", "30", *on(cluster), cwd=tmp_path)
    assert done.returncode == 0, output(done)
    assert govlint("collect", "in", "-o", "here", "--batch-size", "30", cwd=tmp_path).returncode == 0
    assert contents(tmp_path / "cluster") == contents(tmp_path / "here")
    assert len(contents(tmp_path / "here")) == 6


def test_a_worker_that_is_killed_costs_no_file(cluster: LocalCluster, client: Client, tmp_path: Path) -> None:
    write_reports(tmp_path / "in", 60)
    command = [sys.executable, "-m", "govlint", "collect", "in", "-o", "out", "--batch-size", "1", *on(cluster)]
    running = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    while not (tmp_path / "out" / "files").is_dir():
        assert running.poll() is None
    victim = next(iter(client.run(os.getpid).values()))
    os.kill(victim, 9)
    said, _ = running.communicate()
    assert running.returncode == 0, said.decode()
    assert len(rows(tmp_path / "out", "files")) == 60
    assert not [row for row in rows(tmp_path / "out", "findings") if row["rule"] == "GL001"]


def test_a_file_over_which_workers_die_is_given_up_and_no_other(
    cluster: LocalCluster, client: Client, tmp_path: Path
) -> None:
    write_reports(tmp_path / "in", 7)
    (tmp_path / "in" / f"{POISON}.md").write_text("# 甲\n", "utf-8")
    client.register_plugin(dying_plugin(POISON))
    try:
        done = govlint("collect", "in", "-o", "out", *on(cluster), cwd=tmp_path)
    finally:
        client.unregister_worker_plugin("dying")
    assert done.returncode == 2, output(done)
    assert "有 1 份没有读出来（GL001）" in output(done)
    [given_up] = [row for row in rows(tmp_path / "out", "findings") if row["rule"] == "GL001"]
    assert given_up["path"] == f"in/{POISON}.md"
    assert "意外终止" in given_up["message"]
    assert len(rows(tmp_path / "out", "files")) == 8
    assert len({row["path"] for row in rows(tmp_path / "out", "figures")}) == 7


def test_a_scheduler_that_is_not_there_is_said(tmp_path: Path) -> None:
    write_reports(tmp_path / "in", 1)
    done = govlint("collect", "in", "-o", "out", "--executor", "dask", "--scheduler", "tcp://127.0.0.1:9", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("govlint: 连接不上 Dask 调度器 tcp://127.0.0.1:9")
    assert "Traceback" not in output(done)


@pytest.fixture(scope="module")
def store() -> Iterator[dict[str, str]]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    yield {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    server.stop()


def test_reports_come_from_a_store_and_results_go_back_to_it(
    store: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import s3fs

    for name, value in store.items():
        monkeypatch.setenv(name, value)
    system = s3fs.S3FileSystem(skip_instance_cache=True)
    system.mkdir("gov")
    paths = write_reports(tmp_path / "in", 5)
    for path in paths:
        system.put_file(str(path), f"gov/in/{path.relative_to(tmp_path / 'in')}")
    collect = ("collect", "s3://gov/in/*/*.md", "-o", "s3://gov/out", "--batch-size", "2")
    done = govlint(*collect, cwd=tmp_path, environment=store)
    assert done.returncode == 0, output(done)
    assert "这次检查 5 份" in output(done)
    again = govlint(*collect, cwd=tmp_path, environment=store)
    assert "这次检查 0 份，其余 5 份已经在里面" in output(again)
    system.invalidate_cache()
    system.get("gov/out", str(tmp_path / "out"), recursive=True)
    assert [row["path"] for row in rows(tmp_path / "out", "files")] == [
        f"s3://gov/in/{path.relative_to(tmp_path / 'in')}" for path in sorted(paths)
    ]
    assert not [name for name in contents(tmp_path / "out") if name.endswith(".tmp")]
