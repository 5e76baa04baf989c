import PushbackCore
import PushbackJournal
import PushbackTerminal

/// The loop around the conversation: reads a line, has it understood, makes it durable, and only then shows it.
struct Conversation {
  var repl: Repl
  let screen: Screen
  /// Set before a room: the prompt then says nothing about keys, and what is more than a screenful waits for Enter.
  var projector: Projector?
  /// Set where the play is written down.
  var recorded: RecordedPlay?

  private var typedAhead: LineEditor.Input?
  private var recordingFailed = false

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
    let waking = waking(editor)
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
        guard !line.trimmed.isEmpty || repl.takesEnter || repl.watched?.waits == true else { continue }
        if !line.trimmed.isEmpty { editor.remember(line) }
        screen.heard(line)
        recorded?.typed(line)
        screen.space()
        var refusal: String?
        do {
          if !line.trimmed.isEmpty || repl.takesEnter, try repl.handle(line) == .quit { return leave(code) }
        } catch {
          refusal = Failure(error).message
          refusal.map(screen.complain)
        }
        // The line was meant for the text that was on the screen.
        if repl.watched?.take() == true { repl.takeUpSaved() }
        code = flush(with: editor, refusal) ? 0 : Failure.Code.storage.rawValue
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

  /// Where lines come whole, half of one stands on the screen and nobody but the terminal knows it: nothing is shown
  /// before Enter.
  private func waking(_ editor: LineEditor) -> (() -> Bool)? {
    repl.watched.map { file in
      guard !editor.isEdited else { return { file.wasSaved() } }
      return {
        file.look()
        return false
      }
    }
  }

  private func prompt(_ words: String) -> StyledText {
    StyledText(projector == nil ? words : ">", .strong) + StyledText(" ")
  }

  /// Commands from a pipe, one a line. A line that is not understood ends the run with exit 2.
  mutating func run(with pipe: PipedLines) -> Int32 {
    // A recording is played again as at a terminal, so it is made like that.
    repl.isPiped = recorded == nil
    guard flush() else { return leave(Failure.Code.storage.rawValue) }
    while let line = pipe.next() {
      guard !line.text.trimmed.isEmpty || repl.takesEnter else { continue }
      // What was said before a transcript begins or ends goes where it went until then.
      if repl.changesTranscript(line.text), !flush() { return leave(Failure.Code.storage.rawValue) }
      recorded?.typed(line.text)
      do {
        if try repl.handle(line.text) == .quit { break }
      } catch {
        guard flush(Failure(error).message) else { return leave(Failure.Code.storage.rawValue) }
        screen.refuse(line: line.number, line.text, error)
        return leave(Failure(error).code.rawValue)
      }
      if repl.session.unsaved.count >= Conversation.batch || recorded != nil || !pipe.hasMore {
        guard flush() else { return leave(Failure.Code.storage.rawValue) }
      }
    }
    guard flush() else { return leave(Failure.Code.storage.rawValue) }
    screen.note(
      repl.session.isOnRecord ? "Kept as \(repl.session.id)." : "Nothing was chosen, so nothing was kept.")
    return leave(0)
  }

  /// Durable before visible. False if the record could not be kept; what was not kept is not shown as done.
  private mutating func flush(with editor: LineEditor? = nil, _ refusal: String? = nil) -> Bool {
    do { try repl.save() } catch {
      let message = "\(error.message) Your last step was not kept, and has not been taken."
      screen.complain(message)
      record(Answer(refusal: message))
      repl.place = .playing
      return false
    }
    record(Answer(refusal: refusal, turns: repl.turns))
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

  /// A recording that cannot go on is said once, and does not stop anybody from playing.
  private mutating func record(_ answer: Answer) {
    recorded?.answered(answer, in: repl.session.id.text)
    guard let trouble = recorded?.trouble else { return }
    screen.complain(trouble)
    recorded = nil
    recordingFailed = true
  }

  private mutating func leave(_ code: Int32) -> Int32 {
    repl.session.close(in: repl.outside.folder)
    return code == 0 && (recordingFailed || screen.hasLostText) ? Failure.Code.failed.rawValue : code
  }
}
