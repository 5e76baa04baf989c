package import PushbackCore

/// What a list of stories shows of one, without reading the story.
package struct Headline: Hashable, Sendable {
  package let id: ScenarioID
  package let title: String
  package let summary: String
  package let minutes: Scenario.Minutes?

  /// Nil where the top of the file cannot be read.
  init?(_ bytes: [UInt8], id: ScenarioID) {
    let (text, refusals) = Intake.accept(bytes)
    guard refusals.isEmpty else { return nil }
    var findings = Findings()
    let header = Header(text, vocabulary: Vocabulary(), findings: &findings)
    guard
      let line = (header.lines + 1...max(header.lines + 1, text.lineCount)).first(where: { number in
        text.line(number).starts(with: [UInt8(ascii: "#"), 0x20])
      })
    else { return nil }
    self.id = id
    title = String(Substring(text.line(line).dropFirst(2).trimmed.text))
    summary = header.summary
    minutes = header.minutes
  }
}
