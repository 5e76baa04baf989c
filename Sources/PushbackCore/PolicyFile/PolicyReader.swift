/// Reads a policy out of the blocks of a document: ours, ours after people worked on it, or anybody’s.
struct PolicyReader {
  var policy = Policy()
  var section = Policy.Section.front
  /// The heading above, for rules their group.
  var heading = ""
  private var level = 1
  /// Whether the last entry under *Decision needed* is about rules that do not fit.
  var isContradiction = false
  /// Whether the rule above is crossed out, and its check with it.
  var isCrossedOut = false
  /// The words of force that count.
  let force: (PlacedText) -> [PlacedText.ForceWord]

  init(_ blocks: [PlacedBlock], force: @escaping (PlacedText) -> [PlacedText.ForceWord]) {
    self.force = force
    for block in blocks { read(block) }
    settlePositions()
  }

  private mutating func read(_ block: PlacedBlock) {
    guard case .heading(let level, let text) = block else {
      note(block)
      return readContent(block)
    }
    enter(level, text)
  }

  private mutating func enter(_ level: Int, _ text: PlacedText) {
    for index in policy.headings.indices.reversed().prefix(8) where policy.headings[index].level < level {
      policy.headings[index].isEmpty = false
      break
    }
    policy.headings.append(Policy.Heading(level: level, text: text))
    if let number = text.leadingNumber { policy.numbers.insert(number) }
    defer {
      policy.passages.append(Policy.Passage(section: section, under: heading, text: text, isHeading: true))
    }
    if policy.title == nil, level == 1 {
      policy.title = text
      return
    }
    if section == .annexA, level > self.level { return beginTrace(text) }
    if let known = Policy.Section(heading: text.plain) {
      (section, self.level, heading) = (known, level, known == .rules ? "" : text.plain)
      policy.sections.insert(known)
      return
    }
    if level <= self.level || section == .front {
      (section, self.level) = (.other, level)
      policy.sections.insert(.other)
    }
    heading = text.plain
  }

  /// Keeps every text with the part it stands in, and what cannot be read.
  private mutating func note(_ block: PlacedBlock) {
    if case .rule = block { return }
    if let last = policy.headings.indices.last { policy.headings[last].isEmpty = false }
    let isQuoted = if case .quote = block { true } else { false }
    policy.passages += block.texts.filter { !$0.isEmpty }.map {
      Policy.Passage(section: section, under: heading, text: $0, isQuoted: isQuoted)
    }
    noteParts(block)
  }

  private mutating func noteParts(_ block: PlacedBlock) {
    switch block {
    case .unread(let what, let place): policy.unread.append(Policy.Unread(what: what, place: place))
    case .list(let items):
      policy.numbers.formUnion(items.compactMap(\.number))
      for block in items.flatMap(\.blocks) { noteParts(block) }
    case .quote(let blocks): for block in blocks { noteParts(block) }
    case .paragraph(let text): if let number = text.leadingNumber { policy.numbers.insert(number) }
    default: break
    }
  }

  mutating func misread(_ what: String, _ text: PlacedText) {
    policy.unread.append(Policy.Unread(what: what, place: text.place))
  }

  private mutating func readContent(_ block: PlacedBlock) {
    switch section {
    case .adopted, .needed, .nobody, .notDecided, .annexC: readLines(block)
    case .signers: break
    case .control: readControl(block)
    case .definitions, .roles: readEntries(block)
    case .changeLog: readChanges(block)
    case .decisionNeeded: readOpen(block)
    case .annexA: readTrace(block)
    case .annexB: readReferences(block)
    case .signOff: readSignOff(block)
    case .front:
      if !readControlInFront(block) { readRules(block) }
    case .purpose, .rules, .other: readRules(block)
    }
  }

  private mutating func readLines(_ block: PlacedBlock) {
    guard case .list(let items) = block else { return }
    policy.lines[section, default: []] += items.compactMap { $0.blocks.first?.texts.first }
  }

  /// A rule has the position of its trace; the first of several.
  private mutating func settlePositions() {
    var positions: [Int: Position] = [:]
    for trace in policy.traces {
      if case .rule(let number) = trace.subject, positions[number] == nil {
        positions[number] = trace.position
      }
    }
    for index in policy.rules.indices {
      policy.rules[index].position = policy.rules[index].number.flatMap { positions[$0] }
    }
  }
}

extension Policy {
  /// What a document says, as far as it can be understood; the rest is in `unread`.
  package init(reading blocks: [PlacedBlock]) {
    let policy = PolicyReader(blocks, force: \.forces).policy
    guard policy.rules.isEmpty, !policy.isTraced else {
      self = policy
      return
    }
    self = PolicyReader(blocks, force: \.smallForces).policy
    isInSmallLetters = !rules.isEmpty
  }

  package init(reading document: Document) { self.init(reading: document.blocks.map(PlacedBlock.init)) }
}
