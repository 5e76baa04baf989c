extension Document {
  /// Its blocks, each an object with a `kind`.
  package var json: JSON { .array(blocks.map(\.json)) }
}

extension Block {
  fileprivate var json: JSON {
    switch self {
    case .heading(let level, let text): text.object("heading", [.init("level", .int(level))])
    case .paragraph(let text): text.object("paragraph")
    case .speech(let speaker, let text): text.object("speech", [.init("speaker", .string(speaker))])
    case .aside(let text): text.object("aside")
    case .quote(let blocks): ["kind": "quote", "blocks": .array(blocks.map(\.json))]
    case .list(let items): ["kind": "list", "items": items.json]
    case .numbered(let items): ["kind": "numbered", "items": items.json]
    case .code(let lines, let language):
      ["kind": "code", "language": .string(language), "lines": .array(lines.map(JSON.string))]
    case .table(let table): table.json
    case .bars(let bars): ["kind": "bars", "bars": .array(bars.map(\.json))]
    case .plot(let plot):
      [
        "kind": "plot", "x": .string(plot.x), "y": .string(plot.y),
        "points": .array(plot.points.map { [.number($0.x), .number($0.y)] }),
      ]
    case .options(let options): ["kind": "options", "options": .array(options.map(\.json))]
    case .hint(let text): text.object("hint")
    case .cards(let cards): ["kind": "cards", "cards": cards.json]
    case .details(let summary, let blocks):
      summary.object("details", [.init("blocks", .array(blocks.map(\.json)))])
    case .drawing(let drawing): ["kind": "drawing", "words": .array(drawing.words.map(\.json))]
    case .rule: ["kind": "rule"]
    case .pageBreak: ["kind": "pageBreak"]
    }
  }
}

extension Text {
  /// The words, and the spans as well where any of them is marked.
  fileprivate func object(_ kind: String, _ members: [JSON.Member] = []) -> JSON {
    var object = [JSON.Member("kind", .string(kind))] + members + [JSON.Member("text", .string(plain))]
    if spans.contains(where: { $0.style != .plain }) {
      object.append(JSON.Member("spans", .array(spans.map(\.json))))
    }
    return .object(object)
  }
}

extension Span {
  var json: JSON { ["text": .string(text), "style": .string(style.name)] }
}

extension Span.Style {
  package var name: String {
    switch self {
    case .plain: "plain"
    case .emphasis: "emphasis"
    case .strong: "strong"
    case .code: "code"
    }
  }
}

extension [[Block]] {
  fileprivate var json: JSON { .array(map { .array($0.map(\.json)) }) }
}

extension Table {
  fileprivate var json: JSON {
    [
      "kind": "table",
      "header": header.json,
      "rows": .array(rows.map(\.json)),
      "rightAligned": .array(rightAligned.sorted().map(JSON.int)),
    ]
  }
}

extension [Text] {
  fileprivate var json: JSON { .array(map { .string($0.plain) }) }
}

extension Bar {
  fileprivate var json: JSON {
    [
      "label": .string(label), "low": .number(low), "high": .number(high), "value": .number(value),
      "par": .number(par),
    ]
  }
}

extension Option {
  fileprivate var json: JSON {
    [
      "number": JSON(number), "word": .string(word), "text": .string(text),
      "unavailable": JSON(unavailable),
    ]
  }
}
