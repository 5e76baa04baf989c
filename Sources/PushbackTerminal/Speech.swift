import PushbackCore

/// Who speaks stands in the margin; a margin too wide becomes a line of its own.
extension Page {
  private static let speakerGap = 3
  private static let leastText = 20

  /// Speakers who follow one another share a margin.
  func speechIndent(around index: Int, in blocks: [Block]) -> Int {
    func speaker(_ index: Int) -> String? {
      if case .speech(let speaker, _) = blocks[index] { speaker } else { nil }
    }
    let before = blocks.indices[..<index].reversed().map(speaker).prefix { $0 != nil }
    let after = blocks.indices[index...].map(speaker).prefix { $0 != nil }
    return speechIndent(of: before.compactMap(\.self) + after.compactMap(\.self))
  }

  func speechIndent(of speakers: [String]) -> Int {
    let widest = speakers.map { StyledText($0).width }.max() ?? 0
    guard let width else { return widest + Self.speakerGap }
    return width - widest - Self.speakerGap < max(Self.leastText, width / 2)
      ? Self.speakerGap : widest + Self.speakerGap
  }

  func speech(_ speaker: String, _ text: Text, indent: Int) -> [StyledText] {
    let name = StyledText(speaker, .strong)
    let margin = StyledText().padded(to: indent)
    if name.width + Self.speakerGap > indent {
      let names = name.wrapped(to: width).map { $0.inRole(.strong) }
      return names + hang(margin, margin) { $0.styled(text).wrapped(to: $0.width) }
    }
    return hang(name.padded(to: indent), margin) { $0.styled(text).wrapped(to: $0.width) }
  }
}
