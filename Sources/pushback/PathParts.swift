/// The parts of a path. Foundation's own of these (swift-corelibs-foundation 6.3) trap on a path of one letter.
extension String {
  /// What stands before the last slash: `a/b` of `a/b/c.md`, `/` of `/c.md`, nothing of `c.md`.
  var folderPart: String {
    let path = withoutLastSlashes
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash]).withoutLastSlashes
  }

  /// What stands behind it: `c.md` of `a/b/c.md`.
  var namePart: String {
    let path = withoutLastSlashes
    return path.lastIndex(of: "/").map { path == "/" ? path : String(path[path.index(after: $0)...]) } ?? path
  }

  /// `md` of `a/c.md`; nothing of `c`, of `.c` and of `c.`.
  var endingPart: String {
    let name = namePart
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
    return String(name[name.index(after: dot)...])
  }

  /// `a/c` of `a/c.md`.
  var withoutEnding: String { endingPart.isEmpty ? self : String(dropLast(endingPart.count + 1)) }

  /// A name below a folder; a folder without a name is where the program runs.
  func appending(part name: String) -> String {
    isEmpty ? name : hasSuffix("/") ? self + name : "\(self)/\(name)"
  }

  private var withoutLastSlashes: String {
    var path = self
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}
