import PushbackCore

/// What stands above a scenario's title.
struct Header {
  var summary = ""
  var role = ""
  var minutes: Scenario.Minutes?
  var articles: [Scenario.ArticleSection] = []
  var parties: [(name: String, place: Place)] = []
  var facts: [Fact] = []
  /// Facts that were declared in a way that cannot be read: known, so that using them is no second finding.
  var brokenFacts: Set<String> = []
  var start: (id: String, place: Place)?
  var allowances: [Allowance] = []
  /// Lines the header takes, both fences included.
  var lines = 0
  /// False where the parties could not be read, so that any word may be one.
  var knowsParties = true
  /// False where the header could not be read at all, so that nothing can be said about its names.
  var isReadable = true

  static let keys = ["summary", "role", "minutes", "articles", "parties", "facts", "start", "allow"]
  static let groups = ["minutes", "facts", "allow"]
}

extension Header {
  init(_ source: SourceText, vocabulary: Vocabulary, findings: inout Findings) {
    guard Header.isFence(source.line(1)) else {
      if let last = Header.oddFence(source, from: 1) {
        findings.add(.headerFence(source.lineText(1), at: .start))
        isReadable = false
        lines = last
        return
      }
      if let last = Header.lostHeader(source) {
        findings.add(.headerNotOpened())
        isReadable = false
        lines = last
      }
      return
    }
    var last = 2
    while last <= source.lineCount, !Header.isFence(source.line(last)) { last += 1 }
    if last > source.lineCount {
      if let odd = Header.oddLine(source, from: 2) {
        findings.add(.headerFence(source.lineText(odd), at: Place(line: odd, column: 1)))
      } else {
        findings.add(.headerNotClosed())
      }
      last = 2
      while last <= source.lineCount, source.line(last).first != UInt8(ascii: "#") { last += 1 }
      last -= 1
      isReadable = false
      lines = last
      return
    }
    lines = last
    // An empty line in the fence's place keeps the line numbers.
    let end = source.starts[last - 1]
    let text = "\n" + source.bytes[source.starts[1]..<end].text
    let before = findings.count
    guard let yaml = Yaml.parse(text, findings: &findings) else {
      isReadable = findings.count == before
      return
    }
    if yaml.text != nil, let finding = Header.keyWithoutSpace(source, until: last) {
      findings.add(finding)
      isReadable = false
      return
    }
    guard
      let fields = Fields(
        yaml, of: "the header", keys: Header.keys, groups: Header.groups, findings: &findings)
    else {
      isReadable = false
      return
    }
    summary = fields.text("summary", findings: &findings)
    role = fields.text("role", findings: &findings)
    minutes = Header.minutes(fields, findings: &findings)
    articles = Header.articles(fields, vocabulary: vocabulary, findings: &findings)
    knowsParties = fields.value("parties")?.text == nil
    parties = Header.parties(fields, findings: &findings)
    readFacts(fields, vocabulary: vocabulary, findings: &findings)
    readAllowances(fields, findings: &findings)
    if fields.has("start") {
      let id = fields.text("start", findings: &findings)
      if !id.isEmpty { start = (id, fields.place("start")) }
    }
  }

  /// The last line of a header that has lost its first.
  private static func lostHeader(_ source: SourceText) -> Int? {
    var hasKey = false
    for number in 1...source.lineCount {
      let line = source.line(number)
      if line.first == UInt8(ascii: "#") { return nil }
      if isFence(line) { return hasKey ? number : nil }
      hasKey = hasKey || keys.contains { line.starts(with: "\($0):".utf8) }
    }
    return nil
  }

  static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: [0x2D, 0x2D, 0x2D]) && line.dropFirst(3).allSatisfy(\.isBlank)
  }

  private static func minutes(_ fields: Fields, findings: inout Findings) -> Scenario.Minutes? {
    guard
      let group = Fields(
        fields.value("minutes"), of: "“minutes”", keys: ["alone", "room"],
        example: "{alone: 25, room: 35}", findings: &findings)
    else { return nil }
    group.require(["alone", "room"], findings: &findings)
    let alone = group.number("alone", in: 1...600, findings: &findings)
    let room = group.number("room", in: 1...600, findings: &findings)
    guard let alone, let room else { return nil }
    return Scenario.Minutes(alone: alone, room: room)
  }

  private static func articles(
    _ fields: Fields, vocabulary: Vocabulary, findings: inout Findings
  ) -> [Scenario.ArticleSection] {
    var seen: Set<String> = []
    return fields.texts("articles", findings: &findings).compactMap { text, place in
      guard seen.insert(text).inserted else {
        findings.add(.nameTwice(text, in: "“articles”", at: place))
        return nil
      }
      let section = Scenario.ArticleSection(text)
      if let finding = vocabulary.trouble(in: section, at: place) {
        findings.add(finding)
        return nil
      }
      return section
    }
  }

  private static func parties(_ fields: Fields, findings: inout Findings) -> [(name: String, place: Place)] {
    var seen: Set<String> = []
    return fields.texts("parties", findings: &findings).compactMap { name, place in
      guard isWord(name) else {
        findings.add(.badName(name, of: "a party", smallLetters, proposal: proposal(name), at: place))
        return (name, place)
      }
      guard seen.insert(name).inserted else {
        findings.add(.nameTwice(name, in: "“parties”", at: place))
        return nil
      }
      return (name, place)
    }
  }
}

extension Scenario.ArticleSection {
  /// `article` or `article/section`.
  init(_ name: String) {
    let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    self.init(article: parts[0], section: parts.count == 2 ? parts[1] : nil)
  }
}

let smallLetters = "use small letters, digits and hyphens"

/// A usable spelling of a name, if there is one.
func proposal(_ name: String) -> String? {
  let word = common(name)
  return isWord(word) && word != name && !notationWords.contains(word) ? word : nil
}
