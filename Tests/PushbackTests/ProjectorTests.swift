import PushbackCore
import PushbackTerminal
import Testing

@testable import pushback

/// Before a room nobody scrolls.
struct ProjectorTests {
  private func projector(_ rows: Int?, _ layout: Appearance.Layout = .columns(80)) -> Projector {
    Projector(appearance: { Appearance(colour: .none, layout: layout, audience: .room) }, rows: { rows })
  }

  private func height(_ document: Document, _ projector: Projector) -> Int {
    Renderer(projector.appearance()).text(of: document).count { $0 == "\n" }
  }

  private func turns(_ documents: [[Block]]) -> [Turn] { documents.map { .remark(Document($0)) } }

  private func some(_ random: inout Numbers) -> [Block] {
    (0..<Int.random(in: 0...6, using: &random)).map { _ in
      let number = Int.random(in: 0...999, using: &random)
      let words = Array(repeating: "word\(number)", count: Int.random(in: 1...90, using: &random)).joined(
        separator: " ")
      return switch Int.random(in: 0..<8, using: &random) {
      case 0: .heading(2, "Heading \(number)")
      case 1: .hint("Hint \(number)")
      case 2: .list([[.paragraph(Text(words))], [.paragraph("item \(number)")]])
      case 3: .table(Table(header: ["a", "b"], rows: [["row", "\(number)"], ["row", "x"]]))
      case 4: .options((1...4).map { Option(number: $0, word: "word\(number)", text: words) })
      default: .paragraph(Text(words))
      }
    }
  }

  @Test(arguments: [1, 4, 8, 12, 24, 40])
  func `every block is shown once, in order, on a page that fits or alone`(rows: Int) {
    var random = Numbers(state: UInt64(rows))
    let projector = projector(rows)
    for _ in 0..<40 {
      let documents = (0..<Int.random(in: 0...5, using: &random)).map { _ in some(&random) }
      let pages = projector.pages(of: turns(documents))
      #expect(pages.flatMap(\.blocks) == documents.flatMap(\.self))
      for page in pages {
        let shown = page.blocks.filter { height(Document([$0]), projector) > 0 }
        #expect(height(page, projector) <= max(1, rows - 3) || shown.count == 1)
      }
      if pages.count > 1 {
        #expect(pages.allSatisfy { height($0, projector) > 0 }, "nobody types Enter for nothing")
      }
    }
  }

  @Test func `turns stay whole where they fit`() {
    let five = (0..<5).map { Block.paragraph(Text("Paragraph \($0).")) }
    let pages = projector(24).pages(
      of: turns([five, [.paragraph("A scene."), .paragraph("Its end.")], five]))
    #expect(pages.map(\.blocks.count) == [7, 5])
  }

  @Test func `a hint after what fills the screen is no page of its own`() {
    let long = Block.list((0..<60).map { [.paragraph(Text("Line \($0)."))] })
    #expect(projector(24).pages(of: turns([[long, .hint("Type it.")]])).map(\.blocks.count) == [2])
    #expect(projector(24).pages(of: turns([[.hint("Type it.")], [long], [.hint("Type it.")]])).count == 1)
  }

  @Test func `where nothing is wrapped or nobody knows the rows, it is one page`() {
    let documents = turns((0..<30).map { [.paragraph(Text("Paragraph \($0)."))] })
    for projector in [projector(nil), projector(10, .linear), projector(10, .unwrapped)] {
      #expect(projector.pages(of: documents).map(\.blocks.count) == [30])
      #expect(projector.pages(of: []).isEmpty)
      #expect(projector.pages(of: turns([[]])).isEmpty)
    }
    #expect(projector(10).pages(of: []).isEmpty)
  }
}

/// Numbers that follow from a seed.
struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
