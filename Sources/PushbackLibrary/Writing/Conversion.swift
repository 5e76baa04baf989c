package import PushbackCore

extension Scenario {
  /// The story in the other form. It is read again before anybody gets it: what would read back as another story is
  /// refused.
  package func written(as form: Form, knowing vocabulary: Vocabulary) throws(Unwritable) -> String {
    let text =
      switch form {
      case .markdown: markdown
      case .json: json.pretty + "\n"
      }
    let name = "\(id)\(form.ending)"
    let reading = Reading(bytes: Array(text.utf8), id: id, name: name, knowing: vocabulary)
    let this = withoutPlaces
    if let again = reading.scenario?.withoutPlaces {
      if again == this { return text }
      let scene = zip(this.scenes, again.scenes).first { $0 != $1 }?.0
      throw Unwritable(
        form: form,
        difference: (unwritablePassage(as: form) ?? scene.map { "the scene “\($0.id)”" }).map {
          "\($0) would read back as another"
        })
    }
    let finding = reading.findings.first { $0.severity == .error }?.message ?? "it would be refused"
    let passage = unwritablePassage(as: form)
    throw Unwritable(
      form: form, difference: passage.map { "\($0) would be refused, because \(finding)" } ?? finding)
  }

  /// The way to the first passage that the other form cannot hold even by itself, as JSON has it.
  private func unwritablePassage(as form: Form) -> String? {
    guard form == .markdown else { return nil }
    return passages.first { _, passage in
      var only = Scenario(
        id: id, title: "x", scenes: [Scene(id: "y", title: "y", exit: .ending(Ending()))], start: "y")
      only.facts = facts
      only.scenes[0].prose = [passage]
      return Reading(only.markdown, id: id, knowing: Vocabulary()).scenario?.withoutPlaces
        != only.withoutPlaces
    }?.path
  }

  /// All that is told, with the way to it.
  private var passages: [(path: String, passage: Passage)] {
    func each(_ passages: [Passage], _ path: String) -> [(path: String, passage: Passage)] {
      passages.enumerated().map { ("\(path)[\($0)]", $1) }
    }
    return each(introduction, "$.introduction")
      + scenes.enumerated().flatMap { index, scene in
        let path = "$.scenes[\(index)]"
        let said: [(path: String, says: [Passage])] =
          switch scene.exit {
          case .decision(let decision):
            decision.choices.enumerated().map { ("decision.choices[\($0)]", $1.says) }
          case .chance(let outcomes): outcomes.enumerated().map { ("chance[\($0)]", $1.says) }
          case .continuation, .ending: []
          }
        return each(scene.prose, "\(path).prose") + said.flatMap { each($0.says, "\(path).\($0.path).says") }
      }
  }
}

/// A story that the other form cannot hold, told to people.
package struct Unwritable: Error, Hashable, Sendable {
  package let message: String

  init(form: Form, difference: String?) {
    let name = form == .json ? "JSON" : "Markdown"
    message =
      "This story cannot be written as \(name) without loss: \(difference ?? "its header would read back as another")."
  }
}
