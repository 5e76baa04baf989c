import PushbackCore

/// One node of a CommonMark tree, with the place where it begins. Never deeper than `deepest`.
struct Markdown {
  enum Kind: Equatable {
    case document, quote, item, html, paragraph, rule
    case list(numbered: Bool)
    case heading(level: Int)
    /// A fenced code block with the first word after its fence, or an indented one.
    case code(language: String, fence: Fence)
    case text, softBreak, lineBreak, span, tag, emphasis, strong, image
    case link(String)
  }

  enum Fence: Equatable {
    case closed, open, none
  }

  static let deepest = 32

  var kind: Kind
  var literal = ""
  /// Lines and bytes count from 1. A code span begins where its content does.
  var line: Int
  var byte: Int
  var endLine: Int
  var children: [Markdown] = []

  /// The words alone, a line's end as a space.
  var plain: String {
    switch kind {
    case .text, .span: literal
    case .softBreak, .lineBreak: " "
    default: children.map(\.plain).joined()
    }
  }

  var isList: Bool { if case .list = kind { true } else { false } }
  var target: String? { if case .link(let target) = kind { target } else { nil } }

  /// True where a text holds blanks only.
  var isBlank: Bool {
    switch kind {
    case .softBreak, .lineBreak: true
    // Nearly every text begins with a letter.
    case .text:
      literal.utf8.first.map(\.isBlankOrOdd) != false && literal.withPlainBlanks.utf8.allSatisfy(\.isBlank)
    default: false
    }
  }

  /// Every node below this one that has the kind asked for, in reading order.
  func all(where wanted: (Kind) -> Bool) -> [Markdown] {
    children.flatMap { (wanted($0.kind) ? [$0] : []) + $0.all(where: wanted) }
  }

  var hasLink: Bool { target != nil || children.contains(where: \.hasLink) }
}

extension SourceText {
  func place(of node: Markdown) -> Place { place(line: node.line, byte: node.byte) }
}
