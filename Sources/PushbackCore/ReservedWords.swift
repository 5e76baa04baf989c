/// Words that the prompt understands, which therefore cannot name a choice.
package let commandWords: Set<String> = [
  "because", "check", "debrief", "dispute", "draft", "guide", "help", "history", "list", "look", "new",
  "note",
  "notes", "play", "quit", "redo", "replay", "restart", "restore", "resume", "revote", "review", "room",
  "save",
  "sessions", "show", "status", "stories", "tally", "transcript", "undo",
]

/// Words with a meaning of their own in conditions and weights, which therefore cannot name a choice, a fact or a
/// value.
package let notationWords: Set<String> = ["and", "if", "not", "or", "otherwise", "rest"]
