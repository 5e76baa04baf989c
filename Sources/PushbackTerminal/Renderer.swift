package import PushbackCore

/// A document as text for a stream.
package struct Renderer: Sendable {
  package let appearance: Appearance

  package init(_ appearance: Appearance) {
    self.appearance = appearance
  }

  /// Whole lines, each ended by a newline; nothing for nothing.
  package func text(of document: Document) -> String {
    let colour = appearance.colour
    let blocks = appearance.audience == .room ? document.blocks.withoutHints : document.blocks
    let lines =
      switch appearance.layout {
      case .columns(let width) where appearance.audience == .room:
        Page(width: width, colour: colour, gap: blocks.hasTable ? 1 : 2).projected(blocks)
      case .columns(let width): Page(width: width, colour: colour).lines(of: blocks)
      case .unwrapped: Page(width: nil, colour: colour).lines(of: blocks)
      case .linear: Linear(colour: colour).lines(of: blocks)
      }
    return lines.map { $0.encoded(for: appearance.colour) + "\n" }.joined()
  }
}

extension Page {
  /// With a margin on the left, so that the words stand clear of the screen's edge.
  fileprivate func projected(_ blocks: [Block]) -> [StyledText] {
    guard !blocks.isEmpty else { return [] }
    let margin = (width ?? 0) >= 60 ? "    " : "  "
    return hang(margin, margin) { $0.lines(of: blocks) } + [StyledText()]
  }
}

extension [Block] {
  /// A page of figures keeps to one screen; a scene may spread.
  fileprivate var hasTable: Bool { contains { if case .table = $0 { true } else { false } } }
}

/// Blocks laid out for eyes, on a page of so many columns, or of as many as it takes.
struct Page {
  var width: Int?
  var colour: Appearance.Colour
  /// Empty lines between blocks, and between choices.
  var gap = 1

  func lines(of blocks: [Block]) -> [StyledText] {
    var lines: [StyledText] = []
    for index in blocks.indices {
      let block = blocks[index]
      if index > 0 {
        let wasHeading = if case .heading = blocks[index - 1] { true } else { false }
        if !wasHeading { lines += Array(repeating: StyledText(), count: gap) }
      }
      if case .speech(let speaker, let text) = block {
        lines += speech(speaker, text, indent: speechIndent(around: index, in: blocks))
      } else {
        lines += self.lines(of: block)
      }
    }
    return lines
  }

  private func lines(of block: Block) -> [StyledText] {
    switch block {
    case .heading(let level, let text): heading(level, styled(text))
    case .paragraph(let text): styled(text).wrapped(to: width)
    case .speech(let speaker, let text): speech(speaker, text, indent: speechIndent(of: [speaker]))
    case .quote(let blocks): hang(StyledText("> "), StyledText("> ")) { $0.lines(of: blocks) }
    case .list(let items), .cards(let items): list(items.map { (StyledText("- "), $0) })
    case .numbered(let items): list(numbered(items))
    case .code(let lines, let language): code(lines, language: language)
    case .table(let table): self.lines(of: table)
    case .bars(let bars): self.lines(of: bars)
    case .plot(let plot): self.lines(of: plot)
    case .options(let options): self.lines(of: options)
    case .aside(let text), .hint(let text):
      hang("  ", "  ") { $0.styled(text).inRole(.emphasis).wrapped(to: $0.width) }
    case .details(let summary, let blocks): self.lines(of: [.paragraph(summary)] + blocks)
    case .drawing(let drawing): self.lines(of: drawing.words)
    case .rule, .pageBreak: [StyledText(String(repeating: "-", count: min(width ?? 40, 40)))]
    }
  }

  func styled(_ text: Text) -> StyledText { StyledText(text, for: colour) }

  func narrowed(by columns: Int) -> Page {
    Page(width: width.map { max(1, $0 - columns) }, colour: colour, gap: gap)
  }

  /// What hangs beside or below a mark; both marks take the same room.
  func hang(_ first: StyledText, _ rest: StyledText, body: (Page) -> [StyledText]) -> [StyledText] {
    let lines = body(narrowed(by: max(first.width, rest.width)))
    return lines.enumerated().map { index, line in
      let mark = index == 0 ? first : rest
      return line.isEmpty ? mark.trimmed : mark + line
    }
  }

  func hang(_ first: String, _ rest: String, body: (Page) -> [StyledText]) -> [StyledText] {
    hang(StyledText(first), StyledText(rest), body: body)
  }

  private func heading(_ level: Int, _ text: StyledText) -> [StyledText] {
    let lines = text.inRole(.strong).wrapped(to: width)
    let mark = level == 1 ? "=" : level == 2 ? "-" : ""
    let length = lines.map(\.width).max() ?? 0
    return mark.isEmpty || length == 0 ? lines : lines + [StyledText(String(repeating: mark, count: length))]
  }

  private func list(_ items: [(mark: StyledText, blocks: [Block])]) -> [StyledText] {
    let isTight = items.allSatisfy { $0.blocks.count <= 1 }
    var lines: [StyledText] = []
    for (mark, blocks) in items {
      if !lines.isEmpty, !isTight { lines.append(StyledText()) }
      let rest = StyledText().padded(to: mark.width)
      lines += hang(mark, rest) { page in blocks.isEmpty ? [StyledText()] : page.lines(of: blocks) }
    }
    return lines
  }

  private func numbered(_ items: [[Block]]) -> [(StyledText, [Block])] {
    let digits = String(items.count).count
    return items.enumerated().map { index, blocks in
      (StyledText("\(index + 1). ").paddedLeft(to: digits + 2), blocks)
    }
  }

  /// Cuts what is too long onto lines with a mark of their own, so that none passes for a line of the code.
  private func code(_ lines: [String], language: String) -> [StyledText] {
    let indent = StyledText("   ")
    let room = width.map { max(4, $0 - indent.width) }
    return lines.flatMap { line -> [StyledText] in
      let text = StyledText(line.expandingTabs, role(ofCode: line, language))
      guard let room else { return [indent + text] }
      return text.cut(to: room, then: room - 2).enumerated().map { index, piece in
        indent + (index == 0 ? piece : StyledText("↳ ") + piece)
      }
    }
  }

  private func role(ofCode line: String, _ language: String) -> StyledText.Role {
    guard language == "diff" else { return .plain }
    return line.hasPrefix("+") ? .added : line.hasPrefix("-") ? .removed : .plain
  }
}

extension StyledText {
  var trimmed: StyledText {
    var trimmed = StyledText()
    let text = plain
    let kept = text.count - text.reversed().prefix { $0 == " " }.count
    for letter in text.prefix(kept) { trimmed.append(String(letter), .plain) }
    return trimmed
  }
}

extension String {
  /// Tabs as spaces up to the next fourth column.
  var expandingTabs: String {
    reduce(into: "") { line, letter in
      line += letter == "\t" ? String(repeating: " ", count: 4 - DisplayWidth.of(line) % 4) : String(letter)
    }
  }
}
