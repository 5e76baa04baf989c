import Foundation
package import PushbackCore

/// The folder that the sessions are kept in, one file each.
package struct JournalFolder: Sendable {
  package let path: String
  private let now: @Sendable () -> Int

  /// A relative path counts from where the program is now. The clock tells seconds since 1970.
  package init(_ path: String, clock: @escaping @Sendable () -> Int = Self.clock) {
    self.path = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    now = clock
  }

  package static let clock: @Sendable () -> Int = { Int(Foundation.time(nil)) }

  /// Where the sessions are kept: PUSHBACK_HOME, or `pushback` in the data folder that XDG names.
  package static func path(environment: [String: String]) throws(JournalError) -> String {
    if let home = environment["PUSHBACK_HOME"], !home.isEmpty { return home }
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return data + "/pushback" }
    if let home = environment["HOME"], home.hasPrefix("/") { return home + "/.local/share/pushback" }
    throw .noHome
  }

  /// Every session, the one that was played last first; those that cannot be read are listed with the reason.
  package func list() throws(JournalError) -> [SessionListing] {
    try names().map(listing).sorted { ($1.lastActivity, $1.id) < ($0.lastActivity, $0.id) }
  }

  func names() throws(JournalError) -> [SessionID] {
    if FileStatus(path) == nil, errno == ENOENT { return [] }
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: path) } catch {
      throw .folder(path, trouble: unreadable)
    }
    return names.filter { $0.hasSuffix(".sqlite") }.compactMap { try? SessionID(String($0.dropLast(7))) }
  }

  func removeLock(of id: SessionID) { unlink(files(id).lock) }

  private var unreadable: String {
    var status = stat()
    guard stat(path, &status) == 0 else { return trouble(errno: errno) }
    return status.st_mode & S_IFMT == S_IFDIR ? "there is no permission" : "it is not a folder"
  }

  private func listing(_ id: SessionID) -> SessionListing {
    do {
      let contents = try Contents(of: files(id)).whole(as: id)
      return SessionListing(
        id: id, state: .whole(contents.header, events: contents.entries.count),
        lastActivity: contents.lastActivity)
    } catch {
      let date = FileStatus(files(id).database)?.modifiedAt ?? 0
      return SessionListing(id: id, state: .unreadable(error), lastActivity: date)
    }
  }

  /// A name that no session has, and that nobody else is given: its lock file did not exist.
  package func newID(for scenario: ScenarioID) throws(JournalError) -> SessionID {
    try prepare()
    var number = 1
    while true {
      let id = try SessionID(scenario: scenario, number: number)
      if FileStatus(files(id).database) == nil, try claim(files(id).lock) { return id }
      number += 1
    }
  }

  private func claim(_ path: String) throws(JournalError) -> Bool {
    let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if descriptor >= 0 { Foundation.close(descriptor) }
    guard descriptor >= 0 || errno == EEXIST else { throw .folder(self.path, trouble: trouble(errno: errno)) }
    return descriptor >= 0
  }

  /// Begins a session and keeps it open for writing.
  package func create(_ header: SessionHeader) throws(JournalError) -> Journal {
    try create(header, [])
  }

  func create(_ header: SessionHeader, _ entries: [Entry]) throws(JournalError) -> Journal {
    try header.check()
    try prepare()
    let files = files(header.id)
    let lock = try SessionLock(files, at: now())
    guard FileStatus(files.database) == nil else { throw .exists(header.id) }
    do { try files.make(header, entries) } catch { throw error as? JournalError ?? files.storageError(error) }
    let contents = try Contents(of: files).whole(as: header.id)
    return Journal(
      header: header, notice: nil, store: try Store(contents, files: files, lock: lock, clock: now))
  }

  /// Opens a session for writing, after a look at every page and every row of it.
  package func open(_ id: SessionID) throws(JournalError) -> Journal {
    let files = files(id)
    try files.mustExist()
    let lock = try SessionLock(files, at: now())
    let contents = try Contents(of: files).whole(as: id)
    let store = try Store(contents, files: files, lock: lock, clock: now)
    var notice: String?
    do { try files.keepCopy(events: contents.entries.count) } catch {
      let reason = (error as? JournalError)?.message ?? "\(trouble(error))."
      notice = "No copy of session \(id) could be made, though the session itself is whole: \(reason)"
    }
    return Journal(header: contents.header, notice: notice, store: store)
  }

  /// Deletes a session and its copies for good, unless someone has it open.
  package func delete(_ id: SessionID) throws(JournalError) {
    let files = files(id)
    try files.mustExist()
    let lock = try SessionLock(files, at: now())
    defer { lock.release() }
    // What belongs to the database goes before it, so that it never waits for a later one; the lock goes last.
    let copies = files.copies.map(\.database)
    let unfinished = copies.isEmpty ? [] : [files.unfinishedCopy]
    for path in files.companions + copies + unfinished + [files.database, files.lock] {
      guard unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR else {
        throw .folder(self.path, trouble: trouble(errno: errno))
      }
    }
    try synchronise(folder: path)
  }

  func files(_ id: SessionID) -> SessionFiles { SessionFiles(id: id, folder: path) }

  /// Makes the folder if it is missing; what it makes is the owner's alone.
  private func prepare() throws(JournalError) {
    guard !path.utf8.contains(0) else { throw .folder(path, trouble: "its name contains a NUL character") }
    try makeFolder(path)
  }
}
