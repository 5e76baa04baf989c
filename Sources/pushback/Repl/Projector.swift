import PushbackCore
import PushbackTerminal

/// Before a room nobody scrolls: what is said is cut into screenfuls.
struct Projector {
  let appearance: () -> Appearance
  /// How many lines the window shows; nil where nobody knows.
  let rows: () -> Int?

  /// What the prompt and what is typed at it need.
  private static let reserve = 3

  /// Each scene begins a page, and so does the bill after an ending. What does not fit is cut between blocks; a block
  /// taller than the window stands alone.
  func pages(of turns: [Turn]) -> [Document] {
    var parts: [Document] = []
    for (index, turn) in turns.enumerated() where !turn.document.blocks.isEmpty {
      if parts.isEmpty || turn.beginsPage(after: index > 0 ? turns[index - 1] : nil) {
        parts.append(turn.document)
      } else {
        parts[parts.count - 1] += turn.document
      }
    }
    let appearance = appearance()
    guard case .columns = appearance.layout, let rows = rows() else { return parts }
    let renderer = Renderer(appearance)
    let room = max(1, rows - Projector.reserve)
    return parts.flatMap { $0.cut(into: room) { renderer.text(of: $0).count { $0 == "\n" } } }
  }
}

extension Turn {
  fileprivate func beginsPage(after before: Turn?) -> Bool {
    switch (self, before) {
    case (.scene, let before?):
      if case .room = before { return false }
      return true
    case (.remark, .ending): return true
    default: return false
    }
  }
}

extension Document {
  /// In pieces that each fit into so many lines, as long as they can be. What shows nothing is no piece of its own: that
  /// would be an Enter for nothing.
  fileprivate func cut(into lines: Int, height: (Document) -> Int) -> [Document] {
    if height(self) <= lines { return [self] }
    var pieces: [Document] = []
    for piece in blocks.map({ Document([$0]) }) {
      guard let last = pieces.last, height(last + piece) <= lines || height(last) == 0 || height(piece) == 0
      else {
        pieces.append(piece)
        continue
      }
      pieces[pieces.count - 1] += piece
    }
    return pieces
  }
}
