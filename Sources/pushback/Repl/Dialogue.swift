import Foundation
import PushbackCore
import PushbackJournal
import PushbackTerminal

/// Who is on the other side: a person at a terminal, or a pipe.
struct Dialogue {
  enum Manner {
    case text, json
  }

  let screen: Screen
  let isInteractive: Bool
  private let look: Look
  /// How lines are typed here.
  var editing: Appearance.Editing { look.appearance().editing }
  private let historyPath: String
  /// Set where the play is written down.
  var recorded: RecordedPlay?

  init(_ manner: Manner, look: Look, outside: Outside) {
    self.look = look
    isInteractive = isatty(0) == 1 && isatty(1) == 1 && manner == .text
    screen = Screen(manner == .json ? .json : .text(look.appearance))
    historyPath = outside.folder.path + "/history"
  }

  /// Runs the conversation to its end and returns the exit code.
  func run(_ repl: Repl) throws -> Int32 {
    var conversation = Conversation(repl: repl, screen: screen)
    conversation.recorded = recorded
    guard isInteractive else { return conversation.run(with: PipedLines()) }
    guard let editor = LineEditor(history: History(file: historyPath), appearance: look.appearance()) else {
      throw Failure(.failed, "The terminal cannot be opened for typing. Try it through a pipe.")
    }
    if look.audience == .room {
      conversation.projector = Projector(
        appearance: look.appearance, rows: { Appearance.rows(of: STDOUT_FILENO) })
    }
    return conversation.run(with: editor)
  }
}
