package import PushbackCore

/// A policy read from a file, as we write it, as people edited it, or as somebody else wrote it: what it says, the
/// rules one plays under, and in JSON the draft that is written again in another form.
package struct PolicyFile: Sendable {
  /// Nil exactly when nothing could be read.
  package let policy: Policy?
  package let file: SourceFile
  /// What is wrong with the file as such; what is wrong with the policy, `lint` says.
  package let findings: [Finding]
  /// The whole file, where it is JSON and can be read.
  let json: JSONNode?
  private let document: Document?

  /// The name says which form it is; any that does not is Markdown’s.
  package init(bytes: [UInt8], name: String) {
    let form = name.lowercased().hasSuffix(".json") ? Form.json : .markdown
    let (text, refusals) = Intake.accept(PolicyFile.plain(bytes), as: form)
    file = SourceFile(name: name, text: text)
    var findings = Findings()
    findings.add(contentsOf: refusals.map(Finding.policy))
    // What only shows wrongly can still be read.
    if refusals.allSatisfy({ $0.code == "PB004" }) {
      switch form {
      case .markdown:
        let blocks = PolicyFile.read(markdown: text, findings: &findings)
        json = nil
        document = blocks.map { Document($0.compactMap(Block.init)) }
        policy = blocks.map { Policy(reading: $0) }
      case .json:
        let read = PolicyJSON(text)
        (json, document, policy) = (read.root, read.document, read.policy)
        findings.add(contentsOf: read.findings.listed)
      }
    } else {
      (json, document, policy) = (nil, nil, nil)
    }
    self.findings = findings.inOrder
  }

  /// A draft that was kept, to be written in another form.
  package struct Kept: Sendable {
    package let title: String
    /// `YYYY-MM-DD`; nil where a page does not say when it was written.
    package let date: String?
    package let document: Document
    package let policy: Policy
  }

  /// The draft, or what is wrong with it: everything that is an error, and what only its export needs.
  package func kept() throws(Problem) -> Kept {
    var reader = JSONReader(vocabulary: Vocabulary(), findings: Findings())
    reader.findings.add(contentsOf: findings.filter { $0.severity == .error })
    if json == nil, let policy, let document, reader.findings.count == 0 {
      let written = policy.control.first { $0.name.plain.lowercased() == "written" }?.text.plain
      return Kept(
        title: policy.title?.plain ?? "AI policy",
        date: written.flatMap { $0.wholeMatch(of: /\d{4}-\d\d-\d\d/) == nil ? nil : $0 }, document: document,
        policy: policy)
    }
    if let json, let policy, let document {
      for key in ["title", "written"] where json[key] == nil {
        reader.report(.memberMissing(key, of: "the draft", at: json.place), json)
      }
      let title = reader.text(json["title"], "“title”")
      let date = reader.text(json["written"], "“written”")
      if let date, let node = json["written"], date.wholeMatch(of: /\d{4}-\d\d-\d\d/) == nil {
        reader.report(
          .wrongKind("“written”", wanted: "a day as 2026-03-01", given: node.given, at: node.place), node)
      }
      if let title, let date, reader.findings.count == 0 {
        return Kept(title: title, date: date, document: document, policy: policy)
      }
    }
    throw Problem(file: file, findings: reader.findings.inOrder)
  }

  /// As it would be without what editors on other systems add: a byte-order mark, carriage returns at line ends.
  private static func plain(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count <= Intake.largest else { return bytes }
    var bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard bytes.contains(0x0D) else { return bytes }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
      plain.append(byte)
    }
    return plain
  }

  private static func read(markdown text: SourceText, findings: inout Findings) -> [PlacedBlock]? {
    let (tree, tooDeep) = Markdown.parse(text)
    if let tooDeep {
      findings.add(.policy(.tooDeep(at: tooDeep)))
      return nil
    }
    var blocks = MarkdownBlocks(source: text)
    return blocks.blocks(tree)
  }
}

extension Finding {
  /// What the intake of every text file finds, said of a policy.
  static func policy(_ finding: Finding) -> Finding {
    switch finding.code {
    case "PB001", "PB003", "PB002":
      Finding(
        "PL001", at: finding.place, "the file is no text in UTF-8 with ordinary line ends",
        advice: "save it from its editor as UTF-8 text; a Word file has to be exported as Markdown first")
    case "PB004":
      Finding(
        "PL003", at: finding.place,
        finding.message.replacing("than what is played", with: "than what is written"),
        advice: "delete it; of the control characters only line ends and tabs may stand in a policy")
    case "PB005":
      Finding(
        "PL002", at: finding.place, finding.message,
        advice: "no policy is that long: check that this is the right file")
    default:
      Finding(
        "PL002", at: finding.place, "quotes, lists or brackets stand inside one another too deep to be read",
        advice: "take out the extra marks or the indentation")
    }
  }
}
