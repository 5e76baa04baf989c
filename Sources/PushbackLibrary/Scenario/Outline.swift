import PushbackCore

/// A page cut at its headings: title, introduction, scenes, bill.
struct Outline {
  struct Section {
    let id: String
    let title: String
    let place: Place
    var blocks: [Markdown] = []
  }

  var title: String?
  /// What the title was read from.
  var titleHeading: Markdown?
  var introduction: [Markdown] = []
  var scenes: [Section] = []
  var bills: [Markdown] = []
  /// The ids links can lead to.
  var ids: Set<String> = []
  /// The same in the order of the page.
  var orderedIDs: [String] { scenes.map(\.id) }
  /// The ids that scenes would have whose titles cannot stay, by those they have.
  var plainIDs: [String: String] = [:]
  /// True where nothing is to be said of a name but what is said of the scene's title.
  func isExcused(_ id: String) -> Bool { plainIDs.values.contains(id) }
  /// The ids in the order of the page, as they will be once the titles are plain.
  var proposedIDs: [String] { orderedIDs.map { plainIDs[$0] ?? $0 } }
  /// True where an open fence has swallowed the rest of the file, so that nothing can be said to be missing.
  var isCutShort = false
  /// Scenes inside a block of code, by id: the block has lost its end, or one before it has.
  var swallowed: [String: (title: String, place: Place)] = [:]
  /// Blocks that have been reported for that.
  var fencesReported: Set<Place> = []

  init(_ tree: Markdown, in source: SourceText, titleLine: Int, findings: inout Findings) {
    var titleAnchor: String?
    var linesOfScenes: [String: Int] = [:]
    let areScenesUnderlined = Outline.areScenesUnderlined(tree, in: source)
    let sceneLevel = Outline.sceneLevel(tree, in: source, findings: &findings)
    for block in tree.children.flatMap({ Outline.splitAtLooseHeading($0, in: source, findings: &findings) }) {
      let scene = noteScenes(inside: block, at: source.place(of: block))
      if case .code(let language, _) = block.kind, language.lowercased() == "bill" {
        if language != "bill" {
          findings.add(.spelledOtherwise(language, "bill", at: source.place(of: block)))
        }
        // Such a block is the page itself, so its lines say nothing about prices.
        if let scene {
          findings.add(.fenceAroundScene(scene, at: source.place(of: block)))
          fencesReported.insert(source.place(of: block))
          continue
        }
        if let first = bills.first {
          findings.add(.secondBill(first: first.line, at: source.place(of: block)))
        }
        bills.append(block)
        continue
      }
      if case .code(_, .open) = block.kind { isCutShort = true }
      guard case .heading(let level) = block.kind else {
        keep(block, in: source, findings: &findings)
        continue
      }
      let words = block.plain
      let place = source.place(of: block)
      if Outline.isUnderlined(block, in: source) {
        report(underlined: block, level: level, in: source, findings: &findings)
        if level == 1, title == nil {
          (title, titleHeading) = (words, block)
          continue
        }
        guard level == 2, areScenesUnderlined else {
          keep(block.asParagraph, in: source, findings: &findings)
          continue
        }
      }
      switch level {
      case 1 where title == nil:
        (title, titleHeading) = (words, block)
        titleAnchor = anchor(words)
      case 1, sceneLevel:
        if level == 1 { findings.add(.secondTitle(words, at: place)) }
        let id = anchor(words)
        let isPlain = block.children.allSatisfy { $0.kind == .text }
        if let finding = isPlain
          ? Outline.trouble(inTitle: words, id: id, at: place) : .markedTitle(at: place)
        {
          findings.add(finding)
        }
        if let first = linesOfScenes[id] {
          findings.add(.sceneTwice(id, first: first, at: place))
        } else if id == titleAnchor {
          findings.add(.sceneLikeTitle(id, at: place))
        }
        linesOfScenes[id] = linesOfScenes[id] ?? block.line
        scenes.append(Section(id: id, title: words, place: place))
        if let plain = Outline.plainTitle(words) { plainIDs[id] = anchor(plain) }
      default:
        findings.add(.headingTooLow(level, at: place))
      }
    }
    ids = Set(scenes.map(\.id))
    if titleHeading?.hasWords != true {
      let place = titleHeading.map { source.place(of: $0) }
      findings.add(.titleMissing(at: place ?? Place(line: min(titleLine, source.lineCount), column: 1)))
    }
    if scenes.isEmpty, !isCutShort {
      findings.add(.noScene(at: Place(line: source.lastLineWithWords, column: 1)))
    }
    if let bill = bills.first, let last = tree.children.last, last.line > bill.line, bills.count == 1 {
      findings.add(.billNotLast(at: source.place(of: bill)))
    }
  }

  /// Keeps the scenes that a block of code has taken in, and gives the first one's title.
  private mutating func noteScenes(inside block: Markdown, at place: Place) -> String? {
    guard case .code = block.kind, block.literal.utf8.contains(UInt8(ascii: "#")) else { return nil }
    var first: String?
    for line in codeLines(block.literal) where line.hasPrefix("## ") {
      let title = String(line.dropFirst(3))
      let id = anchor(title)
      if swallowed[id] == nil { swallowed[id] = (title, place) }
      first = first ?? title
    }
    return first
  }

  private mutating func keep(_ block: Markdown, in source: SourceText, findings: inout Findings) {
    if let last = scenes.indices.last {
      scenes[last].blocks.append(block)
      return
    }
    if title == nil, introduction.isEmpty { findings.add(.beforeTitle(at: source.place(of: block))) }
    introduction.append(block)
  }

  private func report(underlined block: Markdown, level: Int, in source: SourceText, findings: inout Findings)
  {
    let mark = UInt8(ascii: level == 1 ? "=" : "-")
    let line = (block.line + 1...max(block.line + 1, block.endLine)).first { number in
      let words = source.line(number).trimmed
      return !words.isEmpty && words.allSatisfy { $0 == mark }
    }
    findings.add(
      .underlinedHeading(
        block.plain, mark: level == 1 ? "===" : "---", at: Place(line: line ?? block.line + 1, column: 1)))
  }
}

extension Finding {
  fileprivate static func markedTitle(at place: Place) -> Finding {
    .sceneTitle(
      "a scene's title is plain words, without code, bold, links or line breaks", "take the marks away",
      at: place)
  }
}

extension Markdown {
  /// False for what is only tags and pictures.
  fileprivate var hasWords: Bool {
    switch kind {
    case .tag, .image: false
    case .text, .span: !isBlank
    default: children.contains(where: \.hasWords)
    }
  }

  var asParagraph: Markdown {
    var paragraph = self
    paragraph.kind = .paragraph
    return paragraph
  }
}

extension SourceText {
  var lastLineWithWords: Int {
    var number = lineCount
    while number > 1, line(number).allSatisfy(\.isBlank) { number -= 1 }
    return number
  }
}
