import PushbackCore
import PushbackTerminal

/// What one typed line led to, as a play file tells it.
struct Answer {
  /// Why the line was not accepted; nil where it was.
  var refusal: String?
  var turns: [Turn] = []

  /// As `--plain` shows it: nothing wrapped, so that no window's width matters.
  var lines: [String] {
    let refused = refusal.map { Document([.paragraph(Text($0))]) }
    let documents = [refused].compactMap { $0 } + turns.map(\.document).filter { !$0.blocks.isEmpty }
    let plain = Renderer(Appearance(colour: .none, layout: .linear))
    return documents.flatMap { document in
      plain.text(of: document).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
