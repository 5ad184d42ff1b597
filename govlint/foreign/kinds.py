"""The kinds of files that are recognised, and the words for each: what it is, and what the user can do."""

from __future__ import annotations

from typing import Final

from govlint.language import say
from govlint.named_tuple import NamedTuple


class Kind(NamedTuple):
    """`what` completes “这是…”. `suffix` is that of a format that is read; `convert_as` that of one to be converted."""

    what: str
    advice: str
    suffix: str = ""
    convert_as: str = ""
    states: bool = False
    """Whether `what` is a sentence of its own, on the state of the file and not on its kind."""

    def tell(self, wanted: str) -> str:
        """The message for a file of this kind that should have been `wanted`, or whose suffix has no reader."""
        if self.states:
            return say("{what}；{advice}", what=self.what, advice=self.advice)
        if not wanted:
            state = say("后缀却不是") if self.suffix else say("govlint 不能直接读")
            return say("这是{what}，{state}；{advice}", what=_beside(self.what), state=state, advice=self._advice())
        if self.suffix and self.suffix in wanted:
            return say("这份{wanted}已经损坏，读不出来；{advice}", wanted=_beside(wanted), advice=DAMAGED)
        told = "这是{what}，不是{wanted}；{advice}"
        return say(told, what=_beside(self.what), wanted=_beside(wanted), advice=self._advice())

    def _advice(self) -> str:
        if self.suffix:
            return say("请把后缀改成 {suffix} 后再检查", suffix=self.suffix)
        return say("{advice}；{more}", advice=self.advice, more=CONVERT) if self.convert_as else self.advice


def _beside(name: str) -> str:
    """A name to stand behind Chinese: one that begins in Latin letters has a space before it."""
    return say(" {name}", name=name) if name[0].isascii() else name


SAVE: Final = say("请在 Word 或 WPS 中打开，另存为“Word 文档（.docx）”后再检查")
CONVERT: Final = say("装有 LibreOffice 时，也可以加 --convert 直接检查")
AGAIN: Final = say("请重新下载或重新复制一份后再检查")
DAMAGED: Final = say("请在 Word 或 WPS 中打开、修复并另存一份，或重新下载后再检查")
UNLOCK: Final = say("请在 Word 或 WPS 中打开，去掉密码后另存为“Word 文档（.docx）”再检查")
UNPACK: Final = say("请先解压，再检查里面的报告")
RECOGNISE: Final = say("图片里没有文字可以检查；请先用文字识别（OCR）软件转成 Word 文档并核对，再检查")
ASK: Final = say("请确认给出的是一份年度报告，另存为“Word 文档（.docx）”、网页或文本后再检查")
REPORT: Final = say("请确认给出的是一份年度报告")

EMPTY: Final = Kind(say("文件是空的"), say("请确认文件已经保存或下载完"), states=True)
ZEROED: Final = Kind(say("文件的内容全是零，已经损坏"), AGAIN, states=True)
TRUNCATED: Final = Kind(say("文件不完整，可能没有下载完"), AGAIN, states=True)
HOLES: Final = Kind(
    say("文本中夹着 NUL 字节，可能已经损坏"), say("请重新下载，或另存为 UTF-8 文本后再检查"), states=True
)
UTF_16: Final = Kind(say("文本是没有 BOM 的 UTF-16"), say("请另存为 UTF-8 文本后再检查"), states=True)

WORD: Final = Kind(say("Word 文档（.docx）"), "", ".docx", convert_as=".docx")
PDF: Final = Kind(say("PDF 文件（.pdf）"), "", ".pdf")
HTML: Final = Kind(say("网页（.html）"), "", ".html")
TEXT: Final = Kind(say("纯文本（.txt）"), "", ".txt")

LEGACY_WORD: Final = Kind(say("旧式 Word 文档（.doc 或 .wps）"), SAVE, convert_as=".doc")
WORKS: Final = Kind(say("Microsoft Works 文档（.wps）"), SAVE, convert_as=".wps")
RTF: Final = Kind(say("RTF 文档（.rtf）"), SAVE, convert_as=".rtf")
ODT: Final = Kind(say("OpenDocument 文档（.odt）"), SAVE, convert_as=".odt")
FLAT_ODT: Final = Kind(say("OpenDocument 文档（.fodt）"), SAVE, convert_as=".fodt")
WORD_2003: Final = Kind(say("Word 2003 的 XML 文档（.xml）"), SAVE, convert_as=".xml")
FLAT_WORD: Final = Kind(say("Word 的 XML 文档（.xml）"), SAVE)
UOF: Final = Kind(say("标文通文档（.uof）"), SAVE, convert_as=".uof")
MHT: Final = Kind(say("单个文件的网页（.mht）"), SAVE)
OFD: Final = Kind(say("OFD 版式文件（.ofd）"), say("请用制作它的 Word 文档来检查，或用 OFD 阅读软件转成 PDF 后再检查"))
ENCRYPTED: Final = Kind(say("加了密码的 Office 文档"), UNLOCK)
ENCRYPTED_WORD: Final = Kind(say("加了密码的旧式 Word 文档（.doc 或 .wps）"), UNLOCK)
ENCRYPTED_ZIP: Final = Kind(say("加了密码的压缩包"), say("请去掉密码并解压，再检查里面的报告"))
BROKEN_COMPOUND: Final = Kind(say("旧式 Office 文件，而且不完整，可能没有下载完"), AGAIN)
COMPOUND: Final = Kind(say("旧式 Office 格式的文件，但里面没有 Word 文档"), ASK)
SHEET: Final = Kind(say("Excel 或 WPS 表格"), say("请确认给出的是一份年度报告，表格中的内容请放进 Word 文档后再检查"))
SLIDES: Final = Kind(say("PowerPoint 或 WPS 演示"), REPORT)
MAIL: Final = Kind(say("Outlook 邮件（.msg）"), say("请打开邮件，把附件另存出来再检查"))
EPUB: Final = Kind(say("电子书（.epub）"), REPORT)
ZIP: Final = Kind(say("压缩包（.zip）"), UNPACK)
ARCHIVE: Final = Kind(say("压缩包"), UNPACK)
IMAGE: Final = Kind(say("图片或扫描件"), RECOGNISE)
OWNER: Final = Kind(
    say("Word 打开文档时产生的临时文件，里面只有打开者的名字"), say("请检查去掉开头的“~$”或“.~”之后的那个文档")
)
PROGRAM: Final = Kind(say("程序，不是文档"), REPORT)
UNKNOWN: Final = Kind(say("不认识的文件"), ASK)
