"""A Word document that holds the styles, fonts, settings, header and footer of every form."""

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pgdecl.forms.formats.appearance import (
    BODY_FONT,
    BODY_SIZE,
    FALLBACKS,
    LINE_SPACING,
    LOOKS,
    PAGE_NUMBER_FONT,
    PAGE_NUMBER_SIZE,
    Look,
    style_name,
)
from pgdecl.forms.grid import Role

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

# Compatibility mode 15 is what Word writes since 2013: with another, its title bar speaks of an old format.
SETTINGS = f"""
<w:settings {nsdecls("w")}>
  <w:zoom w:percent="100"/>
  <w:defaultTabStop w:val="420"/>
  <w:characterSpacingControl w:val="compressPunctuation"/>
  <w:compat>
    <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
  </w:compat>
  <w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>
</w:settings>
"""

# A line of 1 pt, the least that Word gives a paragraph between two tables.
GAP = """
<w:style w:type="paragraph" w:customStyle="1" w:styleId="form-gap">
  <w:name w:val="form-gap"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>
  <w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>
</w:style>
"""


def blank_document() -> dict[str, bytes]:
    """The parts of the document; places to fill in stand in braces."""
    document = docx.Document()
    _refill(document.styles.element, _styles())
    _refill(document.settings.element, SETTINGS)
    fonts = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    fonts._blob = _fonts().encode()  # noqa: SLF001 (python-docx has no way to write a font table)
    _set_margins(document)
    _set_properties(document)
    saved = BytesIO()
    document.save(saved)
    with ZipFile(saved) as package:
        return {name: package.read(name) for name in package.namelist()}


def _refill(element: "_Element", xml: str) -> None:
    """Give an element the attributes and children of another."""
    element.attrib.clear()
    element[:] = list(parse_xml(xml.strip()))


def _run_look(font: str, size: int, *, bold: bool = False, colour: str = "") -> str:
    """The look of a run; the font stands in all four slots, else Chinese text gets the program's own."""
    return (
        "<w:rPr>"
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
        + ("<w:b/><w:bCs/>" if bold else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    )


def _styles() -> str:
    """The styles. No punctuation begins a line, and no space is added between Chinese and digits: 50万元."""
    return f"""
<w:styles {nsdecls("w")}>
<w:docDefaults>
  <w:rPrDefault>{_run_look(BODY_FONT, BODY_SIZE)}
    <w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
  <w:pPrDefault/>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal">
  <w:name w:val="Normal"/><w:qFormat/>
  <w:pPr><w:kinsoku/><w:overflowPunct/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>
    <w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>
</w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal">
  <w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>
  <w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr>
</w:style>
{"".join(_style(style_name(role), LOOKS[role]) for role in Role)}
{_style("form-page-number", Look(font=PAGE_NUMBER_FONT, size=PAGE_NUMBER_SIZE))}
{GAP}
</w:styles>
"""


def _style(name: str, look: Look) -> str:
    return f"""
<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}">
  <w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/>
  <w:pPr><w:spacing w:line="{look.size * LINE_SPACING // 10}" w:lineRule="exact"/>
    <w:jc w:val="{look.across}"/></w:pPr>
  {_run_look(look.font, look.size, bold=look.bold, colour=look.colour)}</w:rPr>
</w:style>
"""


def _fonts() -> str:
    """The font table; 86 is the character set GB 2312."""
    fonts = "".join(
        f"""
<w:font w:name="{font}">
  <w:altName w:val="{",".join(fallbacks)}"/><w:charset w:val="86"/><w:family w:val="auto"/>
  <w:pitch w:val="variable"/>
</w:font>
"""
        for font, fallbacks in FALLBACKS.items()
    )
    return f"<w:fonts {nsdecls('w')}>{fonts}</w:fonts>"


def _set_margins(document: "Document") -> None:
    """The mark's place at the head of each page, and the page number between dashes at the foot."""
    section = document.sections[0]
    _refill(
        section.header._element,  # noqa: SLF001 (python-docx keeps attributes that a form has no use for)
        f'<w:hdr {nsdecls("w")}><w:p><w:pPr><w:pStyle w:val="{style_name(Role.MARK)}"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">{mark}</w:t></w:r></w:p></w:hdr>',
    )
    _refill(
        section.footer._element,  # noqa: SLF001 (python-docx cannot write a field)
        f'<w:ftr {nsdecls("w")}><w:p><w:pPr><w:pStyle w:val="form-page-number"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">— </w:t></w:r>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>',
    )


def _set_properties(document: "Document") -> None:
    """Title, creator, layout and language; no date, and nothing of the library's own."""
    properties = document.core_properties
    element = properties._element  # noqa: SLF001 (python-docx cannot remove a property)
    element[:] = []
    properties.title = "{title}"
    properties.author = "{author}"
    properties.subject = "{layout}"
    properties.version = "{edition}"
    properties.language = "zh-CN"
