"""Writes the sources that make.sh converts: flat ODT files and the web pages, from article.md.

`make.py FOLDER` writes FOLDER/article.fodt, FOLDER/article-columns.fodt and the pages in pages/;
`make.py FOLDER scan PICTURE PDF` wraps a JPEG picture in a PDF without a text layer.
"""

import html
import pathlib
import struct
import sys

LONG = {
    "færdselssikkerhedsudvalg": "færdsels\u00adsikkerheds\u00adudvalg",
    "anlægspulje": "anlægs\u00adpulje",
    "strækningen": "stræk\u00adningen",
    "ekspropriere": "eks\u00adpropriere",
    "omkring": "om\u00adkring",
    "kommunens": "kommu\u00adnens",
    "byrådet": "by\u00adrådet",
    "cykelsti": "cykel\u00adsti",
    "Fjordvejen": "Fjord\u00advejen",
    "underskrifter": "under\u00adskrifter",
    "busstoppesteder": "bus\u00adstoppe\u00adsteder",
    "projektleder": "projekt\u00adleder",
    "rundkørslen": "rund\u00adkørslen",
    "sommerferien": "sommer\u00adferien",
}

STYLES = """<office:automatic-styles>
<style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="{width}" fo:page-height="{height}"
 fo:margin-top="1.5cm" fo:margin-bottom="1.2cm" fo:margin-left="{margin}" fo:margin-right="{margin}"/>
<style:header-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-bottom="0.5cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.4cm"/></style:footer-style>
</style:page-layout>
<style:style style:name="Columns" style:family="section"><style:section-properties>
<style:columns fo:column-count="{columns}" fo:column-gap="0.8cm"/></style:section-properties></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm">
<style:header><text:p text:style-name="Small">Sandvig Tidende</text:p></style:header>
<style:footer><text:p text:style-name="Small">Side <text:page-number/></text:p></style:footer>
</style:master-page></office:master-styles>"""

BASE = """<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties style:writing-mode="lr-tb"/>
<style:text-properties style:font-name="Liberation Serif" fo:font-size="11pt" fo:language="da" fo:country="DK"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Text_20_body" style:family="paragraph" style:parent-style-name="Standard">
<style:paragraph-properties fo:text-align="justify" style:justify-single-word="false" {spacing}/>
<style:text-properties fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"/></style:style>
<style:style style:name="Small" style:family="paragraph" style:parent-style-name="Standard">
<style:text-properties fo:font-size="8pt"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1" style:parent-style-name="Standard">
<style:paragraph-properties fo:margin-bottom="0.35cm" fo:keep-with-next="always"/>
<style:text-properties fo:font-size="18pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:default-outline-level="2" style:parent-style-name="Standard">
<style:paragraph-properties fo:margin-top="0.3cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"/>
<style:text-properties fo:font-size="{heading}" fo:font-weight="bold"/></style:style>
</office:styles>"""

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="Liberation Serif" svg:font-family="'Liberation Serif'"/></office:font-face-decls>
"""


def article():
    for paragraph in pathlib.Path("article.md").read_text("utf-8").split("\n\n"):
        paragraph = paragraph.strip()
        level = len(paragraph) - len(paragraph.lstrip("#"))
        yield level, paragraph.lstrip("# ")


def soften(text):
    """Soft hyphens, since no Danish hyphenation is installed where this is made."""
    for word, parts in LONG.items():
        text = text.replace(word, parts)
    return text


def flat(columns, width, height, margin, spacing, heading):
    text = [HEAD, BASE.format(spacing=spacing, heading=heading)]
    text.append(STYLES.format(columns=columns, width=width, height=height, margin=margin))
    text.append("<office:body><office:text>")
    opened = False
    for level, words in article():
        words = html.escape(soften(words), quote=False)
        if level:
            text.append(f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{words}</text:h>')
        else:
            if not opened and columns > 1:
                text.append('<text:section text:style-name="Columns" text:name="Columns">')
                opened = True
            text.append(f'<text:p text:style-name="Text_20_body">{words}</text:p>')
    if opened:
        text.append("</text:section>")
    text.append("</office:text></office:body></office:document>")
    return "\n".join(text)


def marked(first=1, figure=""):
    """The article's paragraphs as HTML, from paragraph `first`; `figure` after the third of them."""
    parts = []
    for number, (level, words) in enumerate(list(article())[first:]):
        tag = f"h{level}" if level else "p"
        parts.append(f"<{tag}>{html.escape(words, quote=False)}</{tag}>")
        if number == 3 and figure:
            parts.append(figure)
    return "\n".join(parts)


def pages():
    folder = pathlib.Path("pages")
    folder.mkdir(exist_ok=True)
    paragraphs = [words for _, words in article()]
    news = (folder / "news.in.html").read_text("utf-8")
    news = news.replace("@TITLE@", paragraphs[0]).replace("@DATELINE@", paragraphs[1])
    news = news.replace("@LEAD@", paragraphs[2]).replace("@TEXT@", marked(3, NEWS_BREAK))
    (folder / "news.html").write_text(news, "utf-8")
    figures = (folder / "figures.in.html").read_text("utf-8")
    figures = figures.replace("@TITLE@", paragraphs[0]).replace("@TEXT@", marked(1, FIGURE))
    (folder / "figures.html").write_text(figures, "utf-8")
    old = (folder / "tables.in.html").read_text("utf-8").replace("@TITLE@", paragraphs[0])
    lines = []
    for level, words in list(article())[1:]:
        words = html.escape(words, quote=False)
        lines.append(f"<h2><font face=Arial>{words}</font></h2>" if level else f"{words}<br><br>")
    old = old.replace("@TEXT@", "\n".join(lines))
    (folder / "tables.html").write_text(old, "cp1252", "strict", "\r\n")


NEWS_BREAK = """<div class="read-also"><a href="/nyt/havnebad">Læs også: Havnebadet åbner tre uger før tid</a></div>
<aside class="teaser"><h3>Mest læste</h3><ul><li><a href="/1">Ny rektor på gymnasiet</a></li>
<li><a href="/2">Storkene er tilbage</a></li></ul></aside>"""

FIGURE = """<figure><img src="billede.jpg" alt="">
<figcaption>Fjordvejen ved Ærtebjerg, hvor den nye sti skal begynde. Foto: Sandvig Tidende</figcaption></figure>"""


def scan(picture, target):
    data = pathlib.Path(picture).read_bytes()
    at = 2
    while data[at + 1] not in (0xC0, 0xC1, 0xC2):
        at += 2 + struct.unpack(">H", data[at + 2:at + 4])[0]
    height, width = struct.unpack(">HH", data[at + 5:at + 9])
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
        b"<</Length 30>>stream\nq 595 0 0 842 0 0 cm /I Do Q  \nendstream",
        b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode"
        b"/Length %d>>stream\n" % (width, height, len(data)) + data + b"\nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    pathlib.Path(target).write_bytes(out)


if __name__ == "__main__":
    work = pathlib.Path(sys.argv[1])
    if len(sys.argv) > 2:
        scan(sys.argv[3], sys.argv[4])
    else:
        (work / "article.fodt").write_text(flat(1, "14.8cm", "21cm", "2cm", 'fo:margin-bottom="0.25cm"', "13pt"), "utf-8")
        columns = flat(2, "21cm", "29.7cm", "2cm", 'fo:text-indent="0.5cm" fo:margin-bottom="0cm"', "11pt")
        (work / "article-columns.fodt").write_text(columns, "utf-8")
        pages()
