/// The plans that no other beats, as a picture of the two measures they trade most, and on a page as a table.
extension Report {
  func frontBlocks(_ room: Room, _ content: Content) -> [Block] {
    let blocks: [Block] = [.heading(2, "Plans that cannot be bettered"), .paragraph(Text(extent))]
    guard measures.count > 1, front.points.count > 1 else { return blocks }
    let (x, y) = widest
    let ordered = front.points.sorted { ($1[x], $1[y]) < ($0[x], $0[y]) }
    let plot = Plot(
      x: name(of: measures[x], content), y: name(of: measures[y], content),
      points: ordered.map { Plot.Point(x: $0[x], y: $0[y]) }, table: table(ordered.spread(over: 50), content))
    let listed = min(50, ordered.count)
    if room == .page {
      return blocks + [
        .plot(plot),
        .details(Text("All \(ordered.count) plans in every measure"), [.table(table(ordered, content))]),
      ]
    }
    guard listed < ordered.count else { return blocks + [.plot(plot)] }
    return blocks + [
      .plot(plot),
      .aside(
        Text(
          "Where plans are listed in words, these are \(listed) of them, evenly apart; --json has them all.")),
    ]
  }

  private func table(_ points: [[Double]], _ content: Content) -> Table {
    Table(
      header: measures.map { Text(name(of: $0, content)) }, rows: points.map { $0.map { Text(signed($0)) } },
      rightAligned: Set(measures.indices))
  }

  private var extent: String {
    switch front.extent {
    case .all where measures.isEmpty: "Nothing is priced, so no plan is better than another."
    case .all: "\(counted(front.points.count, "plan")) that no other plan beats in everything."
    case .weighted:
      "\(counted(front.points.count, "plan")): every one that alone is best for some weighting of the measures. There are others "
        + "that no plan beats in everything, too many to list."
    case .sampled(let weightings):
      "\(counted(front.points.count, "plan")), each the best for one of \(weightings) weightings of the measures. There "
        + "may be more: --all-plans lists them."
    }
  }

  /// The two measures that plans trade most: those that vary most between them.
  private var widest: (Int, Int) {
    let spreads = measures.indices.map { index in
      let values = front.points.map { $0[index] }
      return (index, (values.max() ?? 0) - (values.min() ?? 0))
    }.sorted { $0.1 > $1.1 }
    return (spreads[0].0, spreads[1].0)
  }
}

extension [[Double]] {
  /// So many of them at most, evenly apart, the first and the last among them.
  fileprivate func spread(over most: Int) -> [[Double]] {
    guard count > most, most > 1 else { return self }
    return (0..<most).map { self[$0 * (count - 1) / (most - 1)] }
  }
}
