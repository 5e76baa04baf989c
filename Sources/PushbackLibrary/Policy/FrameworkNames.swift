import PushbackCore

/// The pinned frameworks by their names, so that an entry is found with another edition, or with none:
/// `SOC 2 CC8.1`, `ISO/IEC 42001:2019 A.3.3`, `EU AI Act, Article 4`.
struct FrameworkNames {
  private struct Name {
    var words: [String] = []
    var spelled = ""
    var editions: Set<String> = []
    /// What follows the edition, word by word; the longest first.
    var entries: [[String]] = []

    var firsts: Set<String> { Set(entries.compactMap(\.first)) }
    /// The letters of its codes: `cc` of `CC8.1`.
    var letters: Set<String> { Set(entries.joined().filter(\.hasDigit).map(\.letters)) }
    var hasNumbers: Bool { letters.contains("") && entries.contains { $0.count == 1 } }
  }

  fileprivate struct Word {
    var text: String
    var lower: String
    var range: Range<Int>
    /// What stands between it and the word before.
    var gap: String
    /// Whether a bracket closes behind it.
    var isClosed: Bool
  }

  struct Mention {
    /// Its bytes, with the framework’s name and edition where they stand before it.
    var range: Range<Int>
    /// As it would stand alone: an entry further on in a list has the name and the edition of the first.
    var id: String
  }

  private var byFirst: [String: [Name]] = [:]

  init(_ ids: [String]) {
    var names: [[String]: Name] = [:]
    for id in ids {
      let words = Self.words(id)
      guard let edition = words.indices.dropFirst().first(where: { words[$0].lower.isEdition }) else {
        continue
      }
      // An edition in brackets stands at the end, and the entry before it begins with a word such as “Art.”.
      let isLast = edition == words.count - 1
      let end = isLast ? words.indices.first { words[$0].gap == ". " }.map { $0 - 1 } ?? edition : edition
      let entry = words[(isLast ? end : end + 1)..<(isLast ? edition : words.count)].map(\.lower)
      guard !entry.isEmpty, end > 0 else { continue }
      let key = words[..<end].map(\.lower)
      var name =
        names[key]
        ?? Name(
          words: key,
          spelled: String(decoding: Array(id.utf8).prefix(words[end - 1].range.upperBound), as: UTF8.self))
      name.editions.insert(words[edition].lower)
      name.entries.append(entry)
      names[key] = name
    }
    for var name in names.values {
      name.entries.sort { $0.count > $1.count }
      byFirst[name.words[0], default: []].append(name)
    }
    for first in byFirst.keys { byFirst[first]?.sort { $0.words.count > $1.words.count } }
  }

  /// Each name as it is written.
  var spelled: [String] { byFirst.values.joined().map(\.spelled) }

