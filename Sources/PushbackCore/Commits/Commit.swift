/// A commit as far as a check of what it says needs it.
package struct Commit: Hashable, Sendable {
  /// A line such as `Signed-off-by: Dana <dana@example.com>` at the end of a message.
  package struct Trailer: Hashable, Sendable {
    package var key: String
    package var value: String
    package init(key: String, value: String) {
      self.key = key
      self.value = value
    }

    /// Nil unless the line has a key before a colon.
    package init?(_ line: String) {
      guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
        return nil
      }
      self.init(
        key: String(line[..<colon]).trimmed, value: String(line[line.utf8.index(after: colon)...]).trimmed)
    }

    /// What stands between the last `<` and `>`: an address, in small letters.
    var address: String? {
      guard let open = value.utf8.lastIndex(of: UInt8(ascii: "<")),
        let close = value.utf8.lastIndex(of: UInt8(ascii: ">")), open < close
      else { return nil }
      return String(value[value.utf8.index(after: open)..<close]).lowercased()
    }

    /// What stands before the address.
    var name: String {
      let end = value.utf8.lastIndex(of: UInt8(ascii: "<")) ?? value.endIndex
      return String(value[..<end]).trimmed
    }

    func isCalled(_ name: String) -> Bool { key.lowercased() == name }
  }

  /// Its hash; empty for one that is not made yet.
  package var id: String
  package var message: String
  package var trailers: [Trailer]
  /// Addresses of whoever wrote and made it.
  package var people: [String]
  package var parents: Int
  /// Lines added and removed; nil where nobody counted.
  package var changedLines: Int?

  package init(
    id: String = "", message: String, trailers: [Trailer] = [], people: [String] = [], parents: Int = 1,
    changedLines: Int? = nil
  ) {
    self.id = id
    self.message = message
    self.trailers = trailers
    self.people = people
    self.parents = parents
    self.changedLines = changedLines
  }

  /// The first line.
  package var subject: String { message.split(separator: "\n").first.map { String($0).trimmed } ?? "" }
  package var isMerge: Bool { parents > 1 }
  var isMade: Bool { !id.isEmpty }

  func trailers(called name: String) -> [Trailer] { trailers.filter { $0.isCalled(name) } }

  /// What `Assisted-by` says, without those that say no tool was used.
  var assistants: [String] { trailers(called: "assisted-by").map(\.value).filter { !$0.saysNone } }
}

extension String {
  /// Whether it says that no tool was used: up to its first stop nothing but that, and no exception behind it.
  var saysNone: Bool {
    let words = replacing(" - ", with: ", ").lowercased()
    let end = words.firstIndex { ",.;:()–—".contains($0) } ?? words.endIndex
    let said = String(words[..<end]).proseWords
    return said.count(where: negations.contains) == 1
      && said.allSatisfy { negations.contains($0) || wordsOfUse.contains($0) }
      && exceptions.isDisjoint(with: String(words[end...]).proseWords)
  }
}

private let negations: Set<String> = ["no", "none", "not", "nothing", "never", "without", "n/a"]
private let exceptions: Set<String> = ["except", "but", "besides", "apart"]
private let wordsOfUse: Set<String> = [
  "ai", "tool", "tools", "assistant", "assistants", "assistance", "help", "llm", "was", "were", "is", "are",
  "has",
  "have", "been", "did", "do", "used", "use", "involved", "applicable", "any", "of", "for", "in", "the",
  "this",
  "change", "commit", "here", "i", "we", "it",
]
