import PushbackCore
import PushbackTerminal

/// Before a room nobody scrolls: what is said is cut into screenfuls.
struct Projector {
  let appearance: () -> Appearance
  /// How many lines the window shows; nil where nobody knows.
  let rows: () -> Int?

  /// What the prompt and what is typed at it need.
  private static let reserve = 3

  /// Whole turns where they fit, else blocks; a block taller than the window stands alone.
  func pages(of turns: [Turn]) -> [Document] {
    let documents = turns.map(\.document).filter { !$0.blocks.isEmpty }
    let appearance = appearance()
    guard case .columns = appearance.layout, let rows = rows() else {
      return documents.isEmpty ? [] : [documents.reduce(Document(), +)]
    }
    let renderer = Renderer(appearance)
    let room = max(1, rows - Projector.reserve)
    var pages: [Document] = []
    func height(_ document: Document) -> Int { renderer.text(of: document).count { $0 == "\n" } }
    /// On the last page where it fits, or where one of the two shows nothing: that would be an Enter for nothing.
    func add(_ more: Document) {
      guard let last = pages.last, height(last + more) <= room || height(last) == 0 || height(more) == 0
      else {
        return pages.append(more)
      }
      pages[pages.count - 1] += more
    }
    for document in documents {
      if height(document) <= room {
        add(document)
      } else {
        if pages.last.map({ height($0) > 0 }) ?? true { pages.append(Document()) }
        for block in document.blocks { add(Document([block])) }
      }
    }
    return pages
  }
}