  /// Each mention of an entry, also of those that a list goes on with. A name alone is none.
  func mentions(in text: String) -> [Mention] {
    let (words, bytes) = (Self.words(text), Array(text.utf8))
    func written(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    var mentions: [Mention] = []
    var index = 0
    while index < words.count {
      guard let name = name(words, index) else {
        index += 1
        continue
      }
      let after = index + name.words.count
      guard let first = entry(words, after, name) else {
        index = after
        continue
      }
      var place = words[index].range.lowerBound
      let front = written(place..<words[first.lowerBound].range.lowerBound)
      var (next, lead, edition): (ClosedRange<Int>?, String, String) = (first, "", "")
      while let entry = next {
        let own = closingEdition(words, after: entry)
        let start = words[entry.lowerBound].range.lowerBound
        let end = (own ?? words[entry.upperBound].range).upperBound
        let id = front + (entry.count == 1 ? lead : "") + written(start..<end) + (own == nil ? edition : "")
        mentions.append(Mention(range: place..<end, id: id))
        // “Source L3 and L4” names two sources.
        if entry.count > 1 { lead = written(start..<words[entry.upperBound].range.lowerBound) }
        if let own { edition = " " + written(own) }
        index = entry.upperBound + (own == nil ? 1 : 2)
        next = further(words, index, after: words[entry.upperBound], name)
        if let next { place = words[next.lowerBound].range.lowerBound }
      }
    }
    return mentions
  }

  /// The entry that a list goes on with: behind a comma, behind “and” or “or”, or behind both.
  private func further(_ words: [Word], _ index: Int, after last: Word, _ name: Name) -> ClosedRange<Int>? {
    guard index < words.count else { return nil }
    var index = index
    let gap = words[index].gap.hasPrefix(")") ? words[index].gap.dropFirst() : words[index].gap[...]
    if ["and", "or"].contains(words[index].lower), [" ", ", "].contains(gap) {
      index += 1
      guard index < words.count, words[index].gap == " " else { return nil }
    } else if ![", ", "; ", " & "].contains(gap) {
      return nil
    }
    if let entry = name.entries.first(where: { Self.stand($0, in: words, at: index) }) {
      return index...index + entry.count - 1
    }
    let word = words[index].lower
    // A number alone may count anything, unless it is of the form of the one before.
    let isCode =
      word.letters.isEmpty ? word.isDotted && last.lower.isDotted : name.letters.contains(word.letters)
    if word.hasDigit { return isCode ? index...index : nil }
    guard index + 1 < words.count, [" ", ". "].contains(words[index + 1].gap),
      words[index + 1].lower.hasDigit,
      name.firsts.contains(word)
    else { return nil }
    return index...index + 1
  }

  /// The bytes of an edition in brackets behind an entry.
  private func closingEdition(_ words: [Word], after entry: ClosedRange<Int>) -> Range<Int>? {
    let next = entry.upperBound + 1
    guard next < words.count, words[next].gap == " (", words[next].isClosed, words[next].lower.isEdition
    else {
      return nil
    }
    return words[next].range.lowerBound - 1..<words[next].range.upperBound + 1
  }

  private func name(_ words: [Word], _ index: Int) -> Name? {
    byFirst[words[index].lower]?.first { name in
      // A word alone may be a person’s name in other letters.
      guard name.words.count > 1 || words[index].text == name.spelled else { return false }
      return Self.stand(name.words, in: words, at: index)
    }
  }

  private static func stand(_ wanted: [String], in words: [Word], at index: Int) -> Bool {
    guard index + wanted.count <= words.count else { return false }
    return wanted.indices.allSatisfy { words[index + $0].lower == wanted[$0] }
  }

  /// The words of the entry behind a framework’s name.
  private func entry(_ words: [Word], _ after: Int, _ name: Name) -> ClosedRange<Int>? {
    guard after < words.count else { return nil }
    if words[after].lower.isEdition, words[after].isNear, let last = code(words, after + 1, name) {
      return after + 1...last
    }
    return code(words, after, name).map { after...$0 }
  }

  /// The last word of an entry.
  private func code(_ words: [Word], _ index: Int, _ name: Name) -> Int? {
    guard index < words.count, words[index].isNear else { return nil }
    if let entry = name.entries.first(where: { Self.stand($0, in: words, at: index) }) {
      return index + entry.count - 1
    }
    let word = words[index]
    if word.lower.hasDigit {
      if word.lower.isEdition {
        let isEntry = name.hasNumbers && word.gap == " " && !word.lower.isYear
        return isEntry && !name.editions.contains(word.lower) ? index : nil
      }
      return word.looksLikeCode(of: name.letters) ? index : nil
    }
    guard index + 1 < words.count, [" ", ". "].contains(words[index + 1].gap), words[index + 1].lower.hasDigit
    else { return nil }
    if name.firsts.contains(word.lower) || Self.parts.contains(word.lower) { return index + 1 }
    return word.text.first?.isUppercase == true && words[index + 1].gap == " "
      && words[index + 1].looksLikeCode(of: name.letters) ? index + 1 : nil
  }

  /// What laws and standards are divided into.
  private static let parts: Set<String> = ["art", "section", "annex", "chapter", "clause", "control"]

  private static func words(_ text: String) -> [Word] {
    let bytes = Array(text.utf8)
    var words: [Word] = []
    var (index, before) = (0, 0)
    while index < bytes.count {
      guard bytes[index].isWord else {
        index += 1
        continue
      }
      let stop = bytes[index...].firstIndex { $0 == 0x20 || ":()".utf8.contains($0) } ?? bytes.count
      let end = bytes[index..<stop].lastIndex(where: \.isWord).map { $0 + 1 } ?? stop
      let word = String(decoding: bytes[index..<end], as: UTF8.self)
      words.append(
        Word(
          text: word, lower: word.lowercased() == "article" ? "art" : word.lowercased(), range: index..<end,
          gap: String(decoding: bytes[before..<index], as: UTF8.self),
          isClosed: end < bytes.count && bytes[end] == UInt8(ascii: ")")))
      (index, before) = (max(stop, end), end)
    }
    return words
  }
}

extension FrameworkNames.Word {
  /// Whether nothing but brackets, a colon or a comma parts it from the word before.
  fileprivate var isNear: Bool { gap.utf8.count <= 3 && gap.utf8.allSatisfy { " :(),".utf8.contains($0) } }

  fileprivate func looksLikeCode(of letters: Set<String>) -> Bool {
    guard lower.utf8.first?.isLetter == true else { return false }
    return !lower.letters.isEmpty && (lower.contains(".") || letters.contains(lower.letters))
  }
}

extension String {
  /// Numbers with full stops between them.
  fileprivate var isDotted: Bool {
    utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") } && contains(".")
  }
  fileprivate var hasDigit: Bool { utf8.contains(where: \.isDigit) }
  /// Those before its first digit.
  fileprivate var letters: String { String(decoding: utf8.prefix(while: \.isLetter), as: UTF8.self) }
  fileprivate var isYear: Bool { utf8.count == 4 && hasPrefix("20") && utf8.allSatisfy(\.isDigit) }

  /// A year, a version such as `1.1` or `v1.1`, or the number of a law such as `2026/1744`.
  fileprivate var isEdition: Bool {
    if isYear { return true }
    let number = hasPrefix("v") ? dropFirst() : self[...]
    guard let first = number.utf8.first, let last = number.utf8.last, first.isDigit, last.isDigit else {
      return false
    }
    return number.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") } && number.contains(".")
      || number.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: "/") } && number.contains("/")
        && number.utf8.count >= 6
  }
}

extension UInt8 {
  fileprivate var isWord: Bool { isLetter || isDigit }
}
