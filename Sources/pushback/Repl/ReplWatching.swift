import PushbackCore
import PushbackJournal
import PushbackLibrary
import PushbackTerminal

/// Playing a story while its author writes it: what was saved is what is played.
extension Repl {
  /// States that are looked at after each saving. `check` looks further, and takes its time for it.
  private static let states = 20_000
  /// More findings than these would push the scene off the screen.
  private static let findingsShown = 3

  static func beginsWatching(_ path: String, _ editing: Appearance.Editing) -> Turn {
    let follows =
      editing == .lines
      ? "Save it and press Enter, and the story here follows" : "Save it, and the story here follows"
    let words =
      "Watching \(path). \(follows): your choices are made again in the new text. Nothing of this play is kept."
    return .remark(Document([.aside(Text(words))]))
  }

  /// What cannot be done while a file is watched.
  func refuseElsewhere() throws {
    guard let watched else { return }
    throw Misunderstanding("While \(watched.path) is watched, only its story is played. quit leaves it.")
  }

  /// Moves to the text that was saved, if it can be played, and says what became of the choices.
  mutating func takeUpSaved() {
    guard let watched else { return }
    let story: Story
    do { story = try Story(watched.path, in: outside.stories) } catch {
      return sayStaying([.paragraph(Text(Failure(error).message))])
    }
    guard story.text != textSaved else { return }
    textSaved = story.text
    guard story.text != session.header.source else {
      return say(watching: [.paragraph(Text("\(watched.path) is again what you are playing."))])
    }
    let checked = CheckedFile(story, in: outside.stories, standard: .anyone, limit: Repl.states)
    do {
      let last = refused.flatMap { $0.happened == session.happened ? $0.play : nil } ?? session.play
      let moved = try moved(last, to: story)
      let notes = moved.transfer.notes.filter { $0 != Transfer.forgetsUndone }
      let changes = moved.session.play.scenario.changes(since: session.play.scenario)
      open(moved.session)
      if notes.contains(where: \.isRefusal) { refused = (last, session.happened) }
      say(watching: saved(notes) + told(changes) + hinted(checked))
      if session.play.decisions == 0, let introduction { turns.append(introduction) }
      tell(session.play.resumed)
      if session.play.isOver { sayDebriefAfterEnding() }
    } catch {
      let findings = checked.document(first: Repl.findingsShown).blocks
      let broken = checked.findings.contains { $0.severity == .error }
      sayStaying(broken ? findings : [.paragraph(Text(Failure(error).message))])
    }
  }

  private func moved(_ play: Play, to story: Story) throws -> (session: Session, transfer: Transfer) {
    let transfer: Transfer
    let machine = try story.machine(outside.stories)
    do { transfer = try Transfer(play, to: machine) } catch { throw Failure(.data, error.sentence) }
    guard transfer.play.rules == session.play.rules else {
      throw Failure(.data, "“\(story.id)” under these rules has more to remember than fits.")
    }
    var header = session.header
    header.title = machine.scenario.title
    header.source = story.text
    var moved = try Session(
      header: header, play: Play(machine, seed: header.seed), journal: nil, clock: session.clock,
      solutions: outside.solutions, keeping: .nowhere)
    moved.carry(transfer.events)
    // The new text may ask the dice where the old one did not.
    do { _ = try moved.make(.begin) } catch { throw Failure(.data, error.sentence) }
    return (moved, transfer)
  }

  /// What became of the choices: those that are as they were in one line, the others one by one.
  private func saved(_ notes: [Transfer.Note]) -> [Block] {
    var kept: [String] = []
    var lines: [[Block]] = []
    for note in notes {
      switch note {
      case .kept(let text): kept.append(text)
      case .changed(let text): lines.append([.paragraph(Text("changed: \(text)"))])
      case .refused(let text): lines.append([.paragraph(Text("refused: \(text)"))])
      }
    }
    if !kept.isEmpty { lines.insert([.paragraph(Text("kept: \(kept.joined(separator: ", "))"))], at: 0) }
    let saved = "\(session.header.scenario).md was saved. This is the new text"
    return lines.isEmpty
      ? [.paragraph(Text("\(saved)."))]
      : [.paragraph(Text("\(saved), and your choices in it:")), .list(lines)]
  }

  private func told(_ changes: [String]) -> [Block] {
    [.paragraph(Text(changes.isEmpty ? "No scene reads otherwise." : changes.joined(separator: " ")))]
  }

  /// A story that plays may still hold mistakes, further on or in other states.
  private func hinted(_ checked: CheckedFile) -> [Block] {
    // That there are more states than were looked at here says nothing about the story.
    let findings = checked.findings.filter { $0.code != "PB080" }
    let errors = findings.count { $0.severity == .error }
    guard let watched, !findings.isEmpty else { return [] }
    let warnings = findings.count - errors
    let counts = "\(counted(errors, "error")), \(counted(warnings, "warning"))"
    return [.hint(Text("\(counts): pushback check \(watched.path) shows them."))]
  }

  private mutating func sayStaying(_ why: [Block]) {
    say(watching: why + [.paragraph("You go on with the text from before. It follows once this is mended.")])
  }

  private mutating func say(watching blocks: [Block]) {
    turns.append(.remark(Document(blocks + [.rule])))
  }
}

extension Transfer.Note {
  fileprivate var isRefusal: Bool { if case .refused = self { true } else { false } }
}
