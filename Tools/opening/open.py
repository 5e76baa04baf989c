"""Opens what `pushback draft export` writes, each format with a reader that is not ours.

open.py PROGRAM FOLDER
"""

import glob
import json
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CONTROLS = ["\x1b[2J", "\x1b]0;x\x07", "\x9b31m", "\u202e", "\u2066", "\x08", "\x7f", "\u200f", "\ufff9", "\x1b]8;;http://x\x07"]
PLAIN = [
    "disclosure-form/commit-trailer", "disclosure-form/pr-description", "attestation/dco-required",
    "restricted-areas/security-review", "exceptions/risk-acceptance", "concerns-and-appeal/protected-refusal",
    "review-bar/reviewer-must-understand", "sensitive-data/redact-first", "incidents/stop-report-rotate",
]
faults = []


def expect(holds, *what):
    if not holds:
        faults.append(" ".join(str(part) for part in what))


def run(command, given="", environment=None, code=0):
    done = subprocess.run(
        command, input=given.encode("utf-8", "surrogatepass"), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, **(environment or {})}, timeout=170)
    if done.returncode != code:
        sys.exit(f"{command}: {done.returncode}\n{done.stderr.decode(errors='replace')[-2000:]}")
    return done.stdout


def squeezed(text):
    return re.sub(r"\s+", "", text)


def payloads():
    """150 texts that would be markup somewhere, from the tests of our renderers."""
    with open(f"{ROOT}/Tests/PushbackCoreTests/Document/Injections.swift", encoding="utf-8") as file:
        literals = re.findall(r'"((?:\\.|[^"\\])*)"', file.read())
    simple = {"n": "\n", "t": "\t", "\\": "\\", '"': '"', "'": "'", "0": "\0"}
    texts = []
    for literal in literals:
        text = re.sub(
            r"\\(?:u\{([0-9A-Fa-f]+)\}|(.))",
            lambda match: chr(int(match[1], 16)) if match[1] else simple[match[2]], literal)
        if text.strip() and "\n" not in text:
            texts.append(text)
    return texts[:150]


class Case:
    """A session whose every choice was adopted, and its draft in every format."""

    def __init__(self, program, folder, name):
        self.program, self.folder, self.name = program, f"{folder}/{name}", name
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)

    def play(self, session, story, lines, count, library=None):
        """Plays a story to its end and adopts what it proposes."""
        self.shelf = ["--library", library] if library else []
        self.sessions = getattr(self, "sessions", []) + [session]
        path = f"{self.folder}/{session}.md"
        with open(path, "w", encoding="utf-8") as file:
            file.write(story)
        self.environment = {"PUSHBACK_HOME": f"{self.folder}/record"}
        run([self.program, "play", path, "--session", session, "--seed", "1"] + self.shelf, "".join(lines), self.environment)
        run([self.program, "review", session] + self.shelf, "adopt\n" * count, self.environment)

    def write(self):
        for form in ["md", "html", "json", "docx", "pdf"]:
            run(self.export(form, f"draft.{form}"), "", self.environment)

    def export(self, form, name):
        return [self.program, "draft", "export"] + self.sessions + [
            "--format", form, "--output", f"{self.folder}/{name}", "--force",
        ] + self.shelf

    def path(self, form):
        return f"{self.folder}/draft.{form}"

    def read(self, form):
        with open(self.path(form), encoding="utf-8") as file:
            return file.read()


def plain(program, folder):
    case = Case(program, folder, "plain")
    story = (
        "# The rules\n\n## Room\n\nSomebody asks.\n\n- `all` [All of it.](#end)\n- `none` [Nothing.](#end)\n\n"
        "## End\n\nOver.\n\n`ending`\n\n```bill\nroom/all: trust +1; for " + ", ".join(PLAIN) + "\n```\n")
    case.play("mine", story, ["all\n", "because it was asked\n", "note a note\n"], len(PLAIN))
    case.write()
    return case


