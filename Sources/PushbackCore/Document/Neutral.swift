/// Text that is not ours, as one line that cannot move a cursor, hide words or imitate a prompt.
///
/// Decided scalar by scalar: what introduces a control sequence becomes visible, so nothing has to be recognised.
/// Neutral texts put side by side are neutral, and making a text neutral twice changes nothing.
package func neutral(_ text: String) -> String {
  neutral(text, lineBreak: " ", tab: " ")
}

/// The same where several lines are allowed: a newline begins a new line, a tab is two spaces.
package func neutralLines(_ text: String) -> [String] {
  neutral(text, lineBreak: "\n", tab: "  ").split(separator: "\n", omittingEmptySubsequences: false)
    .map(String.init)
}

extension Text {
  /// The same spans, each neutral.
  package var neutralised: Text {
    Text(spans.map { Span(neutral($0.text), $0.style) })
  }
}

/// What is shown in the place of a scalar.
enum Showing {
  case itself
  /// Stands on the scalar before it; only so many may.
  case mark
  /// Shapes the scalars around it and has no width.
  case joiner
  case lineBreak, tab, space
  /// A form that says what the scalar was: `^[`, `\u{9b}`.
  case visible
  case replacement
  case nothing
}

/// Marks in a row beyond these are left out: a flood of them runs over the lines above.
let marksInARow = 8

extension Unicode.Scalar {
  var showing: Showing {
    switch value {
    case 0x20...0x7E: .itself
    case 0x0A: .lineBreak
    case 0x09: .tab
    case ..<0x20, 0x7F...0x9F: .visible
    case 0xAD: .nothing
    // Latin, dashes, quotation marks and bullets, decided before the slower look into the Unicode tables.
    case 0xA0..<0x300, 0x2010...0x2027, 0x2030...0x205E: .itself
    case 0x200D, 0xFE00...0xFE0F, 0xE0100...0xE01EF: .joiner
    case 0x2028, 0x2029: .space
    // These reorder what stands around them, so the reader should know. The marks 200E, 200F and 061C go silently.
    case 0x202A...0x202E, 0x2066...0x2069: .visible
    // Hangul vowels and finals have no width of their own in a terminal.
    case 0x1161...0x11FF, 0xD7B0...0xD7FF: .mark
    default: showingByProperty
    }
  }

  private var showingByProperty: Showing {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: .mark
    case .format, .control, .surrogate: .nothing
    case .lineSeparator, .paragraphSeparator: .space
    case .unassigned where properties.isNoncharacterCodePoint: .replacement
    default: properties.isDefaultIgnorableCodePoint ? .nothing : .itself
    }
  }

  var visibleForm: String {
    switch value {
    case ..<0x20, 0x7F: "^\(Unicode.Scalar(UInt8(truncatingIfNeeded: value) ^ 0x40))"
    default: "\\u{\(String(value, radix: 16))}"
    }
  }
}

private func neutral(_ text: String, lineBreak: String, tab: String) -> String {
  // Almost every text is clean, and then it is not copied.
  if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
  if text.unicodeScalars.allSatisfy({ $0.showing == .itself }) { return text }

  var shown = ""
  shown.reserveCapacity(text.utf8.count)
  // Nil while there is nothing for a mark to stand on but what others wrote.
  var marks: Int?
  for scalar in text.unicodeScalars {
    switch scalar.showing {
    case .itself:
      shown.unicodeScalars.append(scalar)
      marks = 0
    case .mark:
      if marks == nil { shown += "\u{25CC}" }
      guard marks ?? 0 < marksInARow else { continue }
      shown.unicodeScalars.append(scalar)
      marks = (marks ?? 0) + 1
    case .joiner:
      guard let before = marks, before < marksInARow else { continue }
      shown.unicodeScalars.append(scalar)
      marks = before + 1
    case .lineBreak:
      shown += lineBreak
      marks = nil
    case .tab:
      shown += tab
      marks = 0
    case .space:
      shown += " "
      marks = 0
    case .visible:
      shown += scalar.visibleForm
      marks = 0
    case .replacement:
      shown += "\u{FFFD}"
      marks = 0
    case .nothing:
      continue
    }
  }
  return shown
}
