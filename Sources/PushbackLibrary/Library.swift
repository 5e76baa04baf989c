package import PushbackCore
import Synchronization

/// The folder with `scenarios/` and `Content/`. Nothing is read before somebody asks for it.
package struct Library: Sendable {
  package let root: String
  private let contentRoot: String
  private let names = NamesRead()

  /// A library of one's own may have stories alone, and take the content from another.
  package init(root: String, content: Library? = nil) {
    self.root = root
    contentRoot = content?.root ?? root
  }

  var scenarios: Folder { Folder(path: root).folder("scenarios") }
  var contents: Folder { Folder(path: contentRoot).folder("Content") }

  /// The ids of `scenarios/*.md`, sorted.
  package var scenarioNames: [ScenarioID] { scenarios.ids(ending: ".md").map { ScenarioID($0) } }

  package func scenario(_ id: ScenarioID) -> Reading {
    let name = "scenarios/\(id).md"
    do throws(Folder.Trouble) {
      // An id may come from anywhere; as a path it is only ever one of our names.
      guard isWord(id.text) else { throw Folder.Trouble(words: "that is no scenario's name") }
      return Reading(bytes: try scenarios.read("\(id).md"), id: id, name: name, knowing: vocabulary)
    } catch {
      return Reading(unreadable: "“\(brief(id.text))” cannot be read: \(error.words)", name: name)
    }
  }

  /// Reads a scenario from a file of the author's, whose name gives the id.
  package func scenario(file path: String) -> Reading {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    let id = Library.id(ofFile: last)
    do throws(Folder.Trouble) {
      let bytes = try Folder.read(file: path)
      guard isWord(id) else { return Reading(finding: .fileName(last), name: path) }
      return Reading(bytes: bytes, id: ScenarioID(id), name: path, knowing: vocabulary)
    } catch {
      return Reading(unreadable: "“\(path)” cannot be read: \(error.words)", name: path)
    }
  }

  private static func id(ofFile name: String) -> String {
    name.hasSuffix(".md") ? String(name.dropLast(3)) : name
  }

  /// What is wrong with the name of an author's file.
  package static func nameFinding(file path: String) -> Finding? {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    return isWord(id(ofFile: last)) && last.hasSuffix(".md") ? nil : .fileName(last)
  }

  /// Title and summary, from the top of the file alone; nil where there is no title.
  package func headline(_ id: ScenarioID) -> Headline? {
    guard isWord(id.text), let bytes = try? scenarios.read("\(id).md") else { return nil }
    return Headline(bytes, id: id)
  }

  /// The names scenarios are checked against. Read once.
  package var vocabulary: Vocabulary {
    names.read.withLock { read in
      if let read { return read }
      let fresh = Vocabulary(
        measures: measures().value.map(\.id.text), acts: Set(acts().value.map(\.id.text)),
        stances: Dictionary(
          topics(acts: [], frameworks: []).value.map { ($0.id, $0.clauses.map(\.position.stance)) },
          uniquingKeysWith: { first, _ in first }),
        sections: Dictionary(
          articles().value.map { ($0.id, $0.sections) }, uniquingKeysWith: { first, _ in first }))
      read = fresh
      return fresh
    }
  }
}

private final class NamesRead: Sendable {
  let read = Mutex<Vocabulary?>(nil)
}

extension Reading {
  init(unreadable reason: String, name: String) {
    self.init(finding: .unreadable(reason), name: name)
  }

  init(finding: Finding, name: String) {
    self.init(scenario: nil, findings: [finding], file: SourceFile(name: name, text: SourceText("")))
  }
}
