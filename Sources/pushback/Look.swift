import Foundation
import PushbackCore
import PushbackTerminal

/// How somebody wants things shown.
struct Look {
  var style = Appearance.StyleChoice.auto
  var colour = Appearance.ColourChoice.auto
  var audience = Appearance.Audience.typist

  /// What standard output can show now; asked anew each time, because a window may have been resized.
  func appearance() -> Appearance {
    Appearance(
      environment: ProcessInfo.processInfo.environment, isTerminal: isatty(1) == 1,
      columns: Appearance.columns(of: 1), colour: colour, style: style,
      audience: audience)
  }

  func show(_ document: Document) { Screen.standardOut(Renderer(appearance()).text(of: document) + "\n") }
}
