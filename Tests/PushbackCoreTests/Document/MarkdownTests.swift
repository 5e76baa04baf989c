import PushbackCore
import Testing

@Suite("Markdown")
struct MarkdownTests {
  @Test(arguments: [
    ("# head", "\\# head"), ("> quote", "\\> quote"), ("- item", "\\- item"), ("+ item", "\\+ item"),
    ("* item", "\\* item"), ("=== ", "\\==="), ("| a | b", "\\| a \\| b"), ("1. one", "1\\. one"),
    ("2026) two", "2026\\) two"), ("1.", "1\\."), ("3.5 hours", "3.5 hours"),
    ("16:40, 2 + 2", "16:40, 2 + 2"),
    ("    code", "code"), ("```swift", "\\`\\`\\`swift"), ("~~~", "\\~\\~\\~"),
    ("a *b* _c_", "a \\*b\\* \\_c\\_"),
    ("snake_case_", "snake_case\\_"), ("[x](http://e.example)", "\\[x](http\\://e.example)"),
    ("![x](y)", "!\\[x](y)"),
    ("<script>", "\\<script>"), ("AT&T &amp; & co", "AT\\&T \\&amp; & co"), ("C:\\new", "C:\\\\new"),
    ("$5", "\\$5"),
    ("www.evil.example", "www\\.evil.example"), ("raw.txt", "raw.txt"), ("[ ] task", "\\[ ] task"),
    ("one\n# two", "one # two"), ("one\\\ntwo", "one\\\\ two"), ("a  ", "a"), ("", ""), ("   ", ""),
  ])
  func `a text at risk is escaped`(text: String, line: String) {
    #expect(Document([.paragraph(Text(text))]).markdown == (line.isEmpty ? "" : line + "\n"))
  }

  private static let emphasised: [([Span], String)] = [
    ([Span("now", .strong), Span(", "), Span("please", .emphasis)], "**now**, *please*"),
    ([Span("a "), Span(" wide ", .strong), Span(" b")], "a  **wide**  b"),
    ([Span("half"), Span("(word)", .strong), Span("s")], "half(word)s"),
    ([Span("“quoted”", .strong), Span("s")], "“quoted”s"),
    ([Span("a", .strong), Span("b", .emphasis)], "**a**b"),
    ([Span("a", .strong), Span("b*", .strong)], "**ab\\***"),
    ([Span("...", .strong), Span(" x")], "... x"),
    ([Span("a`b``c", .code)], "```a`b``c```"),
    ([Span("`x`", .code)], "`` `x` ``"),
    ([Span(" x ", .code)], "`  x  `"),
    ([Span("", .code), Span("x")], "x"),
    ([Span("a|b\\|c *d*", .code)], "`a|b\\|c *d*`"),
  ]

  @Test(arguments: emphasised)
  func `emphasis is written only where a parser sees it`(spans: [Span], line: String) {
    #expect(Document([.paragraph(Text(spans))]).markdown == line + "\n")
  }

  @Test(arguments: [
    ("C #", "## C \\#"), ("x ## ", "## x #\\#"), ("#", "## \\#"), ("- 1. x", "## - 1. x"), ("", "##"),
  ])
  func `a heading keeps its last hash`(text: String, line: String) {
    #expect(Document([.heading(2, Text(text))]).markdown == line + "\n")
  }

  @Test func `headings have one to six levels`() {
    let levels = [Int.min, 0, 1, 6, 7, Int.max].map { Document([.heading($0, "x")]).markdown }
    #expect(levels == ["# x\n", "# x\n", "# x\n", "###### x\n", "###### x\n", "###### x\n"])
  }

