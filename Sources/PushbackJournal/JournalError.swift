/// Why a session cannot be kept or read.
package enum JournalError: Error, Hashable, Sendable {
  case noHome
  case badID(String)
  case folder(String, trouble: String)
  case missing(SessionID)
  case exists(SessionID)
  /// The times are words, because the error does not know which day it is read.
  case open(SessionID, process: Int?, since: String?)
  /// `whole` is how many events from the beginning are beyond doubt; nil when not even the header is.
  case damaged(SessionID, found: String, whole: Int?)
  case undamaged(SessionID)
  case foreign(SessionID)
  case newer(SessionID, what: String)
  case unusable(String)
  case storage(SessionID, trouble: String)
  case notSaved(SessionID, trouble: String)
  case moved(SessionID, path: String)
  case ahead(SessionID)
  case reused(SessionID, operation: String)
  case closed(SessionID)

  /// What is wrong, where, and what to do, for people.
  package var message: String {
    switch self {
    case .noHome:
      "There is no place to keep sessions: neither PUSHBACK_HOME nor HOME names a folder. "
        + "Set PUSHBACK_HOME to one."
    case .badID(let text):
      "“\(text)” is not the name of a session. Names have 1 to 64 small letters, digits and hyphens, "
        + "and do not begin with a hyphen."
    case .folder(let path, let trouble):
      "Sessions cannot be kept in \(path): \(trouble). Put that right, or set PUSHBACK_HOME to another folder."
    case .missing(let id):
      "There is no session \(id). The list of sessions shows those there are."
    case .exists(let id):
      "There is a session \(id) already. Begin one with another name."
    case .open(let id, let process, let since):
      "Session \(id) is open in \(process.map { "process \($0)" } ?? "another process")"
        + "\(since.map { " since \($0)" } ?? ""). Close it there, or play another one."
    case .damaged(let id, let found, let whole):
      "Session \(id) is damaged: \(found). \(Self.rescue(whole)) The damaged file is left as it is."
    case .undamaged(let id):
      "Session \(id) is whole, so there is nothing to recover. Resume it."
    case .foreign(let id):
      "The file of session \(id) was not made by Pushback. Move it out of the folder, or play another session."
    case .newer(let id, let what):
      "Session \(id) was made by a newer Pushback (\(what)). Update Pushback to open it; nothing was changed."
    case .unusable(let trouble):
      "The session cannot be recorded: \(trouble)."
    case .storage(let id, let trouble):
      "Session \(id) cannot be used: \(trouble). Put that right and try again; nothing was lost."
    case .notSaved(let id, let trouble):
      "The last step was not saved: \(trouble). Everything before it is safe in session \(id). "
        + "Put that right and try again."
    case .moved(let id, let path):
      "The last step was not saved: the file of session \(id) is no longer at \(path). "
        + "Put the file back and try again, or begin a new session."
    case .ahead(let id):
      "Session \(id) holds a step that was reported as not saved, and was saved after all. "
        + "Open the session again to go on from there."
    case .reused(let id, let operation):
      "Session \(id) has recorded operation \(operation) with other events; nothing was added."
    case .closed(let id):
      "Session \(id) is closed. Open it again to go on."
    }
  }

  private static func rescue(_ whole: Int?) -> String {
    switch whole {
    case nil: "Recovering it looks for a copy that is whole."
    case 0?: "None of its events can be trusted; recovering it looks for a copy that has more."
    case 1?: "Its first event is whole: recover it into a new session to go on from there."
    case let count?:
      "Its first \(count) events are whole: recover them into a new session to go on from there."
    }
  }
}
