package import PushbackCore

/// What a list of stories shows of one, without reading the story.
package struct Headline: Hashable, Sendable {
  package let id: ScenarioID
  package let title: String
  package let summary: String
  package let minutes: Scenario.Minutes?

  /// Far more than any header takes.
  private static let top = 16 << 10

  /// Nil where the top of the file cannot be read.
  init?(_ bytes: [UInt8], id: ScenarioID) {
    let top = bytes.prefix(Self.top)
    // Cut at a line's end, so that no character is cut in two.
    let end = top.count < bytes.count ? top.lastIndex(of: UInt8(ascii: "\n")) ?? 0 : top.endIndex
    let (text, refusals) = Intake.accept(Array(top[..<end]))
    guard refusals.isEmpty else { return nil }
    var findings = Findings()
    let header = Header(text, vocabulary: Vocabulary(), findings: &findings)
    guard
      let line = (header.lines + 1...max(header.lines + 1, text.lineCount)).first(where: { number in
        text.line(number).starts(with: [UInt8(ascii: "#"), 0x20])
      })
    else { return nil }
    self.id = id
    title = text.line(line).dropFirst(2).trimmed.text
    summary = header.summary
    minutes = header.minutes
  }

  /// JSON has no top to cut off; its texts are checked when the story is read.
  init?(json bytes: [UInt8], id: ScenarioID) {
    let (text, refusals) = Intake.accept(bytes, as: .json)
    var findings = Findings()
    guard refusals.isEmpty, let members = JSONNode.parse(text, findings: &findings)?.members else {
      return nil
    }
    func member(_ name: String) -> JSONNode? { members.first { $0.name == name }?.value }
    guard let title = member("title")?.text else { return nil }
    self.id = id
    self.title = title
    summary = member("summary")?.text ?? ""
    let times = member("minutes")?.members ?? []
    let minutes = ["alone", "room"].map { key in times.first { $0.name == key }?.value.integer }
    if let alone = minutes[0], let room = minutes[1] {
      self.minutes = Scenario.Minutes(alone: alone, room: room)
    } else {
      self.minutes = nil
    }
  }
}
