"""Makes the office files that no program makes by itself: the article as a much edited Word document has it, and one
small file for each part of the formats that holds text or seems to. Words are our own. Same bytes on every run."""

import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
OUT = Path(sys.argv[1])
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def pack(name, parts):
    with zipfile.ZipFile(OUT / name, "w") as file:
        for path, text in parts:
            how = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            info = zipfile.ZipInfo(path, (2026, 4, 14, 12, 0, 0))
            info.compress_type = how
            file.writestr(info, text.encode("utf-8"))


def relations(*pairs):
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{RELATIONS}/{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(pairs)
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


STYLES = f"""{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Mellemrubrik"><w:name w:val="Mellemrubrik"/><w:basedOn w:val="Overskrift1"/></w:style>
<w:style w:type="character" w:styleId="Skjult"><w:name w:val="Skjult"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"""

NOTES = f"""{HEAD}<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="3"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Kommunens eget tal.</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="1"><w:p><w:r><w:t>Ifølge politiet.</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="9"><w:p><w:r><w:t>Slettet sammen med sin henvisning.</w:t></w:r></w:p></w:footnote></w:footnotes>"""

ENDNOTES = f"""{HEAD}<w:endnotes {W}><w:endnote w:id="2"><w:p><w:r><w:t>Rettet torsdag.</w:t></w:r></w:p></w:endnote></w:endnotes>"""
HEADER = f"""{HEAD}<w:hdr {W}><w:p><w:r><w:t>Sidehoved, som ikke hører til teksten</w:t></w:r></w:p></w:hdr>"""
COMMENTS = f"""{HEAD}<w:comments {W}><w:comment w:id="0"><w:p><w:r><w:t>Er det rigtigt?</w:t></w:r></w:p></w:comment></w:comments>"""


def word(name, body, document="word/document.xml", main=None):
    pack(
        name,
        [
            ("[Content_Types].xml", f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
            ("_rels/.rels", relations(("extended-properties", "docProps/app.xml"), ("officeDocument", main or document))),
            (document, f"{HEAD}<w:document {W} {MORE}><w:body>{body}<w:sectPr/></w:body></w:document>"),
            (
                document.replace("word/", "word/_rels/") + ".rels",
                relations(
                    ("styles", "styles.xml"),
                    ("footnotes", "/word/footnotes.xml"),
                    ("endnotes", "endnotes.xml"),
                    ("comments", "comments.xml"),
                    ("header", "header1.xml"),
                ),
            ),
            ("word/styles.xml", STYLES),
            ("word/footnotes.xml", NOTES),
            ("word/endnotes.xml", ENDNOTES),
            ("word/comments.xml", COMMENTS),
            ("word/header1.xml", HEADER),
            ("docProps/core.xml", f'{HEAD}<x xmlns:dc="d"><dc:title>Dokument1</dc:title></x>'),
        ],
    )


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def run(text, properties=""):
    return f'<w:r w:rsidR="00A4"><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(inner, style=""):
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:p w:rsidR="00B1"><w:pPr>{style}<w:rPr><w:lang w:val="da-DK"/></w:rPr></w:pPr>{inner}</w:p>'


def blocks():
    return (HERE / "article.md").read_text(encoding="utf-8").strip().split("\n\n")


def edited(text, number):
    """The words of a paragraph as Word keeps them after a day of work: in many runs, with what was deleted."""
    words = text.split(" ")
    runs = []
    for start in range(0, len(words), 5):
        piece = " ".join(words[start : start + 5]) + (" " if start + 5 < len(words) else "")
        made = run(piece, '<w:lang w:val="da-DK"/>')
        if (start // 5 + number) % 4 == 1:
            made = f'<w:ins w:id="1" w:author="A">{made}</w:ins>'
        runs.append(made)
    runs.insert(1, '<w:del w:id="2"><w:r><w:delText xml:space="preserve">slettede ord </w:delText></w:r></w:del>')
    runs.insert(1, '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="a"/><w:bookmarkEnd w:id="0"/>')
    runs.append(run("skjult", "<w:vanish/>"))
    return "".join(runs)


def article_in_word():
    body = []
    for number, block in enumerate(blocks()):
        level = len(block) - len(block.lstrip("#"))
        style = ["", "Titel", "Mellemrubrik"][level]
        body.append(paragraph(edited(block.lstrip("# "), number), style))
        body.append(paragraph(""))
    word("article-edited.docx", "".join(body), "word/document2.xml", "/word/document2.xml")


def parts_of_word():
    box = "<w:txbxContent>" + paragraph(run("Fakta: Stien er 6,4 km.")) + "</w:txbxContent>"
    cell = lambda text, more="": f"<w:tc><w:tcPr/>{paragraph(run(text))}{more}</w:tc>"
    row = lambda *cells: f'<w:tr><w:trPr><w:tblHeader/></w:trPr>{"".join(cells)}</w:tr>'
    table = "<w:tbl><w:tblPr/><w:tblGrid/>" + row(cell("Vej"), cell("Uheld")) + row(cell("Fjordvejen"), cell("27", paragraph(run("i alt")))) + "</w:tbl>"
    frame = "<w:tbl>" + row("<w:tc>" + paragraph(run("Første i rammen.")) + paragraph(run("Anden i rammen.")) + "</w:tc>") + "</w:tbl>"
    field = lambda kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
    link = field("begin") + "<w:r><w:instrText>HYPERLINK http://bro.example</w:instrText><w:t>skjult</w:t></w:r>" + field("separate") + run("kortet") + field("end")
    mark = lambda change: f'<w:p><w:pPr><w:rPr><w:{change} w:id="5"/></w:rPr></w:pPr>'
    body = [
        paragraph(run("Fjordvejen"), "Titel"),
        paragraph(
            run("Stien")
            + f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
            + f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
            + run(" er")
            + "<w:r><w:tab/><w:t>god</w:t><w:br/><w:t>og</w:t><w:noBreakHyphen/><w:t>ny</w:t><w:softHyphen/><w:t>.</w:t></w:r>"
        ),
        paragraph(run("Tallene"), "Overskrift1"),
        table,
        paragraph(
            run("Her er 27 uheld")
            + '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
            + run(" på otte år")
            + '<w:r><w:footnoteReference w:id="3"/></w:r><w:del w:id="7"><w:r><w:footnoteReference w:id="9"/></w:r></w:del>'
            + run(".")
            + '<w:r><w:commentReference w:id="0"/></w:r>'
        ),
        frame,
        paragraph(run("Se ") + link + '<w:fldSimple w:instr="PAGE">' + run(" på side 4") + "</w:fldSimple>" + run(".")),
        mark("del") + run("Delt ved ") + "</w:p>",
        paragraph(run("en fejl.")),
        f'<w:moveFrom w:id="3">{run("Flyttet væk.")}</w:moveFrom>',
        paragraph(f'<w:moveFrom w:id="3">{run("Flyttet væk.")}</w:moveFrom>'),
        paragraph(f'<w:moveTo w:id="4">{run("Flyttet hertil.")}</w:moveTo>' + run(" Usynlig.", '<w:rStyle w:val="Skjult"/>')),
        f'<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph(run("Klik her for at skrive."))}</w:sdtContent></w:sdt>',
        f'<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run("Skrevet i et felt."))}</w:sdtContent></w:sdt>',
        paragraph(run("Én linje.") + "<w:r><w:br/><w:br/></w:r>" + run("Et afsnit for sig.")),
        f'<w:p><w:pPr><w:numPr/></w:pPr>{run("Et punkt")}</w:p>',
        paragraph(run("* * *")),
    ]
    word("parts.docx", "".join(body))


def parts_of_open_document():
    names = (
        'xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f" xmlns:table="ta" xmlns:draw="d" xmlns:svg="v" xmlns:dc="dc"'
    )
    content = f"""{HEAD}<office:document-content {names}><office:automatic-styles>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="P2" style:family="paragraph"><style:text-properties fo:language="da" fo:country="DK"/></style:style>
</office:automatic-styles><office:body><office:text>
<text:tracked-changes><text:changed-region><text:deletion><text:p>Slettet.</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p text:style-name="P1">Fjordvejen</text:p>
<text:p text:style-name="P2">Stien<text:s text:c="2"/>er<text:tab/>god
      og <text:span text:style-name="T1">skjult </text:span>ny<office:annotation><dc:creator>A</dc:creator><text:p>Er det rigtigt?</text:p></office:annotation>.<text:line-break/>Ja.<text:change text:change-id="c"/></text:p>
<text:h text:style-name="Overskrift" text:outline-level="2"><text:number>1.</text:number>Tallene</text:h>
<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Vej</text:p></table:table-cell><table:table-cell><text:p>Uheld</text:p></table:table-cell></table:table-row></table:table-header-rows>
<table:table-row><table:table-cell table:number-columns-repeated="99999999"><text:p>Fjordvejen</text:p></table:table-cell><table:table-cell><text:p>27</text:p><text:p>i alt</text:p></table:table-cell></table:table-row></table:table>
<text:p text:style-name="P2">Her er 27 uheld<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Ifølge politiet.</text:p></text:note-body></text:note> på otte år. <draw:frame><svg:title>Et billede</svg:title><svg:desc>Af vejen</svg:desc><draw:text-box><text:p>Fakta: Stien er 6,4 km.</text:p></draw:text-box></draw:frame></text:p>
<text:section text:display="none"><text:p>Skjult afsnit.</text:p></text:section>
<text:list><text:list-item><text:p>Et punkt</text:p></text:list-item></text:list>
</office:text></office:body></office:document-content>"""
    styles = f"""{HEAD}<office:document-styles {names}><office:styles>
<style:default-style style:family="paragraph"><style:text-properties fo:language="en" fo:country="US"/></style:default-style>
<style:style style:name="Title" style:family="paragraph" style:class="chapter"/></office:styles>
<office:master-styles><style:master-page><style:header><text:p>Sidehoved</text:p></style:header></style:master-page></office:master-styles>
</office:document-styles>"""
    pack("parts.odt", [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content), ("styles.xml", styles)])


RTF_HEAD = (
    r"{\rtf1\ansi\ansicpg1252\uc1\deff0\deflang1033{\fonttbl{\f0\froman\fcharset0 Times New Roman{\*\falt Times};}"
    r"{\f1\froman\fcharset204 Times New Roman Cyr;}{\f2\fnil\fcharset2 Symbol;}}{\colortbl;\red0\green0\blue0;}"
    "\n"
    r"{\stylesheet{\ql \snext0 Normal;}{\s1\sbasedon0\snext0\outlinelevel0 \b\fs32 heading 1;}{\s15 \b Title;}"
    r"{\s16\outlinelevel1 Mellemrubrik;}{\*\cs10 \additive Default Paragraph Font;}{\*\ts11\tsrowd Normal Table;}}"
    "\n"
    r"{\*\rsidtbl \rsid123}{\info{\title Dokument1}{\author A}}{\header \pard Sidehoved\par}{\footer \pard Side {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}"
    "\n"
)


def rtf_text(text):
    named = {"“": r"\ldblquote ", "”": r"\'94", "–": r"\endash ", "{": r"\{", "}": r"\}", "\\": r"\\"}
    out = []
    for character in text:
        code = ord(character)
        if character in named:
            out.append(named[character])
        elif code < 128:
            out.append(character)
        elif character == "å":
            out.append(r"\u229\'e5")
        else:
            out.append("\\'%02x" % character.encode("cp1252")[0])
    return "".join(out)


def article_in_rtf():
    lines = [RTF_HEAD]
    for block in blocks():
        level = len(block) - len(block.lstrip("#"))
        style = ["\\pard\\plain ", "\\pard\\plain \\s15\\b ", "\\pard\\plain \\s16 "][level]
        text = rtf_text(block.lstrip("# "))
        # Word breaks its lines anywhere, even inside words: a line end is nothing.
        half = text.find(" ", len(text) // 2)
        lines.append(style + "{\\rtlch\\af0 \\ltrch\\insrsid123 " + text[:half] + "\n}{" + text[half:] + "\\par }\n")
    lines.append("}")
    (OUT / "article-word.rtf").write_bytes("".join(lines).encode("ascii"))


def parts_of_rtf():
    body = [
        r"\pard\plain \s15 Fjordvejen\par ",
        r"\pard\plain Stien{\v  skjult}{\deleted  slettet} er\tab god{\footnote \pard\plain \s1 {\super\chftn} If\'f8lge politiet.}\line og\_ny\-.\~{\*\bkmkstart a}Ja{\*\bkmkend a}{\pict\pngblip 89504e47}",
        r"{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt \pard Fakta: Stien er 6,4 km.\par}}{\shprslt{\*\do gammel}}}\par ",
        r"\pard\outlinelevel1 Tallene\par ",
        r"\trowd\cellx100\cellx200\pard\intbl Vej\cell Uheld\cell\row \trowd\cellx100\cellx200\pard\intbl Fjordvejen\cell 27\par i alt\cell\row ",
        r"\pard {\f1 \'cc\'ee\'f1\'f2} og \u-10179?\u-8704? {\uc2 \u8364xx}\u8364\'80.\par ",
        r"{\field{\*\fldinst HYPERLINK http://bro.example}{\fldrslt Se kortet}} her.\par {\listtext 1.\tab}Et punkt\par }",
    ]
    (OUT / "parts.rtf").write_bytes((RTF_HEAD + "".join(body)).encode("ascii"))


article_in_word()
parts_of_word()
parts_of_open_document()
article_in_rtf()
parts_of_rtf()
