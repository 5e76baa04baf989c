import PushbackCore

/// Reads scenes one by one. What is wrong in one leaves the others alone.
struct SceneReader {
  let source: SourceText
  let facts: KnownFacts
  let parties: Set<String>
  /// False where the header or its parties could not be read: then any party may be one.
  let knowsParties: Bool
  let outline: Outline
  var findings: Findings
  /// Scenes whose way out could not be read, so that the bill says nothing more about them.
  var unread: Set<String> = []
  var partiesNamed: Set<String> = []
  /// Blocks of code that take in a scene, each reported once.
  var fencesReported: Set<Place>

  init(source: SourceText, header: Header, outline: Outline, measures: [String], findings: Findings) {
    self.findings = findings
    self.source = source
    self.outline = outline
    fencesReported = outline.fencesReported
    facts = KnownFacts(header, measures: measures)
    parties = Set(header.parties.map(\.name))
    knowsParties = header.isReadable && header.knowsParties
  }

  mutating func introduction(_ blocks: [Markdown]) -> [Passage] {
    let prose = prose(blocks, in: .introduction)
    return prose.passages
  }

  mutating func scene(_ section: Outline.Section) -> Scene? {
    var section = section
    section.blocks = withLooseEntries(section.blocks)
    let lists = section.blocks.indices.filter { section.blocks[$0].isWayOut }
    let end = lists.first ?? section.blocks.endIndex
    let start = findings.count
    let prose = prose(Array(section.blocks[..<end]), in: .scene)
    let before = findings.count
    let exit: Exit?
    if let first = lists.first {
      if let ending = prose.endings.first {
        findings.add(.twoExits("a list of links follows this ending", at: ending.place))
      }
      var items = section.blocks[first].children
      reportAround(lists, in: section)
      for index in lists.dropFirst() { items += section.blocks[index].children }
      exit = self.exit(items, list: section.blocks[first], argue: prose.argue)
    } else {
      exit = ending(prose, of: section, saidSince: start)
    }
    guard let exit else {
      unread.insert(section.id)
      return nil
    }
    if let situation = prose.situation, exit.choices.isEmpty {
      findings.add(.situationOfNothing(at: situation.place))
    }
    if findings.count > before { unread.insert(section.id) }
    var scene = Scene(id: SceneID(section.id), title: section.title, exit: exit, place: section.place)
    scene.prose = prose.passages
    scene.questions = prose.questions
    scene.situation = prose.situation?.words
    return scene
  }

  /// What stands between two lists or after the last one.
  private mutating func reportAround(_ lists: [Int], in section: Outline.Section) {
    for (index, next) in zip(lists, lists.dropFirst()) {
      let between = section.blocks[(index + 1)..<next]
      if let words = between.first {
        findings.add(.splitList(at: source.place(of: words)))
      } else {
        findings.add(
          .secondList(at: source.place(of: section.blocks[next]))
        )
      }
      for block in between { reportSurprises(in: block) }
    }
    guard let last = lists.last else { return }
    let after = section.blocks[(last + 1)...].filter { $0.noteInQuote != .author }
    if let words = after.first { reportAfter("list of links", words) }
    for block in after { reportSurprises(in: block) }
  }

  private mutating func reportAfter(_ exit: String, _ block: Markdown) {
    let place = source.place(of: block)
    let isBill = isBill(block)
    findings.add(isBill ? .billWithoutWord(at: place) : .afterExit(exit, at: place))
  }

  /// True for a block of code whose lines all begin like those of a bill, and one with a scene of this story.
  private func isBill(_ block: Markdown) -> Bool {
    guard case .code = block.kind else { return false }
    let lines = codeLines(block.literal).filter { !$0.words.isEmpty && !$0.hasPrefix("#") }
    var isOurs = false
    for line in lines {
      guard let colon = line.firstIndex(of: ":") else { return false }
      let place = line[..<colon].split(separator: "/").map { String(Substring($0.utf8.trimmed)) }
      guard let scene = place.first, place.count <= 2, place.allSatisfy(isWord) else { return false }
      let entry = Token.all(in: String(line[line.index(after: colon)...])).prefix(2).map(\.text)
      let isPriced = place.count == 2 || entry.first == "does" || entry.first == "for"
      isOurs = isOurs || ((isPriced || entry.last == "+" || entry.last == "-") && outline.ids.contains(scene))
    }
    return isOurs
  }

  private mutating func ending(_ prose: Prose, of section: Outline.Section, saidSince start: Int) -> Exit? {
    guard let ending = prose.endings.first else {
      let isExplained = findings.listed.dropFirst(start).contains { $0.code == Finding.runTogether }
      if !outline.isCutShort, !isExplained { findings.add(.noExit(section.title, at: section.place)) }
      return nil
    }
    if prose.endings.count > 1 {
      findings.add(.twoExits("a second ending stands here", at: prose.endings[1].place))
    }
    if let argue = prose.argue {
      findings.add(
        .argue("“argue” marks a decision, and this scene ends the story", "delete it", at: argue.place))
    }
    let after = section.blocks.first { $0.line > ending.line && $0.noteInQuote != .author }
    if let words = after, prose.endings.count == 1 {
      reportAfter("ending", words)
    }
    return .ending(self.ending(ending))
  }
}

extension Markdown {
  /// True for a list that is meant to lead on: it has a link, or begins like one that should.
  var isWayOut: Bool {
    guard isList else { return false }
    return children.contains { item in
      guard let first = item.children.first, first.kind == .paragraph else { return false }
      if first.children.contains(where: { $0.target != nil }) || first.brokenLink != nil { return true }
      guard let lead = first.children.first, lead.kind == .span else { return false }
      let words = lead.literal.words
      guard let word = words.first else { return false }
      let isWeight =
        word == "rest" || (word.utf8.first?.isDigit == true && lead.literal.utf8.contains(UInt8(ascii: "%")))
      return isWeight || (words.count <= 2 && Verb(rawValue: word) != nil)
    }
  }
}