def hostile(program, folder, texts):
    """Each text as a clause's label, duty, check, owner and reason; with control characters, as a reason and a note."""
    case = Case(program, folder, "hostile")
    library = f"{case.folder}/library"
    shutil.copytree(f"{ROOT}/Content", f"{library}/Content")
    shutil.copytree(f"{ROOT}/scenarios", f"{library}/scenarios")
    # What no content file may hold is left to what people type.
    shown = [re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]", " ", text).strip() or "x" for text in texts]
    stances = []
    for number, text in enumerate(shown):
        # A star or an ampersand that opens a text would be an anchor to a careless reader of YAML.
        quoted = json.dumps(text, ensure_ascii=False).replace("&", "\\u0026").replace("*", "\\u002a")
        stances.append(
            f"  - id: s{number}\n    label: {quoted}\n    force: MUST\n    actor: {quoted}\n    action: {quoted}\n"
            f"    check: {quoted}\n    owner: {quoted}\n    reason: {quoted}\n    strictness: 3\n"
            f"    enforce:\n      pull-request: {quoted}\n      agents: {quoted}\n      commits: [ticked, ai-trailer]\n")
    with open(f"{library}/Content/clauses/hostile.yaml", "w", encoding="utf-8") as file:
        file.write(
            "topic: hostile\ntitle: Hostile\nquestion: What is text?\ngroup: Use and people\nusual: no\nstances:\n"
            + "".join(stances))
    # A room of thirty choices each: nobody reviews more in one go.
    for first in range(0, len(texts), 30):
        scenes, bill, lines = [], [], []
        for number, text in list(enumerate(texts))[first:first + 30]:
            then = f"scene-{number + 1}" if number + 1 < min(first + 30, len(texts)) else "end"
            scenes.append(f"## Scene {number}\n\nText.\n\n- `yes` [Yes.](#{then})\n- `no` [No.](#{then})\n")
            bill.append(f"scene-{number}/yes: trust +1; for hostile/s{number}\n")
            typed = text.replace("\n", " ").replace("\r", " ") + CONTROLS[number % len(CONTROLS)]
            lines.append(f"yes\nbecause x{typed}\nnote x{typed}\n")
        story = (
            "# Hostile\n\n" + "\n".join(scenes) + "\n## End\n\nOver.\n\n`ending`\n\n```bill\n" + "".join(bill) + "```\n")
        case.play(f"room-{first}", story, lines, len(lines), library)
    case.write()
    case.texts = [text for text in shown if text.isascii()]
    return case


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def nodes(value):
    if isinstance(value, dict):
        if "t" in value:
            yield value["t"], value.get("c")
        for part in value.values():
            yield from nodes(part)
    elif isinstance(value, list):
        for part in value:
            yield from nodes(part)


FOREIGN = {"RawInline", "RawBlock", "Link", "Image", "Math", "Note", "Cite", "Strikeout", "Superscript", "Subscript"}


def is_bare_address(kind, content):
    """GitHub makes links of mail addresses, which then lead where they say."""
    return kind == "Link" and content[2][0] == "mailto:" + "".join(part.get("c", "") for part in content[1])


def foreign(markdown, form):
    tree = json.loads(run(["pandoc", f"--from={form}", "--to=json"], markdown))
    return sorted({
        kind for kind, content in nodes(tree["blocks"]) if kind in FOREIGN and not is_bare_address(kind, content)})


def text_of(markdown):
    tree = json.loads(run(["pandoc", "--from=commonmark+pipe_tables", "--to=json"], markdown))
    said = []
    for kind, content in nodes(tree["blocks"]):
        if kind == "Str":
            said.append(content)
        elif kind in ("Code", "CodeBlock"):
            said.append(content[1])
    return squeezed("".join(said))


def harmless(case, form, text):
    found = re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\u2028\u2029\ufff9-\ufffb]", text)
    expect(not found, case.name, form, "holds", repr(found[0]) if found else "")


def says_all(case, form, text):
    text = squeezed(text)
    for payload in getattr(case, "texts", []):
        expect(squeezed(payload) in text, case.name, form, "lost", repr(payload))


def check_markdown(case):
    markdown = case.read("md")
    harmless(case, "md", markdown)
    for form in ["commonmark+pipe_tables", "gfm"]:
        expect(foreign(markdown, form) == [], case.name, form, "reads", foreign(markdown, form))
    says_all(case, "md", text_of(markdown))


def check_json(case):
    draft = json.loads(case.read("json"))
    harmless(case, "json", case.read("json"))
    said = set(strings(draft))
    for payload in getattr(case, "texts", []):
        expect(any(payload in text for text in said), case.name, "json lost", repr(payload))


