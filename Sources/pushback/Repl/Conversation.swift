import PushbackCore
import PushbackJournal
import PushbackTerminal

/// The loop around the conversation: reads a line, has it understood, makes it durable, and only then shows it.
struct Conversation {
  var repl: Repl
  let screen: Screen
  /// Set before a room: the prompt then says nothing about keys, and what is more than a screenful waits for Enter.
  var projector: Projector?

  private var typedAhead: LineEditor.Input?

  init(repl: Repl, screen: Screen) {
    self.repl = repl
    self.screen = screen
  }

  /// When more input already waits, results are held back and made durable together, at most this many events.
  static let batch = 256

  /// Until somebody leaves. Returns the exit code.
  mutating func run(with editor: LineEditor) -> Int32 {
    var code: Int32 = flush(with: editor) ? 0 : Failure.Code.storage.rawValue
    var interruptedAt: Double?
    let waking = repl.watched.map { file in { file.wasSaved() } }
    while true {
      let completion = Completer(repl)
      let input =
        typedAhead
        ?? editor.read(prompt: prompt(repl.prompt), completing: completion.completions, waking: waking)
      typedAhead = nil
      editor.remarks.forEach(screen.complain)
      switch input {
      case .line(let line):
        interruptedAt = nil
        guard !line.trimmed.isEmpty || repl.takesEnter else { continue }
        if !line.trimmed.isEmpty { editor.remember(line) }
        screen.heard(line)
        screen.space()
        do {
          if try repl.handle(line) == .quit { return leave(code) }
        } catch { show(error) }
        code = flush(with: editor) ? 0 : Failure.Code.storage.rawValue
      case .interrupted:
        // Twice within a second at an empty prompt means it.
        let now = repl.outside.now()
        if let last = interruptedAt, now - last < 1 { return leave(Failure.Code.interrupted.rawValue) }
        interruptedAt = now
      case .woken:
        repl.takeUpSaved()
        code = flush(with: editor) ? 0 : Failure.Code.storage.rawValue
      case .end: return leave(code)
      case .terminated(let signal): return leave(128 + signal)
      }
    }
  }

  private func prompt(_ words: String) -> StyledText {
    StyledText(projector == nil ? words : ">", .strong) + StyledText(" ")
  }

  /// Commands from a pipe, one a line. A line that is not understood ends the run with exit 2.
  mutating func run(with pipe: PipedLines) -> Int32 {
    repl.isPiped = true
    guard flush() else { return leave(Failure.Code.storage.rawValue) }
    while let line = pipe.next() {
      guard !line.text.trimmed.isEmpty || repl.takesEnter else { continue }
      // What was said before a transcript begins or ends goes where it went until then.
      if repl.changesTranscript(line.text), !flush() { return leave(Failure.Code.storage.rawValue) }
      do {
        if try repl.handle(line.text) == .quit { break }
      } catch {
        guard flush() else { return leave(Failure.Code.storage.rawValue) }
        screen.refuse(line: line.number, line.text, error)
        return leave(Failure(error).code.rawValue)
      }
      if repl.session.unsaved.count >= Conversation.batch || !pipe.hasMore {
        guard flush() else { return leave(Failure.Code.storage.rawValue) }
      }
    }
    guard flush() else { return leave(Failure.Code.storage.rawValue) }
    screen.note(
      repl.session.isOnRecord ? "Kept as \(repl.session.id)." : "Nothing was chosen, so nothing was kept.")
    return leave(0)
  }

  /// Durable before visible. False if the record could not be kept; what was not kept is not shown as done.
  private mutating func flush(with editor: LineEditor? = nil) -> Bool {
    do { try repl.save() } catch {
      screen.complain("\(error.message) Your last step was not kept, and has not been taken.")
      repl.place = .playing
      return false
    }
    if let projector, let editor {
      project(projector.pages(of: repl.turns), editor)
    } else {
      screen.show(repl.turns, copyingTo: repl.transcript)
    }
    repl.turns = []
    return true
  }

  /// A screenful at a time. Whatever but Enter is typed between two is taken once all are shown.
  private mutating func project(_ pages: [Document], _ editor: LineEditor) {
    for (index, page) in pages.enumerated() {
      screen.show([.remark(page)], copyingTo: repl.transcript)
      guard index < pages.count - 1, typedAhead == nil else { continue }
      let input = editor.read(prompt: prompt("…"))
      if case .line(let line) = input, line.trimmed.isEmpty {
        screen.space()
      } else {
        typedAhead = input
      }
    }
  }

  private func show(_ error: any Error) { screen.complain(Failure(error).message) }

  private mutating func leave(_ code: Int32) -> Int32 {
    repl.session.close(in: repl.outside.folder)
    return code
  }
}
