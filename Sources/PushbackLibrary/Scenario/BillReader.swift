import PushbackCore

/// Reads the bill and puts its prices, acts and positions where they belong.
struct BillReader {
  let source: SourceText
  let vocabulary: Vocabulary
  let outline: Outline
  /// Scenes about which nothing more is said, because their way out could not be read.
  let unread: Set<String>
  var findings: Findings
  private var lines: [String: Int] = [:]
  private var measured: Set<String> = []
  private let known: (measures: Set<String>, topics: [String])

  init(source: SourceText, vocabulary: Vocabulary, outline: Outline, unread: Set<String>, findings: Findings)
  {
    self.source = source
    self.vocabulary = vocabulary
    self.outline = outline
    self.unread = unread
    self.findings = findings
    known = (Set(vocabulary.measures), Array(vocabulary.stances.keys))
  }

  /// The measures the bill names, in the order of the content.
  var measures: [MeasureID] {
    let order = vocabulary.measures.isEmpty ? measured.sorted() : vocabulary.measures
    return order.filter { measured.contains($0) }.map { MeasureID($0) }
  }

  mutating func apply(_ block: Markdown, to scenes: inout [Scene]) {
    if case .code(_, .open) = block.kind, outline.isCutShort { return }
    if case .code(_, .open) = block.kind { findings.add(.fenceNotClosed(at: source.place(of: block))) }
    let indices = Dictionary(
      scenes.indices.map { (scenes[$0].id.text, $0) }, uniquingKeysWith: { first, _ in first })
    for (index, line) in codeLines(block.literal).enumerated() where !isNote(line) {
      let number = block.line + 1 + index
      let indent = source.line(number).count - line.utf8.count
      let inset = Inset(line, line: number, byte: max(1, indent + 1), in: source)
      guard let (key, entry) = entry(inset) else { continue }
      if let first = lines[key.text] {
        findings.add(.billTwice("“\(brief(key.text))”", first: first, at: key.place))
        continue
      }
      lines[key.text] = number
      price(key, with: entry, indices: indices, in: &scenes)
    }
  }

  /// An empty line, or one that is a note: `# as agreed on Tuesday`.
  private func isNote(_ line: String) -> Bool {
    let words = line.utf8.trimmed
    return words.isEmpty || words.starts(with: "# ".utf8) || words.elementsEqual("#".utf8)
  }

  /// What one line of the bill says.
  struct Entry {
    var effects: [Effect] = []
    var acts: [ActID] = []
    var positions: [Position] = []
    /// Where acts or positions begin, which only choices have.
    var onlyForChoices: Place?
  }

  private mutating func entry(_ inset: Inset) -> (key: Inset, entry: Entry)? {
    let halves = inset.split(at: UInt8(ascii: ":"))
    guard halves.count >= 2 else {
      findings.add(
        .billLine(
          "it has no colon", "write the choice, a colon and its price: scene/choice: trust +1",
          at: inset.place))
      return nil
    }
    guard halves.count == 2 else {
      findings.add(
        .billLine("it has a second colon", "write one choice to a line", at: halves[2].place(at: -1)))
      return nil
    }
    var entry = Entry()
    for part in halves[1].split(at: UInt8(ascii: ";")) where !part.text.isEmpty {
      switch part.firstWord {
      case "does": entry.acts += acts(part.after("does"), &entry)
      case "for": entry.positions += positions(part.after("for"), &entry)
      default: entry.effects += effects(part)
      }
    }
    if halves[1].text.isEmpty {
      findings.add(
        .billLine("nothing stands after the colon", "delete the line, or write a price", at: inset.place))
      return nil
    }
    return (halves[0], entry)
  }

  private mutating func effects(_ part: Inset) -> [Effect] {
    var effects: [Effect] = []
    for item in part.split(at: UInt8(ascii: ",")) {
      guard let effect = effect(item) else { continue }
      if effects.contains(where: { $0.measure == effect.measure }) {
        findings.add(.billTwice("the measure “\(effect.measure)”", first: nil, at: item.place))
      } else {
        effects.append(effect)
      }
    }
    return effects
  }

  private mutating func effect(_ item: Inset) -> Effect? {
    let tokens = Token.all(in: item.text)
    let name = tokens[0]
    guard name.kind == .word else {
      findings.add(.billLine("\(name.named) is no measure", "write a price such as trust +1", at: item.place))
      return nil
    }
    if !vocabulary.measures.isEmpty, !known.measures.contains(name.text) {
      let isAct = vocabulary.acts.contains(name.text)
      findings.add(
        isAct
          ? .billLine("“\(name.text)” is an act", "write “; does ” before the acts", at: item.place)
          : .unknownName(
            name.text, "measure", among: vocabulary.measures, called: "measures",
            otherwise: "measures stand in Content/measures.yaml", at: item.place))
      return nil
    }
    measured.insert(name.text)
    let sign = tokens[1]
    guard sign.text == "+" || sign.text == "-" else {
      let advice = sign.plainForm.map { "write “\($0)”" } ?? "write \(name.text) +1 or \(name.text) -1"
      findings.add(
        .billLine("“\(name.text)” needs a sign and a whole number", advice, at: item.place(at: sign.offset)))
      return nil
    }
    guard tokens.count > 3, tokens[2].kind == .number, let amount = Int(tokens[2].text), amount <= 99 else {
      findings.add(
        .billLine(
          "a price is a whole number up to 99", "write \(name.text) \(sign.text)1",
          at: item.place(at: tokens[2].offset)))
      return nil
    }
    guard tokens[3].kind == .end else {
      findings.add(
        .billLine(
          "\(tokens[3].named) stands after the price",
          "part prices with commas, and put “; ” before does and for", at: item.place(at: tokens[3].offset)))
      return nil
    }
    guard amount != 0 else {
      findings.add(.billLine("a price of 0 changes nothing", "delete it", at: item.place(at: sign.offset)))
      return nil
    }
    return Effect(MeasureID(name.text), sign.text == "+" ? amount : -amount)
  }
}
