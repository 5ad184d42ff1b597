"""What stands before every request: who may ask, by which name, from which page, how much, and what every answer says.

A page that people have open in another tab must not be able to use the server: neither by a request of its own, nor by
a name that it lets lead to this computer.
"""

from __future__ import annotations

import asyncio
import hmac
import secrets
from hashlib import sha256
from ipaddress import ip_address
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from govlint.web.pages import login, refused
from govlint.web.serving import (
    CROSS_SITE,
    NO_TOKEN,
    READ_SECONDS,
    SLOWEST,
    TOO_LARGE,
    TOO_SLOW,
    UNKNOWN_HOST,
    WRONG_TOKEN,
    Refusal,
    RefusedError,
)

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from govlint.web.serving import Serving

COOKIE: Final = "govlint"
PART: Final = "govlint-part"
"""A request with this header comes from the page's script, which wants a part of a page or plain text."""
_OPEN: Final = ("/healthz", "/version")
_STATIC: Final = "/static/"
_SAFE: Final = frozenset({"GET", "HEAD"})
_LONGEST_LOGIN: Final = 4096
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # With "no-referrer", browsers send "Origin: null" with forms, and this server could not know its own login page.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Lets through to `app` what may be asked; raises nothing."""

    def __init__(self, app: ASGIApp, serving: Serving) -> None:
        self._app = app
        self._serving = serving
        self._pass = hmac.new(secrets.token_bytes(32), serving.token.encode(), sha256).hexdigest()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answering = _Answering(scope, send)
        try:
            await self._answer(scope, receive, answering)
        except RefusedError as error:
            if not answering.begun:
                await answer_to(error.refusal, Headers(scope=scope))(scope, receive, answering)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        path = scope["path"] = self._inner_path(scope)
        if not self._is_known(headers.get("host", "")):
            raise RefusedError(UNKNOWN_HOST)
        if scope["method"] not in _SAFE and not _is_own(headers, scope["scheme"]):
            raise RefusedError(CROSS_SITE)
        bounded = _Bounded(receive, headers, self._serving.max_upload)
        if not path:
            await RedirectResponse(f"{quote(self._serving.prefix)}/")(scope, receive, send)
        elif self._serving.token and path == "/login" and scope["method"] == "POST":
            await (await self._logged_in(bounded, scope))(scope, receive, send)
        elif self._serving.token and not path.startswith(_STATIC) and path not in _OPEN and not self._knows(headers):
            await self._asked_for_token(scope)(scope, receive, send)
        else:
            await self._app(scope, bounded, send)

    def _inner_path(self, scope: Scope) -> str:
        """The path below the prefix, whether or not a proxy has taken the prefix away; "" for the prefix itself."""
        path: str = scope["path"]
        prefix = self._serving.prefix
        return path[len(prefix) :] if prefix and f"{path}/".startswith(f"{prefix}/") else path

    def _is_known(self, host: str) -> bool:
        """Whether the server is called by a name of its own. An address cannot be made to lead somewhere else."""
        try:
            name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
        except ValueError:
            return False
        return name == "localhost" or name in self._serving.hosts or _is_address(name)

    def _knows(self, headers: Headers) -> bool:
        """Whether the token, or what stands for it in the cookie, is given."""
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self._is_token(given.strip()):
            return True
        # Not `SimpleCookie`: it gives up at the first odd cookie, which another site on this computer may have set.
        cookie = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        return hmac.compare_digest(cookie.encode(), self._pass.encode())

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(sha256(given.encode()).digest(), sha256(self._serving.token.encode()).digest())

    def _asked_for_token(self, scope: Scope) -> Response:
        """The page that asks for it; who comes with a link that holds it is let in by that."""
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if given and scope["method"] == "GET" and self._is_token(given):
            return self._let_in(scope)
        if scope["method"] != "GET" or scope["path"] != "/":
            raise RefusedError(NO_TOKEN)
        return HTMLResponse(login(WRONG_TOKEN.message if given else NO_TOKEN.message), 401)

    async def _logged_in(self, receive: Receive, scope: Scope) -> Response:
        body = b""
        more = True
        while more and len(body) <= _LONGEST_LOGIN:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        given = parse_qs(body.decode("latin-1")).get("token", [""])[0]
        return self._let_in(scope) if self._is_token(given) else HTMLResponse(login(WRONG_TOKEN.message), 401)

    def _let_in(self, scope: Scope) -> Response:
        response = RedirectResponse(f"{quote(self._serving.prefix)}/", 303)
        response.set_cookie(
            COOKIE,
            self._pass,
            path=f"{quote(self._serving.prefix)}/",
            httponly=True,
            samesite="strict",
            secure=scope["scheme"] == "https",
        )
        return response


def _is_own(headers: Headers, scheme: str) -> bool:
    """Whether a request comes from a page of this server, or from a program that is no browser."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is None or origin == f"{scheme}://{headers.get('host', '')}"


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def answer_to(refusal: Refusal, headers: Headers) -> Response:
    """What is said instead of an answer: a page, or text alone where the page's script or a program asks."""
    again = {"Retry-After": "10"} if refusal.status == 503 else {}
    if PART in headers or "text/html" not in headers.get("accept", ""):
        return PlainTextResponse(refusal.message, refusal.status, again)
    return HTMLResponse(refused(refusal.message), refusal.status, again)


class _Answering:
    """Sends an answer with the headers that every answer has."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._send = send
        self._static = _STATIC in scope["path"]
        self.begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            headers["Cache-Control"] = "private, max-age=3600" if self._static else "no-store"
        await self._send(message)


class _Bounded:
    """Receives a request of no more than so many bytes, from a browser that goes on sending."""

    def __init__(self, receive: Receive, headers: Headers, most: int) -> None:
        self._receive = receive
        self._left = most
        self._until = 0.0
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit() or int(length[:20]) > most:
            raise RefusedError(TOO_LARGE)

    async def __call__(self) -> Message:
        now = asyncio.get_running_loop().time()
        self._until = self._until or now + READ_SECONDS
        try:
            message = await asyncio.wait_for(self._receive(), min(READ_SECONDS, self._until - now))
        except TimeoutError:
            raise RefusedError(TOO_SLOW) from None
        self._until += len(message.get("body", b"")) / SLOWEST
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise RefusedError(TOO_LARGE)
        return message
