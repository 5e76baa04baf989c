/// Words somebody said in a room. Each is kept or struck before it may leave the room.
package struct Quotation: Hashable, Sendable {
  package var text: String
  /// What it was said about.
  package var about: String
  /// Nil until somebody decides.
  package var quoting: Event.Quoting?

  package var document: Document {
    Document([.paragraph(Text([Span(about, .strong), Span(": “\(text)”")]))])
  }
}

extension Play {
  /// Everything said on the live path and after it, each once, in the order of the story.
  package var quotations: [Quotation] {
    var said: [(text: String, about: String)] = []
    for step in path where !step.isDraw {
      let title = scene(of: step.before).title
      let agenda = agenda(in: step.before)
      for voice in step.poll.voices {
        said.append((voice.text, "\(title), for \(agenda?.name(of: voice.choice) ?? voice.choice.text)"))
      }
      if let reason = step.reason { said.append((reason, "\(title), why it was taken")) }
      if let against = against(step) { said.append((against, "\(title), why against the vote")) }
    }
    if let agenda {
      said += poll.voices.map { ($0.text, "\(scene.title), for \(agenda.name(of: $0.choice))") }
    }
    said += disputes.map { ($0.text, "The price of \($0.measure)") }
    said += reviews.map { ($0.reason, "\($0.verdict.rawValue), \($0.position)") }
    said += notes.map { ($0, "A note") }
    var seen: Set<String> = ["", Event.noReason]
    return said.filter { seen.insert($0.text).inserted }
      .map { Quotation(text: $0.text, about: $0.about, quoting: closing.quotable[$0.text]) }
  }

  /// Why another option was taken than the one with most votes; nil where none was.
  package func against(_ step: Step) -> String? {
    guard let choice = choice(of: step), let leaders = step.poll.standing?.leaders, !leaders.isEmpty,
      !leaders.contains(choice.id)
    else { return nil }
    return step.overruled ?? Event.noReason
  }

  /// The play as it may leave the room: what nobody kept is unsaid. One played alone is as it is.
  package var publishable: Play {
    guard room != nil else { return self }
    func kept(_ text: String) -> Bool { closing.quotable[text] == .keep }
    var play = self
    for index in path.indices {
      play.path[index].poll.voices.removeAll { !kept($0.text) }
      if let reason = path[index].reason, !kept(reason) { play.path[index].reason = nil }
      if let reason = path[index].overruled, reason != Event.noReason, !kept(reason) {
        play.path[index].overruled = "the reason was not kept"
      }
    }
    play.poll.voices.removeAll { !kept($0.text) }
    play.notes.removeAll { !kept($0) }
    for index in disputes.indices where !kept(disputes[index].text) { play.disputes[index].text = "" }
    for index in reviews.indices where !kept(reviews[index].reason) { play.reviews[index].reason = "" }
    return play
  }
}
