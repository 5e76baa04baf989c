#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The library's folder is not where it should be.
package struct LibraryMissing: Error, Hashable, CustomStringConvertible {
  package let lookedIn: [String]

  package var description: String {
    """
    The folder with the stories is missing. It was looked for in:
    \(lookedIn.map { "  \($0)" }.joined(separator: "\n"))
    Put the program's .resources folder beside it again, or name a folder with --library.
    """
  }
}

extension Library {
  /// The library that came with the program: beside it, or in `share/pushback` next to its `bin`.
  package static func bundled() throws(LibraryMissing) -> Library {
    try bundled(beside: programFolder())
  }

  static func bundled(beside folder: String) throws(LibraryMissing) -> Library {
    let places = resourceFolders(in: folder) + [folder + "/../share/pushback"]
    for place in places where !Library(root: place).scenarioNames.isEmpty {
      return Library(root: place)
    }
    throw LibraryMissing(lookedIn: [folder] + places)
  }

  /// The build decides what the folder is called; it holds ours among those of other packages.
  private static func resourceFolders(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(".resources") || name.hasSuffix(".bundle") { names.append(folder + "/" + name) }
    }
    return names.sorted()
  }

  /// Where the running program is, links resolved.
  private static func programFolder() -> String {
    let asked = CommandLine.arguments.first ?? ""
    #if os(Linux)
      let path = resolved("/proc/self/exe") ?? resolved(asked) ?? asked
    #else
      let path = resolved(asked) ?? asked
    #endif
    return path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  }

  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
