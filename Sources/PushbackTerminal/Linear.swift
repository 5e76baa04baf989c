import PushbackCore

/// Blocks told one after the other, for ears and fingers: a thing a line, nothing drawn, nothing wrapped.
struct Linear {
  var colour: Appearance.Colour

  func lines(of blocks: [Block]) -> [StyledText] {
    let parts = blocks.map(lines).filter { !$0.isEmpty }
    return Array(parts.joined(separator: [StyledText()]))
  }

  private func lines(of block: Block) -> [StyledText] {
    switch block {
    case .heading(_, let text): [one(text).inRole(.strong)]
    case .paragraph(let text), .aside(let text), .hint(let text): [one(text)]
    case .speech(let speaker, let text): [StyledText(speaker, .strong) + StyledText(": ") + one(text)]
    case .quote(let blocks): begun("Quote: ", lines(of: blocks))
    case .list(let items), .cards(let items): items.flatMap { begun("- ", lines(of: $0)) }
    case .numbered(let items):
      items.enumerated().flatMap { index, blocks in begun("\(index + 1). ", lines(of: blocks)) }
    case .code(let lines, _): lines.map { StyledText($0.expandingTabs) }
    case .table(let table): rows(of: Cells(table, colour))
    case .bars(let bars): bars.map(sentence)
    case .plot(let plot): rows(of: Cells(plot.table, colour))
    case .options(let options): options.map(line)
    case .details(let summary, let blocks): lines(of: [.paragraph(summary)] + blocks)
    case .drawing(let drawing): lines(of: drawing.words)
    case .rule, .pageBreak: []
    }
  }

  private func one(_ text: Text) -> StyledText { StyledText(text, for: colour).wrapped(to: nil)[0] }

  private func begun(_ mark: String, _ lines: [StyledText]) -> [StyledText] {
    guard let first = lines.first else { return [] }
    return [StyledText(mark) + first] + lines.dropFirst()
  }

  private func rows(of cells: Cells) -> [StyledText] {
    cells.rows.map { row in
      cells.named(row).reduce(StyledText()) { $0.isEmpty ? $1 : $0 + StyledText("; ") + $1 }
    }
  }

  private func sentence(_ bar: Bar) -> StyledText {
    StyledText(
      "\(bar.label): \(Figure(bar.value)). Possible: between \(bar.limits)."
        + " A coin-flipper's play averages \(Figure(bar.par)).")
  }

  private func line(_ option: Option) -> StyledText {
    let number = option.number.map { "\($0). " } ?? ""
    let text = option.text.isEmpty ? "" : ": \(option.text)"
    let said = StyledText("\(number)\(option.word)\(text)", option.isStruck ? .struck : .plain)
    let reason = StyledText(option.unavailable.map { " Cannot be taken: \($0)" } ?? "")
    return (said + reason).wrapped(to: nil)[0]
  }
}