  @Test func `cells keep their bars and a row its extra cells`() {
    let table = Table(
      header: ["a|b"], rows: [[.code("x|y"), .code("\\|")], ["\\|", "two\nlines"], []], rightAligned: [1])
    #expect(
      Document([.table(table)]).markdown == """
        | a\\|b |  |
        | --- | ---: |
        | `x\\|y` | \\\\\\| |
        | \\\\\\| | two lines |
        |  |  |

        """)
    #expect(Document([.table(Table(header: [], rows: []))]).markdown == "")
  }

  @Test func `a fence is longer than every run of backticks inside, and its language is a name`() {
    #expect(
      Document([.code(["```", "a````b", "\tx\ny"], language: "swift\n````")]).markdown
        == "`````\n```\na````b\n  x\ny\n`````\n")
    #expect(Document([.code([], language: "c++")]).markdown == "```c++\n```\n")
  }

  @Test func `lists in a row stay apart`() {
    let list = Block.list([[.paragraph("x")]])
    let numbered = Block.numbered([[.paragraph("x")]])
    #expect(Document([list, list, .paragraph(""), list]).markdown == "- x\n\n* x\n\n- x\n")
    #expect(
      Document([numbered, .list([]), numbered, .rule, numbered]).markdown == "1. x\n\n1) x\n\n___\n\n1. x\n")
  }

  @Test func `an empty item does not turn the line above into a heading`() {
    let nested = Block.list([[.paragraph("x"), .list([[.paragraph("")], [.paragraph("y")]])], []])
    #expect(Document([nested]).markdown == "- x\n\n  -\n  - y\n-\n")
  }

  @Test func `nothing gives nothing`() {
    #expect(Document([]).markdown == "")
    #expect(Document([.paragraph(""), .quote([]), .list([]), .options([])]).markdown == "")
  }

  @Test func `no injection leaves markup, and each can be read back`() {
    #expect(Set(Injections.all).count >= 150)
    for text in Injections.all {
      let line = String(Document([.paragraph(Text(text))]).markdown.dropLast())
      let (words, bare) = unescaped(line)
      #expect(words == trimmed(neutral(text)), "\(text.debugDescription)")
      #expect(!bare.contains { "\\`*[<~|$".unicodeScalars.contains($0) }, "\(text.debugDescription)")
      #expect(!"#>-+=".contains(line.first ?? "x"), "\(text.debugDescription)")
    }
  }

  @Test func `unescaped injections would be found`() {
    let raw = Injections.all.filter { text in
      let (words, bare) = unescaped(text)
      return words != trimmed(neutral(text)) || bare.contains { "\\`*[<~|$".unicodeScalars.contains($0) }
    }
    #expect(raw.count >= 80)
  }

  @Test func `no injection opens a cell, a block or a line in any field`() {
    let expected = shape(of: Document.carrying("x").markdown)
    for text in Injections.all where !trimmed(neutral(text)).isEmpty && !text.contains("\n") {
      #expect(shape(of: Document.carrying(text).markdown) == expected, "\(text.debugDescription)")
    }
  }

  /// How many lines there are, and bars between cells in each.
  private func shape(of markdown: String) -> [Int] {
    markdown.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("| ") ? unescaped(String(line)).bare.count { $0 == "|" } : 0
    }
  }

  /// What a parser makes of the backslashes: the words, and the scalars that stood without one.
  private func unescaped(_ line: String) -> (words: String, bare: [Unicode.Scalar]) {
    var words = ""
    var bare: [Unicode.Scalar] = []
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if scalar == "\\" && !isEscaped {
        isEscaped = true
        continue
      }
      let isPunctuation = scalar.isASCII && !scalar.properties.isAlphabetic && !("0"..."9").contains(scalar)
      if isEscaped && (!isPunctuation || scalar == " ") {
        words += "\\"
        bare.append("\\")
      }
      words.unicodeScalars.append(scalar)
      if !isEscaped { bare.append(scalar) }
      isEscaped = false
    }
    return (isEscaped ? words + "\\" : words, isEscaped ? bare + ["\\"] : bare)
  }

  private func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while scalars.first == " " { scalars.removeFirst() }
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }
}
