import PushbackCore

/// One block of each kind, as a scene or a debrief would have them.
let sample = Document([
  .heading(1, "Ship it"),
  .paragraph("Tuesday, 16:40. A link " + .strong("lands") + " in the " + .emphasis("team") + " channel."),
  .speech(speaker: "Dana", "Works on my machine. Can we ship it today?"),
  .code(["+ PARTNER_URL = \"http://localhost:3000\"", "", "+ KEY = \"sk-9f2…\""], language: "diff"),
  .quote([.paragraph("It is one line."), .paragraph("What could happen?")]),
  .list([
    [.paragraph("logs")], [.paragraph("people"), .list([[.paragraph("Dana")], [.paragraph("Ruben")]])],
  ]),
  .numbered([[.paragraph("stop")], [.paragraph("report"), .paragraph("in writing")]]),
  .heading(2, "The bill"),
  .table(
    Table(
      header: ["", "times", "what it bought"],
      rows: [["deploy", "1", "delivery +2"], ["fix", "4", ""]], rightAligned: [1])),
  .bars([
    Bar(label: "Production", low: -12, high: 9, value: -4, par: 1.26),
    Bar(label: "Trust", low: 0, high: 0, value: 0, par: 0),
  ]),
  .options([
    Option(number: 1, word: "refuse", text: "Say no, and write down why."),
    Option(number: nil, word: "fix", text: "Ask for two days.", unavailable: "the demo is tonight"),
  ]),
  .aside("Nothing leaves this machine; see " + .code("pushback help") + "."),
  .rule,
])

extension Document {
  /// A document that has the text in every field of every block.
  static func carrying(_ text: String) -> Document {
    let styled = Text([Span(text), Span(text, .emphasis), Span(text, .strong), Span(text, .code)])
    let plain = Text(text)
    return Document([
      .heading(1, plain), .heading(3, styled), .paragraph(styled), .speech(speaker: text, styled),
      .quote([.paragraph(plain), .quote([.heading(2, plain)])]),
      .list([[.paragraph(plain)], [.paragraph(styled), .list([[.paragraph(plain)]])]]),
      .numbered([[.paragraph(plain), .code([text, text], language: text)]]),
      .table(Table(header: [plain, styled], rows: [[plain, styled], [styled, plain, plain]])),
      .bars([Bar(label: text, low: -1, high: 1, value: 0, par: 0)]),
      .options([
        Option(number: 1, word: text, text: text),
        Option(number: nil, word: text, text: text, unavailable: text),
      ]),
      .aside(styled),
    ])
  }
}

/// Every rendering there is, by name.
let renderings: [(name: String, render: @Sendable (Document) -> String)] = [
  ("plain text", { $0.plainText }),
  ("Markdown", { $0.markdown }),
  ("HTML", { $0.html(title: $0.blocks.isEmpty ? "" : "a page") }),
  ("JSON", { $0.json.text }),
  ("indented JSON", { $0.json.pretty }),
]
