/// Words that the prompt understands, which therefore cannot name a choice.
package let commandWords: Set<String> = [
  "action", "because", "change", "check", "clock", "compare", "debrief", "dispute", "draft", "guide",
  "help", "history", "list", "look", "name", "new", "note", "notes", "play", "print", "quit", "really",
  "record", "redo", "reopen", "replay", "restart", "restore", "resume", "review", "revote", "room", "rules",
  "save", "sessions", "show", "status", "stories", "tally", "transcript", "undo", "well",
]

/// Words with a meaning of their own in conditions and weights, which therefore cannot name a choice, a fact or a
/// value.
package let notationWords: Set<String> = ["and", "if", "not", "or", "otherwise", "rest"]
