import PushbackCore

extension JournalFolder {
  /// Copies the longest beginning of a damaged session that is beyond doubt, from its file or from one of its
  /// copies, into a new session, and leaves the damaged file as it is.
  package func recover(_ id: SessionID) throws(JournalError) -> SessionID {
    let files = files(id)
    try files.mustExist()
    var best: Contents?
    let failure: JournalError
    do throws(JournalError) {
      best = try Contents(of: files)
      _ = try best?.whole(as: id)
      throw .undamaged(id)
    } catch {
      guard case .damaged = error else { throw error }
      failure = error
    }
    for file in files.copies {
      guard let copy = try? Contents(of: file), copy.header.id == id else { continue }
      if let best, best.header != copy.header || best.entries.count >= copy.entries.count { continue }
      best = copy
    }
    guard let best else { throw failure }
    var header = best.header
    header.id = try newID(for: header.scenario)
    try create(header, Entry.chain(best.entries, after: header.checksum)).close()
    return header.id
  }
}
