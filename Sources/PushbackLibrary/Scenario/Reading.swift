package import PushbackCore

/// What came of reading a scenario: the scenario, unless something is wrong with it, and everything there is to mend.
package struct Reading: Sendable {
  /// Nil exactly when a finding is an error.
  package let scenario: Scenario?
  package let findings: [Finding]
  /// The warnings that its header allows.
  package let allowances: [Allowance]
  package let file: SourceFile

  init(scenario: Scenario?, findings: [Finding], allowances: [Allowance] = [], file: SourceFile) {
    self.allowances = allowances
    self.scenario = findings.contains { $0.severity == .error } ? nil : scenario
    self.findings = findings
    self.file = file
  }

  /// Reads a scenario's text, such as a session keeps it.
  package init(_ text: String, id: ScenarioID, knowing vocabulary: Vocabulary) {
    let bytes = Array(text.utf8)
    self.init(bytes: bytes, id: id, name: "scenarios/\(id)\(Form(of: bytes).ending)", knowing: vocabulary)
  }

  /// The name says which form it is; any that does not is Markdown's.
  package init(bytes: [UInt8], id: ScenarioID, name: String, knowing vocabulary: Vocabulary) {
    let form = Form(file: name) ?? .markdown
    let (text, refusals) = Intake.accept(bytes, as: form)
    let file = SourceFile(name: name, text: text)
    guard refusals.isEmpty else {
      self.init(scenario: nil, findings: refusals, file: file)
      return
    }
    var findings = Findings()
    var allowances: [Allowance] = []
    let scenario: Scenario?
    switch form {
    case .markdown:
      let header = Header(text, vocabulary: vocabulary, findings: &findings)
      allowances = header.allowances
      scenario = Scenario(reading: text, below: header, id: id, vocabulary: vocabulary, findings: &findings)
    case .json:
      scenario = Scenario(readingJSON: text, id: id, vocabulary: vocabulary, findings: &findings)
    }
    self.init(scenario: scenario, findings: findings.inOrder, allowances: allowances, file: file)
  }
}

extension Scenario {
  /// The scenario as far as it can be read; whether it can be played, the findings say.
  init?(
    reading source: SourceText, below header: Header, id: ScenarioID, vocabulary: Vocabulary,
    findings: inout Findings
  ) {
    let (tree, tooDeep) = Markdown.parse(source, after: header.lines)
    if let tooDeep {
      findings.add(.tooDeep(at: tooDeep))
      return nil
    }
    findings.add(contentsOf: tree.swallowedDefinitions(in: source, after: header.lines))
    let outline = Outline(tree, in: source, titleLine: header.lines + 1, findings: &findings)
    var reader = SceneReader(
      source: source, header: header, outline: outline, measures: vocabulary.measures, findings: findings)
    if let title = outline.titleHeading { reader.reportSurprises(in: title) }
    let introduction = reader.introduction(outline.introduction)
    var scenes = outline.scenes.compactMap { reader.scene($0) }

    var bill = BillReader(
      source: source, vocabulary: vocabulary, outline: outline, unread: reader.unread,
      findings: reader.findings)
    for block in outline.bills { bill.apply(block, to: &scenes) }
    findings = bill.findings

    if let start = header.start, !outline.ids.contains(start.id), !outline.isExcused(start.id),
      !outline.isCutShort
    {
      findings.add(.unknownStart(start.id, known: outline.proposedIDs, at: start.place))
    }
    if reader.unread.isEmpty, !outline.isCutShort, outline.swallowed.isEmpty {
      for (party, place) in header.parties where isWord(party) && !reader.partiesNamed.contains(party) {
        findings.add(.partyInNoEnding(party, at: place))
      }
    }
    guard let title = outline.title, let first = scenes.first else { return nil }

    self.init(id: id, title: title, scenes: scenes, start: header.start.map { SceneID($0.id) } ?? first.id)
    summary = header.summary
    role = header.role
    minutes = header.minutes
    articles = header.articles
    parties = header.parties.map { PartyName($0.name) }
    facts = header.facts
    measures = bill.measures
    self.introduction = introduction
  }
}
