import Foundation

/// Where the files of one session are. Nothing but a `SessionID` ever becomes part of a path.
struct SessionFiles: Sendable {
  let id: SessionID
  let folder: String
  /// The database; for a copy, the copy.
  let database: String

  static let copyNumbers = 1...5

  init(id: SessionID, folder: String) {
    self.init(id: id, folder: folder, database: "\(folder)/\(id).sqlite")
  }

  private init(id: SessionID, folder: String, database: String) {
    self.id = id
    self.folder = folder
    self.database = database
  }

  /// SQLite's write-ahead log of the database.
  var log: String { database + "-wal" }
  /// What a killed process may leave beside the database. Beside a later one of the same name, SQLite would
  /// take it for that one's.
  var companions: [String] { ["-journal", "-wal", "-shm"].map { database + $0 } }
  var lock: String { "\(folder)/\(id).lock" }

  /// What a session is built in before it takes its name, so that it is there whole or not at all.
  var unfinished: SessionFiles { SessionFiles(id: id, folder: folder, database: "\(folder)/\(id).new") }

  var copyFolder: String { folder + "/copies" }
  func copy(_ number: Int) -> SessionFiles {
    SessionFiles(id: id, folder: folder, database: "\(copyFolder)/\(id).copy-\(number).sqlite")
  }
  /// The copies that may be there, newest first; none if their folder is a link to somewhere else.
  var copies: [SessionFiles] {
    FileStatus(copyFolder)?.kind == .folder ? Self.copyNumbers.map(copy) : []
  }
  var unfinishedCopy: String { "\(copyFolder)/\(id).copy-new" }

  /// Refuses a session that is not there, or cannot be looked for.
  func mustExist() throws(JournalError) {
    guard FileStatus(database) == nil else { return }
    let code = errno
    throw code == ENOENT || code == ENOTDIR ? .missing(id) : .folder(folder, trouble: trouble(errno: code))
  }

  /// Which file a name stands for at this moment, to notice when it stands for another one or none.
  var identity: Identity {
    Identity(database: FileStatus(database)?.identity, log: FileStatus(log)?.identity)
  }

  struct Identity: Hashable, Sendable {
    let database: FileStatus.Identity?
    let log: FileStatus.Identity?
  }
}
