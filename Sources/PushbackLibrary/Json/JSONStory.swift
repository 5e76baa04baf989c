import PushbackCore

extension Scenario {
  /// The scenario as far as it can be read; whether it can be played, the findings say.
  init?(readingJSON source: SourceText, id: ScenarioID, vocabulary: Vocabulary, findings: inout Findings) {
    guard let root = JSONNode.parse(source, findings: &findings) else { return nil }
    var reader = JSONReader(vocabulary: vocabulary, findings: findings)
    defer { findings = reader.findings }
    guard let scenario = reader.story(root, id: id) else { return nil }
    self = scenario
  }
}

extension JSONReader {
  static let keys = [
    "$schema", "format", "version", "title", "summary", "role", "minutes", "articles", "parties", "facts",
    "start", "introduction", "scenes",
  ]

  fileprivate mutating func story(_ root: JSONNode, id: ScenarioID) -> Scenario? {
    guard
      let fields = object(
        root, "the story", keys: Self.keys, required: ["format", "version", "title", "scenes"])
    else { return nil }
    if let format = fields["format"], format.text != Scenario.formatName {
      report(.unknownFormat(format.given, at: format.place), format)
    }
    if let version = fields["version"], version.integer != Scenario.formatVersion {
      report(.unknownVersion(version.given, at: version.place), version)
    }
    _ = text(fields["$schema"], "“$schema”")
    let title = fields["title"].flatMap {
      words($0, "“title”", or: .emptyTitle(at: $0.place), at: root)
    }
    let minutes = minutes(fields["minutes"])
    let articles = articles(fields["articles"])
    readParties(fields["parties"])
    let facts = readFacts(fields["facts"])
    let nodes = elements(fields["scenes"], "“scenes”")
    if let scenes = fields["scenes"], nodes.isEmpty { report(.noScenes(at: scenes.place), scenes) }
    noteScenes(nodes, titleAnchor: title.map(anchor))

    let introduction = passages(fields["introduction"], "“introduction”", in: .page)
    let scenes = nodes.compactMap { scene($0) }
    let start = start(fields["start"])
    if scenes.count == nodes.count {
      for (party, place) in parties where isWord(party) && !partiesNamed.contains(party) {
        findings.add(.partyInNoEnding(party, at: place))
      }
    }
    guard let title, let first = scenes.first else { return nil }
    var story = Scenario(id: id, title: title, scenes: scenes, start: start ?? first.id)
    story.summary = headerText(fields["summary"], "“summary”")
    story.role = headerText(fields["role"], "“role”")
    story.minutes = minutes
    story.articles = articles
    story.parties = parties.map { PartyName($0.name) }
    story.facts = facts
    story.measures = measures
    story.introduction = introduction
    return story
  }

  /// As in Markdown: those that prices name, in the order of the content.
  private var measures: [MeasureID] {
    let order = vocabulary.measures.isEmpty ? measured.sorted() : vocabulary.measures
    return order.filter { measured.contains($0) }.map { MeasureID($0) }
  }

  private mutating func headerText(_ node: JSONNode?, _ what: String) -> String {
    String(Substring((text(node, what, lines: .several) ?? "").utf8.trimmedAtEnd))
  }

  private mutating func minutes(_ node: JSONNode?) -> Scenario.Minutes? {
    guard let node,
      let fields = object(node, "“minutes”", keys: ["alone", "room"], required: ["alone", "room"])
    else { return nil }
    let alone = integer(fields["alone"], "“alone”", in: 1...600)
    let room = integer(fields["room"], "“room”", in: 1...600)
    guard let alone, let room else { return nil }
    return Scenario.Minutes(alone: alone, room: room)
  }

  private mutating func articles(_ node: JSONNode?) -> [Scenario.ArticleSection] {
    var seen: Set<String> = []
    var articles: [Scenario.ArticleSection] = []
    for node in elements(node, "“articles”") {
      guard let name = text(node, "an article") else { continue }
      if !seen.insert(name).inserted {
        report(.nameTwice(name, in: "“articles”", at: node.place), node)
        continue
      }
      let section = Scenario.ArticleSection(name)
      if let finding = vocabulary.trouble(in: section, at: node.place) {
        report(finding, node)
      } else {
        articles.append(section)
      }
    }
    return articles
  }

  private mutating func readParties(_ node: JSONNode?) {
    for node in elements(node, "“parties”") {
      guard let name = text(node, "a party") else { continue }
      if !isWord(name) {
        report(.badName(name, of: "a party", smallLetters, proposal: proposal(name), at: node.place), node)
      } else if parties.contains(where: { $0.name == name }) {
        report(.nameTwice(name, in: "“parties”", at: node.place), node)
        continue
      }
      parties.append((name, node.place))
    }
  }

  private mutating func start(_ node: JSONNode?) -> SceneID? {
    guard let node, let id = text(node, "“start”") else { return nil }
    if !knownScenes.contains(id) { report(.unknownStart(id, known: sceneIDs, at: node.place), node) }
    return SceneID(id)
  }

  /// The ids that links can lead to must be known before the first link is read.
  private mutating func noteScenes(_ nodes: [JSONNode], titleAnchor: String?) {
    var lines: [String: Int] = [:]
    for node in nodes {
      guard let id = node.members?.first(where: { $0.name == "id" })?.value, let name = id.text else {
        continue
      }
      if let first = lines[name] {
        report(.sceneTwice(name, first: first, at: id.place), id)
        continue
      }
      if name == titleAnchor { report(.sceneLikeTitle(name, at: id.place), id) }
      lines[name] = id.place.line
      sceneIDs.append(name)
    }
    knownScenes = Set(sceneIDs)
  }
}
