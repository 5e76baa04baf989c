/// What many blind plays say about a story, for its author.
extension Walk {
  /// How scenes and ways are listed.
  package enum Listing: Sendable {
    case asWritten
    /// Those that fewest plays came to first.
    case rarestFirst
  }

  package func document(_ listing: Listing) -> Document {
    let measures = bills.isEmpty ? [] : [Block.heading(2, "The bill"), .table(billTable)]
    return Document(
      [.heading(1, Text(machine.scenario.title)), .paragraph(Text(opening)), .heading(2, "Endings")]
        + [.table(endingTable)] + measures + [.heading(2, "Scenes"), .table(sceneTable(listing))]
        + [.heading(2, "Choices and outcomes"), .table(wayTable(listing))]
        + neverSeen.map { .paragraph(Text($0)) })
  }

  private var opening: String {
    let mean = plays == 0 ? 0 : Double(decisions) / Double(plays)
    let broken =
      brokenOff == 0
      ? ""
      : " \(grouped(brokenOff)) of them could not go on, because the story has an error; pushback check finds it."
    return "\(grouped(plays)) \(plays == 1 ? "play" : "plays") by a coin-flipper, seed \(seed): "
      + "\(decimal(mean)) decisions a play.\(broken)"
  }

  private var endingTable: Table {
    let rows = machine.scenario.endingIndexes.map { index in
      row(Text(machine.scenario.scenes[index].title), scenes[index])
    }
    return Table(
      header: ["ending", "plays", "share"], rows: rows.map { [$0[0], $0[2], $0[3]] }, rightAligned: [1, 2])
  }

  private var billTable: Table {
    let rows = zip(machine.scenario.measures, bills).map { measure, spread in
      [
        Text(measure.text), Text(decimal(spread.mean, places: 2)),
        Text(decimal(spread.standardDeviation, places: 2)), Text(signed(spread.lowest)),
        Text(signed(spread.highest)),
      ]
    }
    return Table(
      header: ["measure", "mean", "deviation", "lowest", "highest"], rows: rows, rightAligned: [1, 2, 3, 4])
  }

  private func sceneTable(_ listing: Listing) -> Table {
    let rows = machine.scenario.scenes.enumerated().map { index, scene in
      (hits: scenes[index], cells: row(Text("\(index + 1). \(scene.title)"), scenes[index]))
    }
    return table("scene", rows, listing)
  }

  private func wayTable(_ listing: Listing) -> Table {
    let rows = machine.scenario.scenes.enumerated().flatMap { index, scene in
      scene.exit.wayNames.enumerated().map { way, name in
        let hits = hits(of: way, in: index)
        return (hits: hits, cells: row(Text("\(scene.id)/\(name)"), hits))
      }
    }
    return table("choice or outcome", rows, listing)
  }

  private func table(_ name: Text, _ rows: [(hits: Hits, cells: [Text])], _ listing: Listing) -> Table {
    let order =
      switch listing {
      case .asWritten: rows
      case .rarestFirst:
        rows.enumerated().sorted { ($0.1.hits.plays, $0.0) < ($1.1.hits.plays, $1.0) }.map(\.1)
      }
    return Table(
      header: [name, "times", "plays", "share"], rows: order.map(\.cells), rightAligned: [1, 2, 3])
  }

  private func row(_ name: Text, _ hits: Hits) -> [Text] {
    [name, Text(grouped(hits.times)), Text(grouped(hits.plays)), Text(share(hits.plays))]
  }

  /// How many of all plays, to two digits that say something.
  private func share(_ count: Int) -> String {
    let percent = plays == 0 ? 0 : 100 * Double(count) / Double(plays)
    switch percent {
    case 0: return "0 %"
    case 100: return "100 %"
    case ..<0.01: return "under 0.01 %"
    case ..<10: return "\(decimal(percent, places: 2)) %"
    default: return "\(decimal(percent)) %"
    }
  }

  private var neverSeen: [String] {
    let names = machine.scenario.scenes.enumerated().filter { scenes[$0.offset].plays == 0 }.map {
      "\($0.offset + 1). \($0.element.title)"
    }
    return [names.isEmpty ? "Every scene was seen." : "Never seen: \(names.joined(separator: "; "))."]
  }
}

extension Exit {
  /// What its choices or outcomes are called; a continuation is nobody's doing and has none.
  fileprivate var wayNames: [String] {
    switch self {
    case .decision(let decision): decision.choices.map(\.id.text)
    case .chance(let outcomes): outcomes.map(\.target.text)
    case .continuation, .ending: []
    }
  }
}
