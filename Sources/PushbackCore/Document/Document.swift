/// What there is to show, before anybody knows how: the one value that a terminal, a page and a file render.
///
/// Its texts may come from anywhere; renderers neutralise them.
package struct Document: Hashable, Sendable {
  package var blocks: [Block]

  package init(_ blocks: [Block] = []) { self.blocks = blocks }
  package static func + (a: Document, b: Document) -> Document { Document(a.blocks + b.blocks) }
  package static func += (a: inout Document, b: Document) { a.blocks += b.blocks }
}

package indirect enum Block: Hashable, Sendable {
  /// Levels count from 1.
  case heading(Int, Text)
  case paragraph(Text)
  case speech(speaker: String, Text)
  case quote([Block])
  case list([[Block]])
  case numbered([[Block]])
  case code([String], language: String)
  case table(Table)
  case bars([Bar])
  case plot(Plot)
  case options([Option])
  /// Said on the side: a source, a small print.
  case aside(Text)
  /// For whoever types: what comes next, what to ask. Left out where a whole room reads along.
  case hint(Text)
  /// Boxes of their own, to cut out or to write into.
  case cards([[Block]])
  /// Behind its summary until somebody asks, where a page can do that; elsewhere below it.
  case details(Text, [Block])
  case drawing(Drawing)
  case rule
  /// What follows begins on a new sheet.
  case pageBreak
}

extension [Block] {
  /// For those who read along and do not type.
  package var withoutHints: [Block] {
    compactMap { block in
      switch block {
      case .hint: nil
      case .quote(let blocks): .quote(blocks.withoutHints)
      case .list(let items): .list(items.map(\.withoutHints))
      case .numbered(let items): .numbered(items.map(\.withoutHints))
      case .cards(let cards): .cards(cards.map(\.withoutHints))
      case .details(let summary, let blocks): .details(summary, blocks.withoutHints)
      default: block
      }
    }
  }
}

/// A run of spans. Write a string literal where nothing is emphasised.
package struct Text: Hashable, Sendable, ExpressibleByStringInterpolation {
  package var spans: [Span]

  package init(_ spans: [Span]) { self.spans = spans }
  package init(_ text: String) { spans = [Span(text)] }
  package init(stringLiteral text: String) { self.init(text) }

  /// The words alone.
  package var plain: String { spans.map(\.text).joined() }

  package static func + (a: Text, b: Text) -> Text { Text(a.spans + b.spans) }
  package static func strong(_ text: String) -> Text { Text([Span(text, .strong)]) }
  package static func emphasis(_ text: String) -> Text { Text([Span(text, .emphasis)]) }
  package static func code(_ text: String) -> Text { Text([Span(text, .code)]) }

  /// A sentence of ours in which code stands between backticks.
  init(marked sentence: String) {
    let parts = sentence.split(separator: "`", omittingEmptySubsequences: false)
    self.init(
      parts.enumerated().filter { !$1.isEmpty }.map { Span(String($1), $0 % 2 == 0 ? .plain : .code) })
  }
}

package struct Span: Hashable, Sendable {
  package enum Style: Hashable, Sendable {
    case plain, emphasis, strong, code
  }

  package var text: String
  package var style: Style

  package init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}

package struct Table: Hashable, Sendable {
  package var header: [Text]
  package var rows: [[Text]]
  /// Columns whose cells line up on the right: numbers.
  package var rightAligned: Set<Int>

  package init(header: [Text], rows: [[Text]], rightAligned: Set<Int> = []) {
    self.header = header
    self.rows = rows
    self.rightAligned = rightAligned
  }
}

/// A value between the lowest and the highest it could have been.
package struct Bar: Hashable, Sendable {
  package var label: String
  package var low: Double
  package var high: Double
  package var value: Double
  /// The zero point: what a coin-flipper's play averages.
  package var par: Double

  package init(label: String, low: Double, high: Double, value: Double, par: Double) {
    self.label = label
    self.low = low
    self.high = high
    self.value = value
    self.par = par
  }
}

/// Points in a plane, both ways more being better.
package struct Plot: Hashable, Sendable {
  package struct Point: Hashable, Sendable {
    package var x: Double
    package var y: Double
    package init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// What goes to the right, and what goes up.
  package var x: String
  package var y: String
  package var points: [Point]
  /// What the picture leaves out, for whoever reads it as a table; nil where that is nothing.
  private var full: Table?

  package init(x: String, y: String, points: [Point], table: Table? = nil) {
    self.x = x
    self.y = y
    self.points = points.filter { $0.x.isFinite && $0.y.isFinite }
    full = table
  }

  /// Without a fuller one, every place that has a point, once and in order; figures alike to a tenth are one place.
  package var table: Table {
    if let full { return full }
    var seen: Set<[String]> = []
    let rows = points.sorted { ($1.x, $1.y) < ($0.x, $0.y) }.map { [signed($0.x), signed($0.y)] }
      .filter { seen.insert($0).inserted }
    return Table(header: [Text(x), Text(y)], rows: rows.map { $0.map { Text($0) } }, rightAligned: [0, 1])
  }

  /// A point's place among `columns` and `rows`, both counted from the lower left.
  package func place(of point: Point, columns: Int, rows: Int) -> (column: Int, row: Int) {
    func place(_ value: Double, _ values: [Double], _ count: Int) -> Int {
      guard let low = values.min(), let high = values.max(), high > low else { return 0 }
      return min(count - 1, max(0, Int(((value - low) / (high - low) * Double(count - 1)).rounded())))
    }
    return (place(point.x, points.map(\.x), columns), place(point.y, points.map(\.y), rows))
  }
}

/// A choice as it is listed: never hidden, and with its reason where it cannot be taken.
package struct Option: Hashable, Sendable {
  /// Nil where it cannot be taken.
  package var number: Int?
  package var word: String
  package var text: String
  package var unavailable: String?
  /// A rule forbids it: struck through where that can be shown, besides the reason in words.
  package var isStruck: Bool

  package init(number: Int?, word: String, text: String, unavailable: String? = nil, isStruck: Bool = false) {
    self.number = number
    self.word = word
    self.text = text
    self.unavailable = unavailable
    self.isStruck = isStruck
  }
}
