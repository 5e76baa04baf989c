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

  /// The ids of `scenarios/*.md` and `scenarios/*.json`, sorted.
  package var scenarioNames: [ScenarioID] {
    Set(Form.allCases.flatMap { scenarios.ids(ending: $0.ending) }).sorted().map { ScenarioID($0) }
  }

  /// The name of a story's file in its folder. Where both forms stand there, people edit the Markdown.
  func fileName(_ id: ScenarioID) -> String {
    let isJSON = [Form.markdown, .json].map { scenarios.has("\(id)\($0.ending)") } == [false, true]
    return "\(id)\((isJSON ? Form.json : .markdown).ending)"
  }

  package func scenario(_ id: ScenarioID) -> Reading {
    let name = "scenarios/\(isWord(id.text) ? fileName(id) : "\(id).md")"
    do throws(Folder.Trouble) {
      // An id may come from anywhere; as a path it is only ever one of our names.
      guard isWord(id.text) else { throw Folder.Trouble(words: "that is no scenario's name") }
      return Reading(bytes: try scenarios.read(fileName(id)), id: id, name: name, knowing: vocabulary)
    } catch {
      return Reading(unreadable: "“\(brief(id.text))” cannot be read: \(error.words)", name: name)
    }
  }

  /// Reads a scenario from a file of the author's, whose name gives the id.
  package func scenario(file path: String) -> Reading {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    let id = Form.id(file: path)
    do throws(Folder.Trouble) {
      let bytes = try Folder.read(file: path)
      guard isWord(id.text) else { return Reading(finding: .fileName(last), name: path) }
      return Reading(bytes: bytes, id: id, name: path, knowing: vocabulary)
    } catch {
      return Reading(unreadable: "“\(path)” cannot be read: \(error.words)", name: path)
    }
  }

  /// What is wrong with the name of an author's file.
  package static func nameFinding(file path: String) -> Finding? {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    return isWord(Form.id(file: last).text) && Form(file: last) != nil ? nil : .fileName(last)
  }

  /// Title and summary, from the top of the file alone; nil where there is no title.
  package func headline(_ id: ScenarioID) -> Headline? {
    guard isWord(id.text), let bytes = try? scenarios.read(fileName(id)) else { return nil }
    return fileName(id).hasSuffix(Form.json.ending) ? Headline(json: bytes, id: id) : Headline(bytes, id: id)
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
