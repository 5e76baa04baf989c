/// A file that was read, under the name people know it by.
package struct SourceFile: Sendable {
  /// As it is told to people: `scenarios/ship-it.md`.
  package let name: String
  package let text: SourceText

  package init(name: String, text: SourceText) {
    self.name = name
    self.text = text
  }
}
