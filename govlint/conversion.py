"""Legacy formats made into Word files (.docx) by LibreOffice, for `--convert`.

LibreOffice runs on a copy with a fixed name in a folder of its own, with a fresh profile in which macros, links,
embedded objects and the network are off; two conversions never share a process or a profile.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.limits import MAX_CONVERSION, MAX_CONVERTER, MAX_FILE
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAMES: Final = ("soffice", "libreoffice")
_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_FILTER: Final = "docx:MS Word 2007 XML"
_COMMON: Final = "/org.openoffice.Office.Common/Security/Scripting"
_INET: Final = "/org.openoffice.Inet/Settings"
_SETTINGS: Final = (
    (_COMMON, "DisableMacrosExecution", "true"),
    (_COMMON, "MacroSecurityLevel", "3"),
    (_COMMON, "DisableActiveContent", "true"),
    (_COMMON, "DisableOLEAutomation", "true"),
    (_COMMON, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Writer/Content/Update", "Field", "false"),
    # Whatever is fetched all the same is asked of a proxy that does not exist.
    (_INET, "ooInetProxyType", "2"),
    (_INET, "ooInetHTTPProxyName", "127.0.0.1"),
    (_INET, "ooInetHTTPProxyPort", "9"),
    (_INET, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_INET, "ooInetHTTPSProxyPort", "9"),
    (_INET, "ooInetFTPProxyName", "127.0.0.1"),
    (_INET, "ooInetFTPProxyPort", "9"),
)


class LibreOffice:
    """Converts files one by one; `program` is the path of soffice, found in the usual places by default."""

    def __init__(self, program: str | None = None, *, seconds: float = MAX_CONVERSION) -> None:
        self._program = program or installed()
        self._seconds = seconds

    def __call__(self, data: bytes, suffix: str) -> bytes:
        """The Word file made of `data`, a file of the format `suffix`; `UnreadableError` where none can be made."""
        if suffix == ".docx":
            return data
        if self._program is None:
            raise UnreadableError(
                say("要转换的文件需要 LibreOffice，这台电脑上没有找到；请安装后再试，或另存为“Word 文档（.docx）”")
            )
        with tempfile.TemporaryDirectory(prefix="govlint-", ignore_cleanup_errors=True) as folder:
            return self._convert(self._program, Path(folder), data, suffix)

    def _convert(self, program: str, folder: Path, data: bytes, suffix: str) -> bytes:
        given = folder / f"report{suffix}"
        given.write_bytes(data)
        made = folder / "made" / "report.docx"
        profile = folder / "profile"
        _write_settings(profile)
        command = [program, f"-env:UserInstallation={profile.as_uri()}", *_OPTIONS, str(made.parent), str(given)]
        try:
            done = _run(command, folder, self._seconds)
        except OSError as error:
            raise UnreadableError(
                say(
                    "LibreOffice 没有启动：{strerror}；{by_hand}",
                    strerror=error.strerror or str(error),
                    by_hand=_BY_HAND,
                )
            ) from error
        if not done:
            raise UnreadableError(
                say(
                    "LibreOffice 转换这个文件超过 {seconds:g} 秒，已经停止；{by_hand}",
                    seconds=self._seconds,
                    by_hand=_BY_HAND,
                )
            )
        if not made.is_file():
            raise UnreadableError(
                say("LibreOffice 没有转换成这个文件，可能加了密码或者已经损坏；{by_hand}", by_hand=_BY_HAND)
            )
        if made.stat().st_size > MAX_FILE:
            raise UnreadableError(
                say("LibreOffice 转换出来的文件超过 {most} 字节；请确认给出的是一份年度报告", most=MAX_FILE)
            )
        return made.read_bytes()


_OPTIONS: Final = (
    "--headless", "--nologo", "--nodefault", "--norestore", "--nolockcheck", "--nofirststartwizard",
    "--convert-to", _FILTER, "--outdir",
)  # fmt: skip
_BY_HAND: Final = say("请在 Word 或 WPS 中打开，另存为“Word 文档（.docx）”后再检查")


def installed(places: Iterable[str] = _PLACES) -> str | None:
    """The path of LibreOffice's program: on the search path, or where its installer puts it; None without one."""
    found = (shutil.which(name) for name in _NAMES)
    return next((path for path in found if path), next((path for path in places if os.path.isfile(path)), None))


def _write_settings(profile: Path) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in _SETTINGS
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n'
    (user / "registrymodifications.xcu").write_text(f"{head}{items}</oor:items>\n", "utf-8")


def _run(command: list[str], folder: Path, seconds: float) -> bool:
    """Run a command that may start others; whether it ended in time. Where it did not, all of them are killed."""
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    with subprocess.Popen(  # noqa: S603 - a fixed program on a fixed name; no shell
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=sys.platform != "win32",
        preexec_fn=_limit if sys.platform != "win32" else None,
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        finally:
            _end(process)
    return True


def _limit() -> None:
    """In the new process: no more memory and no larger file than a report can need."""
    if sys.platform != "win32":
        import resource

        for kind, most in ((resource.RLIMIT_AS, MAX_CONVERTER), (resource.RLIMIT_FSIZE, MAX_CONVERTER // 16)):
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (most, most))


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill the process and those it started; also when the user interrupts."""
    if sys.platform == "win32":
        if process.poll() is None:
            system = os.path.join(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe")
            subprocess.run([system, "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)  # noqa: S603
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        # Nothing of its group is left.
        return
