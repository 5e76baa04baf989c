package import PushbackCore

/// A story's page in the one layout that stories have. What it says is never changed.
package struct Layout {
  /// The page as it should be; nil where it has errors, and is left alone.
  package let text: String?
  /// What is wrong with the page as it is, missing ids apart where those were the only errors.
  package let findings: [Finding]
  package let file: SourceFile

  package init(bytes: [UInt8], id: ScenarioID, name: String, knowing vocabulary: Vocabulary) {
    let reading = Reading(bytes: bytes, id: id, name: name, knowing: vocabulary)
    file = reading.file
    findings = reading.findings
    let errors = reading.findings.filter { $0.severity == .error }
    guard errors.allSatisfy({ $0.code == Finding.idMissing }) else {
      text = nil
      return
    }
    guard let named = NamedChoices(reading, knowing: vocabulary, id: id) else {
      text = nil
      return
    }
    text = Layout.settled(named.text, as: named.story, knowing: vocabulary)
  }

  /// The layout, if laying it out again would change nothing and the story is the same; else the text itself, so that
  /// no odd page is ever damaged.
  private static func settled(_ text: String, as story: Scenario, knowing vocabulary: Vocabulary) -> String {
    let page = PageLayout.lines(of: SourceText(text), story).joined(separator: "\n") + "\n"
    let reading = Reading(page, id: story.id, knowing: vocabulary)
    guard let again = reading.scenario, again.withoutPlaces == story.withoutPlaces,
      page == PageLayout.lines(of: SourceText(page), again).joined(separator: "\n") + "\n"
    else { return text }
    return page
  }
}

/// A page whose choices all have ids: those that lacked one have got one made from their words.
struct NamedChoices {
  let text: String
  let story: Scenario

  init?(_ reading: Reading, knowing vocabulary: Vocabulary, id: ScenarioID) {
    let source = reading.file.text
    if let story = reading.scenario {
      (text, self.story) = (source.text, story)
      return
    }
    var findings = Findings()
    let header = Header(source, vocabulary: vocabulary, findings: &findings)
    guard
      let nameless = Scenario(
        reading: source, below: header, id: id, vocabulary: vocabulary, findings: &findings)
    else { return nil }
    let missing = Set(reading.findings.filter { $0.code == Finding.idMissing }.map(\.place))
    let (story, names) = nameless.naming(missing)
    var lines = (1...source.lineCount).map { source.lineText($0) }
    for (place, name) in names {
      guard let named = lines[place.line - 1].withName(name) else { return nil }
      lines[place.line - 1] = named
    }
    let text = lines.joined(separator: "\n")
    let again = Reading(text, id: id, knowing: vocabulary)
    guard again.scenario?.withoutPlaces == story.withoutPlaces, let read = again.scenario else { return nil }
    (self.text, self.story) = (text, read)
  }
}

extension String {
  /// A list's entry with a code span before its words.
  fileprivate func withName(_ name: String) -> String? {
    guard let mark = prefixMatch(of: /[ \t]*[-*+][ \t]+/) else { return nil }
    return self[..<mark.range.upperBound] + "`\(name)` " + self[mark.range.upperBound...]
  }
}

extension Scenario {
  /// The story with ids for the choices at those places, and the ids by place.
  fileprivate func naming(_ missing: Set<Place>) -> (story: Scenario, names: [(place: Place, name: String)]) {
    var story = self
    var names: [(place: Place, name: String)] = []
    for index in story.scenes.indices {
      guard case .decision(var decision) = story.scenes[index].exit else { continue }
      var taken = Set(decision.choices.filter { !missing.contains($0.place) }.map(\.id.text))
      for choice in decision.choices.indices where missing.contains(decision.choices[choice].place) {
        let name = freeID(from: decision.choices[choice].text, taken)
        taken.insert(name)
        decision.choices[choice].id = ChoiceID(name)
        names.append((decision.choices[choice].place, name))
      }
      story.scenes[index].exit = .decision(decision)
    }
    return (story, names)
  }
}

/// An id made from a choice's words that no other choice has, and that means nothing else.
func freeID(from words: String, _ taken: Set<String>) -> String {
  var id = proposedID(from: words)
  if id.utf8.count > 48 { id = String(id.prefix(48)).split(separator: "-").joined(separator: "-") }
  // A verb alone would make it a choice with a verb.
  if Verb(rawValue: id) != nil || !isChoiceID(id) { id = "take-" + id }
  if !isChoiceID(id) { id = "first" }
  var free = id
  var number = 2
  while taken.contains(free) || commandWord(free) {
    free = "\(id)-\(number)"
    number += 1
  }
  return free
}
