import Foundation

/// What a name in a folder stands for, without following a symbolic link and without opening anything:
/// closing a second descriptor of a database would drop the locks that SQLite holds on it.
struct FileStatus {
  let identity: Identity
  let kind: Kind
  let size: Int
  let modifiedAt: Int
  let modifiedNanoseconds: Int

  struct Identity: Hashable, Sendable {
    let device: UInt64
    let number: UInt64
  }

  enum Kind {
    case file, folder, link, other
  }

  /// Nil when there is nothing there, or nothing that may be seen; `errno` says which.
  init?(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    identity = Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    size = Int(status.st_size)
    #if canImport(Darwin)
      let modified = status.st_mtimespec
    #else
      let modified = status.st_mtim
    #endif
    modifiedAt = modified.tv_sec
    modifiedNanoseconds = modified.tv_sec * 1_000_000_000 + modified.tv_nsec
  }
}

/// What went wrong with a file, in words.
func trouble(errno code: Int32) -> String {
  switch code {
  case EACCES, EPERM: "there is no permission"
  case EROFS: "its file system is read-only"
  case ENOSPC, EDQUOT: "the disk is full"
  case ENOTDIR: "a part of the path is not a folder"
  case EEXIST: "something of the same name is in the way"
  case ENOENT: "the folder is gone and cannot be made"
  case ELOOP: "a symbolic link is in the way"
  case EISDIR: "a folder is in the way of a file"
  case ENAMETOOLONG: "the path is too long"
  case EMFILE, ENFILE: "too many files are open"
  case ENOLCK, EOPNOTSUPP: "its file system cannot lock files"
  default: "the system refused (error \(code))"
  }
}

/// Makes the names in a folder durable.
func synchronise(folder: String) throws(JournalError) {
  let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else { throw .folder(folder, trouble: trouble(errno: errno)) }
  defer { close(descriptor) }
  // A few file systems cannot synchronise a folder, and say EINVAL; they have nothing better to offer.
  guard fsync(descriptor) == 0 || errno == EINVAL else {
    throw .folder(folder, trouble: trouble(errno: errno))
  }
}

/// Makes a folder and those above it where they are missing; they are the owner's alone.
func makeFolder(_ path: String) throws(JournalError) {
  if mkdir(path, 0o700) == 0 { return }
  switch errno {
  case EEXIST:
    var status = stat()
    guard stat(path, &status) == 0 else { throw .folder(path, trouble: trouble(errno: errno)) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw .folder(path, trouble: "it is not a folder") }
  case ENOENT:
    let above = path.split(separator: "/").dropLast().joined(separator: "/")
    guard !above.isEmpty else { throw .folder(path, trouble: trouble(errno: ENOENT)) }
    try makeFolder("/" + above)
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
      throw .folder(path, trouble: trouble(errno: errno))
    }
  case let code:
    throw .folder(path, trouble: trouble(errno: code))
  }
}
