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
  package func quotations(_ content: Content) -> [Quotation] {
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
    said += disputes.map { ($0.text, "The price of \(content.measure($0.measure)?.name ?? $0.measure.text)") }
    said += reviews.map { review in
      let label = content.clause(review.position)?.label ?? review.position.description
      return (review.reason, "\(label), \(review.verdict.rawValue)")
    }
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

  /// The play as it may leave the room: only what somebody kept is said. One played alone is as it is.
  package var publishable: Play { saying { $0 == .keep } }

  /// The play as the room itself sees it: what was struck is gone.
  package var presentable: Play { saying { $0 != .strike } }

  private func saying(_ allowed: (Event.Quoting?) -> Bool) -> Play {
    guard room != nil else { return self }
    func isSaid(_ text: String) -> Bool { text.isEmpty || allowed(closing.quotable[text]) }
    var play = self
    for index in path.indices {
      play.path[index].poll.voices.removeAll { !isSaid($0.text) }
      if let reason = path[index].reason, !isSaid(reason) { play.path[index].reason = nil }
      if let reason = path[index].overruled, reason != Event.noReason, !isSaid(reason) {
        play.path[index].overruled = "the reason was not kept"
      }
    }
    play.poll.voices.removeAll { !isSaid($0.text) }
    play.notes.removeAll { !isSaid($0) }
    for index in disputes.indices where !isSaid(disputes[index].text) { play.disputes[index].text = "" }
    for index in reviews.indices where !isSaid(reviews[index].reason) { play.reviews[index].reason = "" }
    return play
  }
}
