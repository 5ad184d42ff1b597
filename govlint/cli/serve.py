"""`govlint serve`."""

from __future__ import annotations

import argparse
import errno
import os
import socket
import sys
from contextlib import suppress
from functools import partial
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, Final

from govlint.cli import EXIT_CLEAN, EXIT_USAGE
from govlint.cli.messages import misconfigured, usage
from govlint.cli.options import Choices
from govlint.config.mistakes import ConfigurationError
from govlint.plugins import load
from govlint.web.serving import SHORTEST_TOKEN, Serving

if TYPE_CHECKING:
    from govlint.plugins import Registry
    from govlint.run import OptionsFor

_TOKEN: Final = "GOVLINT_TOKEN"  # noqa: S105 - the name of a variable
_HIGHEST_PORT: Final = 65535
_MOST_MEGABYTES: Final = 1024
_MOST_WORKERS: Final = 64
_BACKLOG: Final = 256


def run(arguments: argparse.Namespace) -> int:
    """Wait for requests until it is interrupted; returns the exit code."""
    registry = load()
    try:
        serving = _serving(arguments)
        Choices(arguments, registry).verify(["upload"])
        listening = _bound(arguments.host, arguments.port)
    except ConfigurationError as error:
        return misconfigured(error, registry.failures)
    except ValueError as error:
        return usage(str(error), registry.failures)
    for failure in registry.failures:
        sys.stderr.write(f"govlint: {failure.message}\n")
    try:
        import uvicorn

        from govlint.web.app import application
    except ModuleNotFoundError as error:
        listening.close()
        return usage(f"govlint serve 要另外安装：pip install 'govlint[web]'（缺少 {error.name}）")
    settings = {name: value for name, value in vars(arguments).items() if name != "run"}
    app = application(serving, partial(loaded, settings), registry.readers)
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=5,
            limit_concurrency=_BACKLOG * 2,
            ws="none",
        )
    )
    _announce(arguments, listening, serving)
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listening])
    return EXIT_CLEAN if server.started else EXIT_USAGE


def loaded(settings: dict[str, Any]) -> tuple[Registry, OptionsFor]:
    """What a process that works needs: the plugins, and what files are checked by under these arguments."""
    registry = load()
    return registry, Choices(argparse.Namespace(**settings), registry).options


def _serving(arguments: argparse.Namespace) -> Serving:
    """What the server is set up with; `ValueError` for what makes no sense, or would be open to anybody."""
    token: str = arguments.token if arguments.token is not None else os.environ.get(_TOKEN, "")
    if token and (len(token) < SHORTEST_TOKEN or not token.isascii() or not token.isprintable() or " " in token):
        raise ValueError(f"口令要有 {SHORTEST_TOKEN} 个以上的字母、数字或符号，不含空格")
    if not token and not _is_local(arguments.host):
        raise ValueError(f"在 {arguments.host} 上别的电脑也能打开，要用 --token 或环境变量 {_TOKEN} 设一个口令")
    prefix = f"/{arguments.prefix.strip('/')}" if arguments.prefix.strip("/") else ""
    if not 0 <= arguments.port <= _HIGHEST_PORT:
        raise ValueError(f"--port 应在 0 到 {_HIGHEST_PORT} 之间")
    if not 1 <= arguments.max_upload <= _MOST_MEGABYTES:
        raise ValueError(f"--max-upload 应在 1 到 {_MOST_MEGABYTES} 之间")
    if not 1 <= arguments.workers <= _MOST_WORKERS:
        raise ValueError(f"--workers 应在 1 到 {_MOST_WORKERS} 之间")
    hosts = frozenset(name.lower().rstrip(".") for name in arguments.name)
    return Serving(hosts, prefix, token, arguments.max_upload * 1024 * 1024, arguments.workers, arguments.convert)


def _is_local(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _bound(host: str, port: int) -> socket.socket:
    """A socket that waits for requests; `ValueError` says why there is none."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        try:
            if os.name == "posix":
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
            listening.listen(_BACKLOG)
        except OSError:
            listening.close()
            raise
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        reason = "已经有别的程序在用" if taken else error.strerror or str(error)
        raise ValueError(f"不能在 {host} 的端口 {port} 上等待：{reason}；可以用 --port 换一个") from error
    return listening


def _announce(arguments: argparse.Namespace, listening: socket.socket, serving: Serving) -> None:
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{port}{serving.prefix}/"
    sys.stdout.write(f"govlint: 请在浏览器中打开 {address} ；按 Ctrl+C 结束\n")
    sys.stdout.flush()
    if arguments.open:
        import webbrowser

        webbrowser.open(address)
