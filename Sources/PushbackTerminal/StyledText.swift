package import PushbackCore

/// Text with the part it plays; what that looks like is decided when it is written.
package struct StyledText: Hashable, Sendable, ExpressibleByStringLiteral {
  package enum Role: Hashable, Sendable {
    case plain, emphasis, strong, code, added, removed, struck
  }

  package struct Run: Hashable, Sendable {
    package var text: String
    package var role: Role
  }

  package private(set) var runs: [Run] = []

  package init() {}

  /// Neutralises the text, whoever wrote it.
  package init(_ text: String, _ role: Role = .plain) {
    append(Self.harmless(text), role)
  }

  package init(stringLiteral text: String) { self.init(text) }

  /// Without colour, code is told by its backticks, and words that stand apart in a line by quotation marks.
  package init(_ text: Text, for colour: Appearance.Colour) {
    for span in text.spans {
      let words = Self.harmless(span.text)
      switch span.style {
      case .plain: append(words, .plain)
      case .emphasis:
        append(colour == .none && text.spans.count > 1 ? "“\(words)”" : words, .emphasis)
      case .strong: append(words, .strong)
      case .code: append(colour == .none ? "`\(words)`" : words, .code)
      }
    }
  }

  /// How far a tab goes depends on where it stands, so none is left.
  private static func harmless(_ text: String) -> String {
    String(neutral(text).map { $0 == "\t" ? " " : $0 })
  }

  /// For text that is harmless already.
  mutating func append(_ text: String, _ role: Role) {
    if text.isEmpty { return }
    if let last = runs.indices.last, runs[last].role == role {
      runs[last].text += text
    } else {
      runs.append(Run(text: text, role: role))
    }
  }

  package static func + (a: StyledText, b: StyledText) -> StyledText {
    var sum = a
    for run in b.runs { sum.append(run.text, run.role) }
    return sum
  }

  package var plain: String { runs.map(\.text).joined() }
  package var width: Int { DisplayWidth.of(plain) }
  var isEmpty: Bool { runs.isEmpty }

  func inRole(_ role: Role) -> StyledText {
    var changed = StyledText()
    for run in runs { changed.append(run.text, run.role == .plain ? role : run.role) }
    return changed
  }

  package func encoded(for colour: Appearance.Colour) -> String {
    encoded(for: colour, around: "")
  }

  /// A prompt for libedit: what takes no room stands between marks, and no mark comes last.
  func prompt(for colour: Appearance.Colour) -> String {
    let text = encoded(for: colour, around: "\u{01}")
    return text.hasSuffix("\u{01}") ? text + " " : text
  }

  private func encoded(for colour: Appearance.Colour, around mark: String) -> String {
    if colour == .none { return plain }
    return runs.map { run in
      let codes = run.role.renditions.map(\.code).joined()
      return codes.isEmpty ? run.text : mark + codes + mark + run.text + mark + Escape.reset + mark
    }.joined()
  }
}

extension StyledText.Role {
  fileprivate var renditions: [Escape.Rendition] {
    switch self {
    case .plain: []
    case .emphasis: [.italic]
    case .strong: [.bold]
    case .code: [.cyan]
    case .added: [.green]
    case .removed: [.red]
    case .struck: [.struck]
    }
  }
}
