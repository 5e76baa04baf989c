import PushbackCore

/// Brackets that were meant as a link, and are none to Markdown.
struct BrokenLink {
  let trouble: String
  let advice: String

  /// Nil where the words hold nothing of the kind.
  init?(_ words: String) {
    if words.contains("[[") {
      self.init("two square brackets link in other programs", "write [words](#scene-id)")
    } else if words.contains(/\]\s+\(#/) {
      self.init("a space stands between the brackets", "write them together: [words](#scene-id)")
    } else if words.contains(/\)\s*\[#/) {
      self.init(
        "the brackets have changed places", "words in square ones, scene in round ones: [words](#scene-id)")
    } else if let link = words.firstMatch(of: /\]\(([^()]*)\)/) {
      let id = common(String(link.1))
      if link.1.contains(where: \.isWhitespace) {
        self.init("a scene's id has no spaces", id.isEmpty ? "write (#scene-id)" : "write (#\(id))")
      } else {
        self.init("a backslash takes the meaning from its brackets", "delete the backslashes")
      }
    } else if words.contains("](") {
      self.init("its round bracket is never closed", "put ) behind the scene's id")
    } else {
      return nil
    }
  }

  private init(_ trouble: String, _ advice: String) {
    self.trouble = trouble
    self.advice = advice
  }
}

extension Markdown {
  /// What is left of a link in an entry that has none. Code cannot be one.
  var brokenLink: BrokenLink? {
    guard !hasLink else { return nil }
    let words = children.map { $0.kind == .span ? "" : $0.plain }.joined()
    return words.utf8.contains(UInt8(ascii: "[")) ? BrokenLink(words) : nil
  }
}
