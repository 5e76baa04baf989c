import PushbackCore
import PushbackJournal
import PushbackLibrary

/// Why a run ends without success: a sentence for people, and the exit code.
struct Failure: Error {
  enum Code: Int32, CaseIterable {
    case failed = 1
    case usage = 2
    case data = 3
    case refused = 4
    case storage = 5
    case unkept = 6
    case interrupted = 130

    /// What `help exit-codes` says.
    var meaning: String {
      switch self {
      case .failed: "failed: something was found wrong, or is not there"
      case .usage: "a line, an option or a command that is not understood"
      case .data: "a scenario or its content has errors"
      case .refused: "refused: somebody else has the session open, or a file is in the way"
      case .storage: "the record could not be kept"
      case .unkept: "policy check in block mode: a commit or a description does not keep the policy"
      case .interrupted: "interrupted from the keyboard"
      }
    }
  }

  var code: Code
  var message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

extension Failure {
  /// Any error as what it means for the run.
  init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as JournalError: self.init(Failure.code(of: error), error.message)
    case let error as LibraryMissing: self.init(.data, error.description)
    case let error as Unreadable: self.init(.data, error.message)
    case let error as Misunderstanding: self.init(.usage, error.message)
    default: self.init(.failed, "Something went wrong: \(error)")
    }
  }

  private static func code(of error: JournalError) -> Code {
    switch error {
    case .open: .refused
    case .damaged, .foreign, .newer: .data
    case .badID: .usage
    case .missing, .exists, .undamaged: .failed
    default: .storage
    }
  }
}
