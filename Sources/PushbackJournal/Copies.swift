import Foundation
import GRDB

extension SessionFiles {
  /// Keeps a copy of a session that has grown since the newest one, and the four before it.
  func keepCopy(events: Int) throws {
    guard events > 0, (try? eventsInNewestCopy()) != events else { return }
    try makeFolder(copyFolder)
    guard FileStatus(copyFolder)?.kind == .folder else {
      throw JournalError.folder(copyFolder, trouble: trouble(errno: ELOOP))
    }
    unlink(unfinishedCopy)
    let descriptor = Foundation.open(
      unfinishedCopy, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw JournalError.folder(copyFolder, trouble: trouble(errno: errno)) }
    close(descriptor)
    do {
      let queue = try reader()
      try queue.writeWithoutTransaction {
        try $0.execute(sql: "VACUUM INTO ?", arguments: [unfinishedCopy])
      }
      try queue.close()
      for number in Self.copyNumbers.dropLast().reversed() {
        rename(copy(number).database, copy(number + 1).database)
      }
      guard rename(unfinishedCopy, copy(1).database) == 0 else {
        throw JournalError.folder(copyFolder, trouble: trouble(errno: errno))
      }
    } catch {
      unlink(unfinishedCopy)
      throw error
    }
    try synchronise(folder: copyFolder)
  }

  private func eventsInNewestCopy() throws -> Int? {
    try copies.first?.reader().read { try Int.fetchOne($0, sql: "SELECT count(*) FROM event") }
  }
}
