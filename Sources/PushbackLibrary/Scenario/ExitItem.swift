import PushbackCore

/// One entry of a list that leads on: what stands before its link, the link, what stands after it, and below.
struct ExitItem {
  /// A code span after the link with the words that follow it.
  struct Remark {
    let span: Inset
    let words: String
  }

  enum Lead {
    case weight, condition, id, none
  }

  let place: Place
  let line: Int
  let lead: Inset?
  let text: String
  let target: SceneID
  let remarks: [Remark]
  /// Said after it is taken.
  let said: [Markdown]

  let leadKind: Lead

  static func kind(of lead: String?) -> Lead {
    guard let lead, let first = Token.all(in: lead).first else { return .none }
    if first.text == "if" { return .condition }
    return first.kind == .number || first.text.lowercased() == "rest" ? .weight : .id
  }
}

extension SceneReader {
  /// The entries of a list that have a link; the others are reported.
  mutating func items(_ nodes: [Markdown]) -> [ExitItem] {
    var nodes = nodes[...]
    let plain = nodes.prefix { !$0.linkInFirstParagraph && $0.children.first?.leadingSpan == nil }
    if !plain.isEmpty, plain.count < nodes.count {
      nodes = nodes.dropFirst(plain.count)
      for node in plain { reportSurprises(in: node) }
      if let first = nodes.first { findings.add(.listMerged(at: source.place(of: first))) }
    }
    return nodes.compactMap { item($0) }
  }

  private mutating func item(_ node: Markdown) -> ExitItem? {
    let said = Array(node.children.dropFirst())
    guard let paragraph = node.children.first, paragraph.kind == .paragraph,
      let index = paragraph.children.firstIndex(where: { $0.target != nil }),
      let target = paragraph.children[index].target
    else {
      report(withoutLink: node)
      return nil
    }
    let link = paragraph.children[index]
    let lead = lead(Array(paragraph.children[..<index]))
    let remarks = remarks(Array(paragraph.children[(index + 1)...]))
    let text = link.plain
    if text.utf8.allSatisfy(\.isBlank) { findings.add(.linkWithoutText(at: source.place(of: link))) }
    for child in link.children where child.kind == .image || child.kind == .tag { reportSurprises(in: child) }
    return ExitItem(
      place: source.place(of: node), line: node.line, lead: lead, text: text,
      target: scene(target, of: link, in: paragraph), remarks: remarks, said: said,
      leadKind: ExitItem.kind(of: lead?.text))
  }

  /// The code span before the link; anything else there is reported.
  private mutating func lead(_ nodes: [Markdown]) -> Inset? {
    let nodes = nodes.withoutLeadingBlanks.filter { !$0.isBlank }
    guard let first = nodes.first else { return nil }
    guard first.kind == .span else {
      let words = Text(nodes).plain
      if !nodes.contains(where: { $0.kind == .span }), let meant = Bare.lead(words) {
        findings.add(.backticksMissing(meant, at: source.place(of: first)))
        return Inset(meant, line: first.line, byte: first.byte, in: source)
      }
      reportWords([first], .beforeLink)
      return nodes.first { $0.kind == .span }.map { Inset($0, in: source) }
    }
    if nodes.count > 1 {
      if nodes[1].kind == .span {
        findings.add(
          .spanNotHere(
            "a second code span stands before the link",
            "write verb and id in one, `\(first.literal) \(nodes[1].literal)`, and everything else after the link",
            at: source.place(of: nodes[1])))
      } else {
        reportWords([nodes[1]], .beforeLink)
      }
    }
    return Inset(first, in: source)
  }

  private mutating func remarks(_ nodes: [Markdown]) -> [ExitItem.Remark] {
    var remarks: [ExitItem.Remark] = []
    var words: [Markdown] = []
    var span: Markdown?
    var wrapped = false
    var isReported = false
    if let second = nodes.first(where: { $0.target != nil }) {
      findings.add(.severalLinks(at: source.place(of: second)))
      isReported = true
    }
    for node in nodes {
      switch node.kind {
      case .span:
        if let span { remarks.append(remark(span, words)) }
        span = node
        words = []
      case .link: continue
      case .image, .tag: reportSurprises(in: node)
      default:
        if span == nil, !node.isBlank, !isReported {
          reportWords([node], wrapped ? .nextLine : .afterLink)
          isReported = true
        }
        if node.kind == .softBreak || node.kind == .lineBreak { wrapped = true }
        words.append(node)
      }
    }
    if let span { remarks.append(remark(span, words)) }
    return remarks
  }

  private mutating func remark(_ span: Markdown, _ words: [Markdown]) -> ExitItem.Remark {
    let inset = spelled(Inset(span, in: source))
    let text = String(Substring(Text(words).plain.utf8.trimmed))
    if !inset.isCondition, let first = words.withoutLeadingBlanks.first(where: { !$0.isBlank }) {
      let wrapped = words.prefix { $0.isBlank }.contains { $0.kind == .softBreak || $0.kind == .lineBreak }
      reportWords([first], wrapped ? .nextLine : .afterLink)
    }
    return ExitItem.Remark(span: inset, words: text)
  }

  private mutating func reportWords(_ nodes: [Markdown], _ outside: Finding.Outside) {
    guard let first = nodes.withoutLeadingBlanks.first else { return }
    let words = String(Substring(Text(nodes).plain.utf8.trimmed))
    if outside != .beforeLink, let meant = bareRemark(words) {
      findings.add(.backticksMissing(meant, at: source.place(of: first)))
      return
    }
    findings.add(.wordsOutside(words, outside, at: source.place(of: first)))
  }

  /// The scene a link leads to; reported where there is none.
  private mutating func scene(_ target: String, of link: Markdown, in paragraph: Markdown) -> SceneID {
    let id = String(target.dropFirst())
    if outline.ids.contains(id), target.utf8.first == UInt8(ascii: "#") { return SceneID(id) }
    // Said of the scene's title already.
    if target.utf8.first == UInt8(ascii: "#"), outline.isExcused(id) { return SceneID(id) }
    let place = place(ofTarget: target, of: link, until: paragraph.endLine)
    if target.utf8.first != UInt8(ascii: "#") || id.isEmpty {
      if target.isEmpty || target == "#" {
        findings.add(.linkWithoutTarget(at: place))
      } else if outline.ids.contains(target) {
        findings.add(.linkWithoutHash(target, at: place))
      } else {
        findings.add(.linkLeavesFile(target, at: place))
      }
    } else if let (title, place) = outline.swallowed[id] {
      if fencesReported.insert(place).inserted { findings.add(.fenceAroundScene(title, at: place)) }
    } else if !outline.isCutShort {
      findings.add(.unknownTarget(id, known: outline.proposedIDs, at: place))
    }
    return SceneID(id)
  }

  /// Where the target itself stands, which the parser does not say.
  private func place(ofTarget target: String, of link: Markdown, until last: Int) -> Place {
    let wanted = Array("](\(target)".utf8)
    for number in link.line...max(link.line, last) {
      let line = Array(source.line(number))
      var index = number == link.line ? link.byte - 1 : 0
      while index + wanted.count <= line.count {
        if line[index..<(index + wanted.count)].elementsEqual(wanted) {
          return source.place(line: number, byte: index + 3)
        }
        index += 1
      }
    }
    return source.place(of: link)
  }
}

extension Markdown {
  var linkInFirstParagraph: Bool {
    guard let first = children.first, first.kind == .paragraph else { return false }
    return first.children.contains { $0.target != nil }
  }
}
