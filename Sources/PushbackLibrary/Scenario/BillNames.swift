import PushbackCore

extension BillReader {
  mutating func acts(_ part: Inset, _ entry: inout Entry) -> [ActID] {
    entry.onlyForChoices = entry.onlyForChoices ?? part.place
    var acts: [ActID] = []
    for item in part.split(at: UInt8(ascii: ",")) {
      if acts.contains(ActID(item.text)) {
        findings.add(.billTwice("the act “\(brief(item.text))”", first: nil, at: item.place))
      } else if item.text.isEmpty {
        findings.add(
          .billLine("an act is missing", "name one after “does”, or delete the comma", at: item.place))
      } else if !vocabulary.acts.isEmpty, !vocabulary.acts.contains(item.text) {
        findings.add(
          .unknownName(
            item.text, "act", among: vocabulary.acts.sorted(), called: "acts",
            otherwise: "acts stand in Content/acts.yaml", at: item.place))
      } else {
        acts.append(ActID(item.text))
      }
    }
    return acts
  }

  mutating func positions(_ part: Inset, _ entry: inout Entry) -> [Position] {
    entry.onlyForChoices = entry.onlyForChoices ?? part.place
    var positions: [Position] = []
    for item in part.split(at: UInt8(ascii: ",")) {
      guard let position = Position(item.text) else {
        findings.add(
          .billLine(
            "“\(brief(item.text))” is no position", "write topic/stance: exceptions/risk-acceptance",
            at: item.place))
        continue
      }
      if positions.contains(position) {
        findings.add(.billTwice("the position “\(brief(item.text))”", first: nil, at: item.place))
      } else if let finding = vocabulary.trouble(
        in: position, at: item.place, stanceAt: item.place(at: position.topic.utf8.count + 1))
      {
        findings.add(finding)
      } else {
        positions.append(position)
      }
    }
    return positions
  }

  /// Puts an entry where its key says.
  mutating func price(_ key: Inset, with entry: Entry, indices: [String: Int], in scenes: inout [Scene]) {
    let parts = key.split(at: UInt8(ascii: "/"))
    let name = parts[0].text
    guard parts.count <= 2, !name.isEmpty else {
      findings.add(
        .billLine(
          "“\(brief(key.text))” names no choice", "write scene/choice, scene/target or ending", at: key.place)
      )
      return
    }
    guard outline.ids.contains(name) else {
      if !outline.isCutShort, outline.swallowed[name] == nil, !outline.isExcused(name) {
        findings.add(
          .billKey(
            "the bill prices the scene “\(brief(name))”, which is not there",
            didYouMean(
              name, among: outline.proposedIDs, called: "scenes", otherwise: "use the id of a ## heading"),
            at: key.place))
      }
      return
    }
    guard !unread.contains(name), let index = indices[name] else { return }
    let inner = parts.count == 2 ? parts[1] : nil
    switch scenes[index].exit {
    case .decision(var decision):
      let ids = decision.choices.map(\.id.text)
      guard let choice = find(inner, among: ids, called: "choice", in: name, at: key) else { return }
      // With two owners the choices would be copied to be changed, once for every line.
      scenes[index].exit = .continuation([])
      decision.choices[choice].effects = entry.effects
      decision.choices[choice].acts = entry.acts
      decision.choices[choice].positions = entry.positions
      scenes[index].exit = .decision(decision)
    case .chance(var outcomes):
      guard
        let outcome = find(inner, among: outcomes.map(\.target.text), called: "outcome", in: name, at: key),
        isPriceOnly(entry, "an outcome")
      else { return }
      outcomes[outcome].effects = entry.effects
      scenes[index].exit = .chance(outcomes)
    case .continuation:
      findings.add(
        .billKey(
          "“\(name)” only goes on, and nobody pays for that",
          "price the choice or draw that leads there, or the ending", at: key.place))
    case .ending(var ending):
      if let inner {
        findings.add(
          .billKey("“\(name)” is an ending and has no choices", "write \(name): alone", at: inner.place))
      } else if isPriceOnly(entry, "an ending") {
        ending.effects = entry.effects
        scenes[index].exit = .ending(ending)
      }
    }
  }

  private mutating func find(
    _ inner: Inset?, among ids: [String], called thing: String, in scene: String, at key: Inset
  ) -> Int? {
    guard let inner else {
      findings.add(
        .billKey("“\(scene)” is no ending", "say which \(thing): \(scene)/\(ids.first ?? "…")", at: key.place)
      )
      return nil
    }
    if let index = ids.firstIndex(of: inner.text) { return index }
    findings.add(
      .billKey(
        "the scene “\(scene)” has no \(thing) “\(brief(inner.text))”",
        didYouMean(
          inner.text, among: ids, called: "\(thing)s",
          otherwise: "it has: \(ids.prefix(6).joined(separator: ", "))"), at: inner.place)
    )
    return nil
  }

  private mutating func isPriceOnly(_ entry: Entry, _ thing: String) -> Bool {
    guard let place = entry.onlyForChoices else { return true }
    findings.add(
      .billLine(
        "\(thing) does nothing and stands for nothing", "only choices have “does” and “for”", at: place))
    return false
  }
}
