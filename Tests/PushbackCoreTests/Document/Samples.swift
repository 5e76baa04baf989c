@testable import PushbackCore

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
      .aside(styled), .details(plain, [.paragraph(styled)]),
      .plot(Plot(x: text, y: text, points: [Plot.Point(x: 0, y: 1), Plot.Point(x: 1, y: 0)])),
      .drawing(.carrying(text)),
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

extension Drawing {
  /// Two scenes, a way and its label, each with the text.
  fileprivate static func carrying(_ text: String) -> Drawing {
    func box(at y: Double) -> Box {
      Box(
        look: .badEnding, title: [text], notes: [text], isReached: false, place: Point(x: 50, y: y))
    }
    let way = Way(
      source: 0, target: 1, look: .fix, labels: [Way.Label(text: text, look: .plain)],
      curve: [30, 40, 50, 60].map { Point(x: 50, y: $0) }, place: Point(x: 50, y: 45))
    return Drawing(
      title: text, width: 100, height: 100, boxes: [box(at: 20), box(at: 80)], ways: [way], start: 0,
      words: [.paragraph(Text(text))])
  }
}
