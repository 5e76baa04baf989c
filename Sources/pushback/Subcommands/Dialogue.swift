import Foundation
import PushbackCore
import PushbackTerminal

/// Who is on the other side: a person at a terminal, or a pipe.
struct Dialogue {
  let screen: Screen
  let isInteractive: Bool
  private let historyPath: String

  enum Manner {
    case text, json
  }

  init(_ manner: Manner, looks: Looks, outside: Outside) {
    let atTerminal = isatty(0) == 1 && isatty(1) == 1
    let appearance = looks.appearance()
    isInteractive = atTerminal && manner == .text
    screen = Screen(manner == .json ? .json : .text(appearance))
    historyPath = outside.folder.path + "/history"
  }

  /// Runs the conversation to its end and returns the exit code.
  func run(_ repl: Repl) throws -> Int32 {
    var conversation = Conversation(repl: repl, screen: screen)
    guard isInteractive else { return conversation.run(with: PipedLines()) }
    guard case .text(let appearance) = screen.surface, appearance.allowsLineEditing else {
      return conversation.run(typedInto: PipedLines())
    }
    return conversation.run(with: try LineEditor(history: History(path: historyPath)))
  }
}
