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
    for document in documents {
      let whole = (pages.last ?? Document()) + document
      if let last = pages.indices.last, height(whole) <= room {
        pages[last] = whole
      } else if height(document) <= room {
        pages.append(document)
      } else {
        pages.append(Document())
        for block in document.blocks {
          let longer = pages[pages.count - 1] + Document([block])
          if height(longer) <= room || pages[pages.count - 1].blocks.isEmpty {
            pages[pages.count - 1] = longer
          } else {
            pages.append(Document([block]))
          }
        }
      }
    }
    return pages
  }
}
