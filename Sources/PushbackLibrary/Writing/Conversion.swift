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
    guard let again = reading.scenario?.withoutPlaces else {
      throw Unwritable(form: form, difference: reading.findings.first { $0.severity == .error }?.message)
    }
    let this = withoutPlaces
    guard again == this else {
      let scene = zip(this.scenes, again.scenes).first { $0 != $1 }
      throw Unwritable(
        form: form, difference: scene.map { "the scene “\($0.0.id)” would read back as another" })
    }
    return text
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
