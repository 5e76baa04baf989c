"""Makes Content/templates/word.docx, the styles and the footer of Word documents, from what pandoc itself uses.

reference.py FILE
"""

import io
import re
import subprocess
import sys
import zipfile

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# In twentieths of a point: before and after each paragraph of the style.
SPACING = {
    "BodyText": (80, 80), "Compact": (20, 20), "Title": (0, 120), "Heading1": (200, 40), "Heading2": (160, 40),
    "Heading3": (140, 40)}
# In half points.
SIZES = {"Title": 32, "Heading1": 26, "Heading2": 23, "Heading3": 21}
A4 = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId40"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="964" w:right="1020" w:bottom="964" w:left="1020" w:header="480" w:footer="480" w:gutter="0"/></w:sectPr>')


def field(name):
    return f'<w:fldSimple w:instr=" {name} " w:dirty="true"><w:r><w:rPr><w:sz w:val="17"/></w:rPr><w:t></w:t></w:r></w:fldSimple>'


def words(text):
    return f'<w:r><w:rPr><w:sz w:val="17"/></w:rPr>{text}</w:r>'


def said(text):
    return words(f'<w:t xml:space="preserve">{text}</w:t>')


# The title and the subject are the document's own; a reader fills them in.
FOOTER = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<w:ftr xmlns:w="{MAIN}"><w:p><w:pPr><w:tabs>'
    '<w:tab w:val="right" w:pos="9866"/></w:tabs><w:spacing w:before="0" w:after="0"/></w:pPr>'
    + field("SUBJECT") + words("<w:tab/>") + said("page ") + field("PAGE") + said(" of ") + field("NUMPAGES")
    + "</w:p></w:ftr>")


def restyled(styles):
    def change(match):
        name, style = match[1], match[0]
        if name in SPACING:
            before, after = SPACING[name]
            style = re.sub(r"<w:spacing [^>]*/>", f'<w:spacing w:before="{before}" w:after="{after}"/>', style)
        if name in SIZES:
            style = re.sub(r'(<w:sz(?:Cs)? w:val=)"\d+"', rf'\1"{SIZES[name]}"', style)
        return style
    styles = re.sub(r'<w:style [^>]*w:styleId="(\w+)">.*?</w:style>', change, styles, flags=re.S)
    # What no style says: the size of the text.
    return re.sub(r'(<w:sz(?:Cs)? w:val=)"24"', r'\1"20"', styles, count=2)


def main(path):
    default = subprocess.run(
        ["pandoc", "--print-default-data-file", "reference.docx"], check=True, capture_output=True).stdout
    with zipfile.ZipFile(io.BytesIO(default)) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        parts = {name: source.read(name).decode() for name in source.namelist()}
        parts["word/styles.xml"] = restyled(parts["word/styles.xml"])
        body = re.sub(r"<w:body>.*</w:body>", f"<w:body><w:p/>{A4}</w:body>", parts["word/document.xml"], flags=re.S)
        parts["word/document.xml"] = body
        parts["word/footer1.xml"] = FOOTER
        parts["word/_rels/document.xml.rels"] = re.sub(
            r'<Relationship [^>]*TargetMode="External" ?/>', "", parts["word/_rels/document.xml.rels"]).replace(
            "</Relationships>",
            f'<Relationship Type="{OFFICE}/footer" Id="rId40" Target="footer1.xml"/></Relationships>')
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            "</Types>", '<Override PartName="/word/footer1.xml" ContentType="application/'
            'vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>')
        for name, text in parts.items():
            made.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)


main(*sys.argv[1:])