def check_docx(case):
    first = open(case.path("docx"), "rb").read()
    time.sleep(2.1)  # The clock of a zip file has steps of two seconds.
    run(case.export("docx", "again.docx"), "", case.environment)
    expect(first == open(f"{case.folder}/again.docx", "rb").read(), case.name, "docx differs the second time")
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(case.path("docx")) as package:
        expect(package.testzip() is None, case.name, "docx is damaged")
        parts = {name: package.read(name) for name in package.namelist()}
    trees = {name: ElementTree.fromstring(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    expect(len(trees) == len(parts), case.name, "docx holds", sorted(set(parts) - set(trees)))
    body = trees["word/document.xml"]
    text = "".join("\n" if part.tag == f"{word}p" else part.text or "" for part in body.iter() if part.tag in (f"{word}t", f"{word}p"))
    harmless(case, "docx", text)
    says_all(case, "docx", text)
    for tag in ["instrText", "fldSimple", "altChunk", "object", "hyperlink"]:
        expect(body.find(f".//{word}{tag}") is None, case.name, "docx has", tag)
    for name, tree in trees.items():
        if name.endswith(".rels"):
            expect(not [part for part in tree if part.get("TargetMode") == "External"], case.name, name, "reaches outside")
    styles = {style.get(f"{word}val") for style in body.iter(f"{word}pStyle")}
    expect({"Title", "Heading1", "Heading2"} <= styles, case.name, "docx has only the styles", styles)
    tables = body.findall(f".//{word}tbl")
    expect(len(tables) >= 3, case.name, "docx has tables:", len(tables))
    opened = [squeezed("".join(part.text or "" for part in table.iter(f"{word}t"))) for table in tables]
    expect(any(table.startswith("ForNameDateSignature") for table in opened), case.name, "docx has no sign-off block")
    run(["soffice", "--headless", f"-env:UserInstallation=file://{os.path.abspath(case.folder)}/office",
         "--convert-to", "pdf:writer_pdf_Export", "--outdir", f"{case.folder}/word", case.path("docx")])
    return f"{case.folder}/word/draft.pdf"


def check_pdf(case, path, name):
    text = squeezed(run(["pdftotext", "-enc", "UTF-8", path, "-"]).decode("utf-8"))
    expect(run(["pdfinfo", "-js", path]).strip() == b"", case.name, name, "holds scripts")
    if case.name != "plain":
        return
    # Every clause, with its number, in order.
    place = text.find("Rules")
    for clause in json.loads(case.read("json"))["adopted"]:
        found = text.find(squeezed(f"{clause['number']}. {clause['text']}"), place)
        expect(found >= 0, name, "lacks in its order:", clause["text"])
        place = max(place, found)
    expect("Sign-off" in text[place:], name, "has no sign-off block")
    pages = run(["pdftotext", "-layout", path, "-"]).decode("utf-8").split("\f")[:-1]
    expect("people lead" in pages[0] and "Document control" in pages[1], name, "has no page one by itself")
    for number, page in enumerate(pages, 1):
        foot = page.strip().splitlines()[-1]
        expect("DRAFT, version 0.1" in foot and f"page {number} of {len(pages)}" in foot, name, "has at its foot", foot)


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.names, self.said = set(), set(), []

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.names |= {name for name, _ in attributes}

    def handle_data(self, data):
        self.said.append(data)


def chromium(folder, page):
    path = f"{folder}/opened.html"
    with open(path, "w", encoding="utf-8") as file:
        file.write(page)
    shown = run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/chromium",
         "--virtual-time-budget=60000", "--dump-dom", f"file://{os.path.abspath(path)}"])
    return shown.decode("utf-8", "replace")


def violations(folder, page):
    """What axe-core finds wrong with a page, in chromium. Its policy against scripts is taken out for that."""
    [axe] = glob.glob(f"{sys.prefix}/lib/python*/site-packages/axe_playwright_python/**/axe.min.js", recursive=True)
    with open(axe, encoding="utf-8") as file:
        script = file.read().replace("</script", "<\\/script")
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    page = page.replace("</body>", f"""<script>{script}</script><script>
      axe.run(document.querySelector("main") ? document : document).then(result => {{
        document.documentElement.setAttribute("data-axe", JSON.stringify(result.violations.map(
          each => [each.id, each.nodes.length, each.nodes[0].html.slice(0, 120)])))
      }})</script></body>""")
    shown = chromium(folder, page)
    found = re.search(r'data-axe="([^"]*)"', shown)
    if not found:
        sys.exit("axe-core did not run in chromium.")
    return json.loads(found[1].replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))


def check_html(case):
    html = case.read("html")
    harmless(case, "html", html)
    page = Page()
    page.feed(html)
    expect(not page.tags & {"script", "img", "a", "iframe", "object", "form", "base", "link", "svg"}, case.name, "html has", page.tags)
    expect(page.names <= {"lang", "charset", "http-equiv", "content", "name", "class", "scope"}, case.name, "html has", page.names)
    says_all(case, "html", "".join(page.said))
    # Without its policy against scripts, so that one that got in would run.
    bare = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "<script>window.alert = () => document.documentElement.setAttribute('data-ran', 'yes')</script>", html)
    expect('data-ran="yes"' not in chromium(case.folder, bare), case.name, "html runs a script")
    expect(violations(case.folder, html) == [], case.name, "axe-core finds", violations(case.folder, html))


def controls(folder):
    """Each check finds what it is for."""
    page = '<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><main><h1>x</h1><img src="x"></main></body></html>'
    expect([name for name, *_ in violations(folder, page)] == ["image-alt"], "axe-core overlooks a picture without words")
    expect(foreign("a <b>b</b> [c](d)", "gfm") == ["Link", "RawInline"], "pandoc overlooks markup")
    scripted = page.replace("</body>", "<script>document.documentElement.setAttribute('data-ran', 'yes')</script></body>")
    expect('data-ran="yes"' in chromium(folder, scripted), "chromium runs no scripts")


def main(program, folder):
    os.makedirs(folder, exist_ok=True)
    texts = payloads()
    expect(len(texts) == 150, "there are", len(texts), "hostile texts")
    cases = [plain(program, folder), hostile(program, folder, texts)]
    for case in cases:
        check_markdown(case)
        check_json(case)
        check_html(case)
        check_pdf(case, check_docx(case), "docx in LibreOffice")
        check_pdf(case, case.path("pdf"), "pdf")
    controls(folder)
    if faults:
        sys.exit("\n".join(faults[:40]) + f"\n{len(faults)} faults.")
    print(f"Two drafts, one with {len(texts)} hostile texts, in five formats: each opened elsewhere, and all of it is text.")


main(*sys.argv[1:])
