"""The addresses of the server: the page, checking, mending, files with the result, and whether it is well."""

from __future__ import annotations

import asyncio
import json
import sys
import traceback
from contextlib import asynccontextmanager
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from govlint import __version__
from govlint.discovery import COPY
from govlint.reporters.html.page import asset as report_asset
from govlint.web import work
from govlint.web.guard import PART, Guard, answer_to
from govlint.web.pages import home
from govlint.web.pool import Pool
from govlint.web.serving import (
    BROKEN,
    BUSY,
    MALFORMED,
    MAX_FILES,
    MAX_READING,
    MAX_WAITING,
    NO_DATE,
    NO_FILES,
    NOT_ALLOWED,
    NOT_ANNOTATED,
    NOT_FOUND,
    TOO_MANY,
    Refusal,
    RefusedError,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Collection

    from starlette.datastructures import FormData
    from starlette.requests import Request
    from starlette.types import ASGIApp

    from govlint.web.serving import Serving

_REPORTS: Final = {
    "statement": ("检查情况.html", "text/html"),
    "html": ("检查结果.html", "text/html"),
    "sarif": ("检查结果.sarif", "application/sarif+json"),
    "json": ("检查结果.json", "application/json"),
}
_ASSETS: Final = {
    "report.css": "text/css",
    "report.js": "text/javascript",
    "app.css": "text/css",
    "app.js": "text/javascript",
}
_LONGEST_NAME: Final = 200
_MOST_CHOSEN: Final = 20_000


def application(serving: Serving, loader: work.Loader, suffixes: Collection[str]) -> ASGIApp:
    """The server as an ASGI application; `loader` is run in every process that works, `suffixes` can be read."""
    site = _Site(serving, loader, suffixes)
    routes = [
        Route("/", site.home),
        Route("/check", site.answering(site.check), methods=["POST"]),
        Route("/fix", site.answering(site.fix), methods=["POST"]),
        Route("/annotate", site.answering(site.annotate), methods=["POST"]),
        Route("/report/{kind}", site.answering(site.report), methods=["POST"]),
        Route("/static/{name}", site.static),
        Route("/healthz", site.healthz),
        Route("/version", site.version),
    ]
    app = Starlette(
        routes=routes,
        lifespan=site.lifespan,
        exception_handlers={RefusedError: _refused, HTTPException: _unknown},
    )
    return Guard(app, serving)


class _InMemory(MultiPartParser):
    """Never writes to a disk: what is sent is bounded before."""

    spool_max_size = sys.maxsize


class _Site:
    def __init__(self, serving: Serving, loader: work.Loader, suffixes: Collection[str]) -> None:
        self._serving = serving
        self._suffixes = suffixes
        self._pool = Pool(loader, serving.workers)
        self._reading = asyncio.Semaphore(MAX_READING)
        self._waiting = 0

    @asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        warming = asyncio.create_task(self._pool.warm())
        yield
        warming.cancel()
        self._pool.close()

    def answering(
        self, answer: Callable[[Request, FormData], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        """Read what is sent, once it is its turn, and answer it."""

        async def answered(request: Request) -> Response:
            if self._waiting >= MAX_WAITING:
                raise RefusedError(BUSY)
            self._waiting += 1
            try:
                async with self._reading:
                    return await self._answered(request, answer)
            except RefusedError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever goes wrong with one file, the server goes on
                _tell(error)
                raise RefusedError(BROKEN) from None
            finally:
                self._waiting -= 1

        return answered

    async def _answered(self, request: Request, answer: Callable[[Request, FormData], Awaitable[Response]]) -> Response:
        form = await _form(request)
        try:
            return await answer(request, form)
        finally:
            await form.close()

    async def home(self, _: Request) -> Response:
        return HTMLResponse(home(self._serving, self._suffixes))

    async def check(self, request: Request, form: FormData) -> Response:
        made = await self._pool.run(work.checked, await _wish(form))
        return HTMLResponse(made if PART in request.headers else home(self._serving, self._suffixes, made))

    async def fix(self, _: Request, form: FormData) -> Response:
        wish = await _wish(form)
        name, data = wish.files[0]
        only = None if form.get("all") else tuple(map(str, form.getlist("only")))[:_MOST_CHOSEN]
        made = await self._pool.run(work.fixed, name, data, wish, only)
        told = {"mended": made.mended, "left": made.left, "reasons": list(made.reasons)}
        return _download(made.data, name, "application/octet-stream", told)

    async def annotate(self, _: Request, form: FormData) -> Response:
        wish = await _wish(form)
        name, data = wish.files[0]
        made, reason = await self._pool.run(work.annotated, name, data, wish)
        if made is None:
            why = Refusal(NOT_ANNOTATED.status, f"这个文件不能加批注：{reason}") if reason else NOT_ANNOTATED
            raise RefusedError(why)
        path = PurePosixPath(name)
        return _download(made, f"{path.stem.removesuffix(COPY)}{COPY}{path.suffix}", "application/octet-stream")

    async def report(self, request: Request, form: FormData) -> Response:
        kind = request.path_params["kind"]
        if kind not in _REPORTS:
            raise RefusedError(NOT_FOUND)
        made = await self._pool.run(work.reported, await _wish(form), kind)
        name, media = _REPORTS[kind]
        return _download(made, name, media)

    async def static(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _ASSETS:
            raise RefusedError(NOT_FOUND)
        return Response(_asset(name), media_type=_ASSETS[name])

    async def healthz(self, _: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def version(self, _: Request) -> Response:
        return JSONResponse({"name": "govlint", "version": __version__})


def _asset(name: str) -> str:
    if name.startswith("report."):
        return report_asset(name)
    from importlib import resources

    return resources.files("govlint.web").joinpath(name).read_text("utf-8")


async def _form(request: Request) -> FormData:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise RefusedError(MALFORMED)
    try:
        parser = _InMemory(request.headers, request.stream(), max_files=MAX_FILES, max_fields=_MOST_CHOSEN)
        return await parser.parse()
    except MultiPartException as error:
        raise RefusedError(TOO_MANY if "files" in str(error) else MALFORMED) from error
    except (KeyError, UnicodeError, ClientDisconnect) as error:  # no boundary; a charset that is none; nobody waits
        raise RefusedError(MALFORMED) from error


async def _wish(form: FormData) -> work.Wish:
    files: dict[str, bytes] = {}
    for upload in form.getlist("file"):
        if isinstance(upload, UploadFile) and upload.filename:
            name = _unlike(_safe(upload.filename), files)
            files[name] = await upload.read()
    if not files:
        raise RefusedError(NO_FILES)
    return work.Wish(tuple(files.items()), bool(form.get("series")), _day(form.get("published")))


def _safe(name: str) -> str:
    """The name alone, of whatever path a browser or program sends."""
    return PurePosixPath(name.replace("\\", "/")).name[-_LONGEST_NAME:] or "upload"


def _unlike(name: str, others: Collection[str]) -> str:
    path, number, made = PurePosixPath(name), 2, name
    while made in others:
        made, number = f"{path.stem} ({number}){path.suffix}", number + 1
    return made


def _day(written: object) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(str(written))
    except ValueError as error:
        raise RefusedError(NO_DATE) from error


def _download(data: bytes, name: str, media: str, told: dict[str, Any] | None = None) -> Response:
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
    if told is not None:
        headers["Govlint-Outcome"] = quote(json.dumps(told))
    return Response(data, media_type=media, headers=headers)


async def _refused(request: Request, error: Exception) -> Response:
    return answer_to(error.refusal if isinstance(error, RefusedError) else BROKEN, request.headers)


async def _unknown(request: Request, error: Exception) -> Response:
    return answer_to(NOT_ALLOWED if getattr(error, "status_code", 404) == 405 else NOT_FOUND, request.headers)


def _tell(error: Exception) -> None:
    """Tell the administrator where it failed, but nothing of what the file holds."""
    where = "".join(traceback.format_tb(error.__traceback__))
    sys.stderr.write(f"govlint: {type(error).__name__}\n{where}")
