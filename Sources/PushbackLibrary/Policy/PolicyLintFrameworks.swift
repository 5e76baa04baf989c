import PushbackCore

/// Framework ids stand as in the pinned list, with their edition.
extension PolicyLint {
  mutating func checkFrameworks() {
    let pinned = PinnedReferences(content.frameworks.map(\.id))
    guard !pinned.ids.isEmpty else { return }
    for reference in policy.references {
      check(reference.id.plain.trimmed, at: reference.id.place, pinned)
    }
    let cells = Set(policy.references.map(\.id.place))
    for text in policy.passages.flatMap(\.ownWords) where !cells.contains(text.place) {
      for mention in pinned.mentions(in: text) {
        check(mention.id.trimmed, at: text.place(at: mention.range.lowerBound), pinned)
      }
    }
  }

  private mutating func check(_ written: String, at place: Place, _ pinned: PinnedReferences) {
    guard !pinned.ids.contains(written) else { return }
    if let right = pinned.right(for: written) {
      let what =
        PinnedReferences.hasEdition(written)
        ? "is not how the entry is pinned" : "does not say of which edition"
      add(
        "PL044", .error, place, "“\(brief(written))” \(what)",
        "numbers move between editions: write \(right)")
    } else {
      let near = nearest(written, among: pinned.ids).map { "did you mean \($0)?" }
      add(
        "PL043", .error, place, "“\(brief(written))” is no framework reference that is known",
        near ?? "take it out, or have it added to Content/frameworks.yaml with its edition")
    }
  }
}

/// The pinned list, and what people write instead of its ids.
struct PinnedReferences {
  let ids: Set<String>
  /// By the ends of their words without editions.
  private var byWords: [[String]: String] = [:]
  private let names: FrameworkNames

  init(_ list: [String]) {
    ids = Set(list)
    names = FrameworkNames(list)
    for id in list {
      let words = PinnedReferences.bare(id)
      for count in 1...max(1, words.count) where byWords[Array(words.suffix(count))] == nil {
        byWords[Array(words.suffix(count))] = id
      }
    }
  }

  func right(for id: String) -> String? {
    let words = PinnedReferences.bare(id)
    // A number alone is anybody’s.
    guard let last = words.last, words.count > 1 || last.contains(where: \.isLetter) else { return nil }
    return byWords[words]
  }

  static func hasEdition(_ id: String) -> Bool { bare(id).count < words(id).count }

  private static func words(_ id: String) -> [String] {
    id.lowercased().split { $0 == " " || $0 == ":" }.map { word in
      let word = word.last.map { ".,".contains($0) } == true ? word.dropLast() : word
      if word == "article" { return "art" }
      return String(word.hasPrefix("v") && word.dropFirst().first?.isNumber == true ? word.dropFirst() : word)
    }
  }

  /// Without years, versions and what stands in brackets.
  private static func bare(_ id: String) -> [String] {
    let words = words(id)
    return words.enumerated().filter { index, word in
      if word.hasPrefix("(") { return false }
      let isNumber = word.allSatisfy { $0.isNumber || $0 == "." }
      if isNumber, word.count == 4, word.hasPrefix("20") { return false }
      return !(isNumber && word.contains(".") && index < words.count - 1)
    }.map(\.element)
  }

  /// What reads like an id: a framework’s name with an entry behind it, and `LLM06`, `ASI02:2026`, `PO.2.1` and
  /// `GOVERN 1.3` also without.
  func mentions(in text: PlacedText) -> [FrameworkNames.Mention] {
    let named = names.mentions(in: text.plain)
    let ends = Set(named.map(\.range.upperBound))
    let others = codes(in: text).filter { !ends.contains($0.upperBound) }
      .map { FrameworkNames.Mention(range: $0, id: text.part($0).plain) }
    return (named + others).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func codes(in text: PlacedText) -> [Range<Int>] {
    var words: [(text: Substring, range: Range<Int>)] = []
    var offset = 0
    for part in text.plain.split(separator: " ", omittingEmptySubsequences: false) {
      let lead = part.utf8.prefix { !$0.isLetter && !$0.isDigit }.count
      let word = part.utf8.dropFirst(lead).reversed().drop { !$0.isLetter && !$0.isDigit }.count
      if word > 0, let name = Substring(part.utf8.dropFirst(lead).prefix(word)) as Substring? {
        words.append((name, (offset + lead)..<(offset + lead + word)))
      }
      offset += part.utf8.count + 1
    }
    return words.indices.compactMap { index in
      let word = words[index].text
      if Self.isList(word) { return words[index].range }
      if word.contains("."), Self.isPractice(word) {
        return start(words, index, ["SSDF"])..<words[index].range.upperBound
      }
      if index > 0, ["GOVERN", "MAP", "MEASURE", "MANAGE"].contains(words[index - 1].text),
        Self.isVersion(word)
      {
        return start(words, index - 1, ["AI", "RMF", "NIST"])..<words[index].range.upperBound
      }
      return nil
    }
  }

  /// Where the id begins, with the framework’s name and version in front where they are there.
  private func start(_ words: [(text: Substring, range: Range<Int>)], _ index: Int, _ names: Set<Substring>)
    -> Int
  {
    var first = index
    while first > 0, index - first < 4,
      Self.isVersion(words[first - 1].text) || names.contains(words[first - 1].text)
    {
      first -= 1
    }
    return words[first].range.lowerBound
  }

  private static func isList(_ word: Substring) -> Bool {
    let bytes = Array(word.utf8)
    guard bytes.count >= 5, word.hasPrefix("LLM") || word.hasPrefix("ASI"), bytes[3].isDigit, bytes[4].isDigit
    else {
      return false
    }
    return bytes.count == 5 || bytes[5] == UInt8(ascii: ":")
  }

  private static func isPractice(_ word: Substring) -> Bool {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 3 && ["PO", "PS", "PW", "RV"].contains(parts[0])
      && parts.dropFirst().allSatisfy { Int($0) != nil }
  }

  private static func isVersion(_ word: Substring) -> Bool {
    word.utf8.contains(UInt8(ascii: ".")) && word.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") }
  }
}
