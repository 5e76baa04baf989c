/// Every escape code this program writes. Nothing else may write one.
enum Escape {
  /// Bold, italics, struck through, and the sixteen base colours: what every theme has made readable.
  enum Rendition: Int {
    case bold = 1
    case italic = 3
    case struck = 9
    case red = 31
    case green = 32
    case cyan = 36

    var code: String { "\u{1B}[\(rawValue)m" }
  }

  static let reset = "\u{1B}[0m"

  /// Asks the terminal to mark what is pasted, so that its newlines are not taken for the key.
  static let pasteOn = "\u{1B}[?2004h"
  static let pasteOff = "\u{1B}[?2004l"
}
