import PushbackCore

extension Markdown {
  /// Lines such as `[Dana]: no`, which Markdown takes for the definition of a link and swallows.
  func swallowedDefinitions(in source: SourceText, after headerLines: Int) -> [Finding] {
    guard headerLines < source.lineCount else { return [] }
    let suspects = ((headerLines + 1)...source.lineCount).compactMap { number in
      Markdown.label(source.line(number)).map { (line: number, label: $0) }
    }
    guard !suspects.isEmpty else { return [] }
    var shown: Set<Int> = []
    for node in all(where: \.holdsLines) {
      let isParagraph = node.kind == .paragraph
      if isParagraph, node.plain.utf8.first == UInt8(ascii: "[") || node.leadsWithLink {
        shown.insert(node.line)
      }
      guard node.endLine >= node.line else { continue }
      for line in (isParagraph ? node.line + 1 : node.line)..<(node.endLine + 1) { shown.insert(line) }
    }
    return suspects.filter { !shown.contains($0.line) }.map { suspect in
      let indent = source.line(suspect.line).prefix { $0 != UInt8(ascii: "[") }.count
      return .linkDefinition(suspect.label, at: source.place(line: suspect.line, byte: indent + 1))
    }
  }

  /// The bracketed words a line begins with, where a colon follows them.
  private static func label(_ line: ArraySlice<UInt8>) -> String? {
    let words = line.drop { $0.isBlank || $0 == UInt8(ascii: ">") }
    guard words.first == UInt8(ascii: "["), let end = words.firstIndex(of: UInt8(ascii: "]")),
      end + 1 < words.endIndex,
      words[end + 1] == UInt8(ascii: ":")
    else { return nil }
    return words[...end].text
  }

  private var leadsWithLink: Bool {
    switch children.first?.kind {
    case .link, .image: true
    default: false
    }
  }
}

extension Markdown.Kind {
  fileprivate var holdsLines: Bool {
    switch self {
    case .paragraph, .code, .html, .heading: true
    default: false
    }
  }
}
