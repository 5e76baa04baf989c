import PushbackCore

/// Number, word and text in columns; text that would have no room goes below its word.
extension Page {
  private static let leastText = 20

  func lines(of options: [Option]) -> [StyledText] {
    let digits = options.map { $0.number.map { String($0).count } ?? 1 }.max() ?? 1
    let words = options.map { StyledText($0.word).width }.max() ?? 0
    let wordColumn = 2 + digits + 2
    let textColumn = wordColumn + words + 3
    let isNarrow = width.map { $0 - textColumn < Self.leastText } ?? false
    let lines = options.map { option -> [StyledText] in
      let mark = StyledText(option.number.map(String.init) ?? "-")
      let number = mark.paddedLeft(to: 2 + digits) + StyledText("  ")
      let word = StyledText(option.word, option.role(otherwise: option.unavailable == nil ? .strong : .plain))
      let column = StyledText().padded(to: isNarrow ? wordColumn : textColumn)
      if isNarrow {
        return hang(number, column) { word.wrapped(to: $0.width) }
          + hang(column, column) { said(of: option, on: $0) }
      }
      return hang(number + word.padded(to: words) + StyledText("   "), column) {
        let said = said(of: option, on: $0)
        return said.isEmpty ? [StyledText()] : said
      }
    }
    return Array(lines.joined(separator: Array(repeating: StyledText(), count: gap - 1)))
  }

  private func said(of option: Option, on page: Page) -> [StyledText] {
    let text = StyledText(option.text, option.role(otherwise: .plain))
    let reason = option.unavailable.map { StyledText("Cannot be taken: \($0)") }
    return [text.isEmpty ? nil : text, reason].compactMap { $0 }.flatMap { $0.wrapped(to: page.width) }
  }
}

extension Option {
  fileprivate func role(otherwise role: StyledText.Role) -> StyledText.Role { isStruck ? .struck : role }
}
