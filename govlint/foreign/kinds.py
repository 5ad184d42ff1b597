"""The kinds of files that are recognised, and the words for each: what it is, and what the user can do."""

from __future__ import annotations

from typing import Final

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
            return f"{self.what}；{self.advice}"
        if not wanted:
            state = "后缀却不是" if self.suffix else "govlint 不能直接读"
            return f"{_joined('这是', self.what)}，{state}；{self._advice()}"
        if self.suffix and self.suffix in wanted:
            return f"{_joined('这份', wanted)}已经损坏，读不出来；{DAMAGED}"
        return f"{_joined('这是', self.what)}，{_joined('不是', wanted)}；{self._advice()}"

    def _advice(self) -> str:
        if self.suffix:
            return f"请把后缀改成 {self.suffix} 后再检查"
        return self.advice + (f"；{CONVERT}" if self.convert_as else "")


def _joined(before: str, after: str) -> str:
    return f"{before} {after}" if after[0].isascii() else before + after


SAVE: Final = "请在 Word 或 WPS 中打开，另存为“Word 文档（.docx）”后再检查"
CONVERT: Final = "装有 LibreOffice 时，也可以加 --convert 直接检查"
AGAIN: Final = "请重新下载或重新复制一份后再检查"
DAMAGED: Final = "请在 Word 或 WPS 中打开、修复并另存一份，或重新下载后再检查"
UNLOCK: Final = "请在 Word 或 WPS 中打开，去掉密码后另存为“Word 文档（.docx）”再检查"
UNPACK: Final = "请先解压，再检查里面的报告"
RECOGNISE: Final = "图片里没有文字可以检查；请先用文字识别（OCR）软件转成 Word 文档并核对，再检查"
ASK: Final = "请确认给出的是一份年度报告，另存为“Word 文档（.docx）”、网页或文本后再检查"
REPORT: Final = "请确认给出的是一份年度报告"

EMPTY: Final = Kind("文件是空的", "请确认文件已经保存或下载完", states=True)
ZEROED: Final = Kind("文件的内容全是零，已经损坏", AGAIN, states=True)
TRUNCATED: Final = Kind("文件不完整，可能没有下载完", AGAIN, states=True)
HOLES: Final = Kind("文本中夹着 NUL 字节，可能已经损坏", "请重新下载，或另存为 UTF-8 文本后再检查", states=True)
UTF_16: Final = Kind("文本是没有 BOM 的 UTF-16", "请另存为 UTF-8 文本后再检查", states=True)

WORD: Final = Kind("Word 文档（.docx）", "", ".docx", convert_as=".docx")
PDF: Final = Kind("PDF 文件（.pdf）", "", ".pdf")
HTML: Final = Kind("网页（.html）", "", ".html")
TEXT: Final = Kind("纯文本（.txt）", "", ".txt")

LEGACY_WORD: Final = Kind("旧式 Word 文档（.doc 或 .wps）", SAVE, convert_as=".doc")
WORKS: Final = Kind("Microsoft Works 文档（.wps）", SAVE, convert_as=".wps")
RTF: Final = Kind("RTF 文档（.rtf）", SAVE, convert_as=".rtf")
ODT: Final = Kind("OpenDocument 文档（.odt）", SAVE, convert_as=".odt")
FLAT_ODT: Final = Kind("OpenDocument 文档（.fodt）", SAVE, convert_as=".fodt")
WORD_2003: Final = Kind("Word 2003 的 XML 文档（.xml）", SAVE, convert_as=".xml")
FLAT_WORD: Final = Kind("Word 的 XML 文档（.xml）", SAVE)
UOF: Final = Kind("标文通文档（.uof）", SAVE, convert_as=".uof")
MHT: Final = Kind("单个文件的网页（.mht）", SAVE)
OFD: Final = Kind("OFD 版式文件（.ofd）", "请用制作它的 Word 文档来检查，或用 OFD 阅读软件转成 PDF 后再检查")
ENCRYPTED: Final = Kind("加了密码的 Office 文档", UNLOCK)
ENCRYPTED_WORD: Final = Kind("加了密码的旧式 Word 文档（.doc 或 .wps）", UNLOCK)
ENCRYPTED_ZIP: Final = Kind("加了密码的压缩包", "请去掉密码并解压，再检查里面的报告")
BROKEN_COMPOUND: Final = Kind("旧式 Office 文件，而且不完整，可能没有下载完", AGAIN)
COMPOUND: Final = Kind("旧式 Office 格式的文件，但里面没有 Word 文档", ASK)
SHEET: Final = Kind("Excel 或 WPS 表格", REPORT + "，表格中的内容请放进 Word 文档后再检查")
SLIDES: Final = Kind("PowerPoint 或 WPS 演示", REPORT)
MAIL: Final = Kind("Outlook 邮件（.msg）", "请打开邮件，把附件另存出来再检查")
EPUB: Final = Kind("电子书（.epub）", REPORT)
ZIP: Final = Kind("压缩包（.zip）", UNPACK)
ARCHIVE: Final = Kind("压缩包", UNPACK)
IMAGE: Final = Kind("图片或扫描件", RECOGNISE)
OWNER: Final = Kind("Word 打开文档时产生的临时文件，里面只有打开者的名字", "请检查去掉开头的“~$”或“.~”之后的那个文档")
PROGRAM: Final = Kind("程序，不是文档", REPORT)
UNKNOWN: Final = Kind("不认识的文件", ASK)
