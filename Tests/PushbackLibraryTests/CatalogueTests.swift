import Foundation
import PushbackCore
import Testing

@testable import PushbackLibrary

/// Every code that the reader can give is shown by a broken file, or by a hostile one.
@Suite struct Catalogue {
  /// Codes for bytes that no text file can hold, given by generated files.
  static let generated: Set<String> = [
    "PB001", "PB002", "PB003", "PB004", "PB005", "PB006", "PB007", "PB008",
  ]

  private func files(in folder: URL, ending: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(ending) }.map {
      try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
    }
  }

  private func codes(in texts: [String]) -> Set<String> {
    Set(texts.flatMap { $0.matches(of: /PB\d\d\d/).map { String($0.output) } })
  }

  /// Every code that stands in the sources.
  private func known() throws -> Set<String> {
    let sources = BrokenFiles.folder.appending(path: "../../../Sources/PushbackLibrary/Findings").standardized
    return codes(in: try files(in: sources, ending: ".swift"))
  }

  @Test func `every code has a broken file`() throws {
    let known = try known()
    let shown = codes(in: try files(in: BrokenFiles.folder, ending: ".expected"))
    #expect(known.count > 70)
    #expect(known.subtracting(shown).subtracting(Self.generated).sorted() == [])
    #expect(known.allSatisfy { !("PB080"..."PB099").contains($0) && Finding.isKnown($0) })
  }

  @Test func `every code has its entry in the guide, once that has a catalogue`() throws {
    guard let library = try? Library.bundled(), let guide = library.guide("writing-scenarios") else { return }
    let titles = guide.page.blocks.compactMap { block in
      if case .heading(3, let title) = block { title.plain } else { nil }
    }
    let entries = codes(in: titles)
    guard !entries.isEmpty else { return }
    #expect(try known().subtracting(entries).sorted() == [])
  }

  @Test func `the guide names every act and every word that is taken`() throws {
    let library = try Library.bundled()
    let guide = try #require(library.guide("writing-scenarios")).page.plainText
    for act in library.acts().value { #expect(guide.contains(act.id.text), "\(act.id)") }
    for word in commandWords.union(notationWords) { #expect(guide.contains(word), "\(word)") }
  }

  @Test func `every scenario in the bundled guides is clean`() throws {
    guard let library = try? Library.bundled() else { return }
    let folder = URL(filePath: library.root).appending(path: "Content/guides")
    for text in (try? files(in: folder, ending: ".md")) ?? [] {
      for example in text.matches(of: /(?s)````markdown scenario\n(.*?)````\n/) {
        let reading = Reading(String(example.output.1), id: "example", knowing: library.vocabulary)
        #expect(reading.findings == [], "\(example.output.1)")
      }
    }
  }

  @Test func `every bundled scenario and every content file is clean`() throws {
    guard let library = try? Library.bundled() else { return }
    for id in library.scenarioNames { #expect(library.scenario(id).check(.bundled) == [], "\(id)") }
    for problem in library.content.problems { #expect(problem.findings == [], "\(problem.file.name)") }
  }
}
