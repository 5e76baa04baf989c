/// The plans that no other beats, as a picture of the two measures they trade most, and on a page as a table.
extension Report {
  func frontBlocks(_ room: Room, _ content: Content) -> [Block] {
    let blocks: [Block] = [.heading(2, "Plans that cannot be bettered"), .paragraph(Text(extent))]
    guard measures.count > 1, front.points.count > 1 else { return blocks }
    let (x, y) = widest
    let plot = Plot(
      x: name(of: measures[x], content), y: name(of: measures[y], content),
      points: front.points.map { Plot.Point(x: $0[x], y: $0[y]) })
    guard room == .page else { return blocks + [.plot(plot)] }
    let rows = front.points.sorted { $1[x] < $0[x] }.map { $0.map { Text(signed($0)) } }
    return blocks + [
      .plot(plot),
      .details(
        Text("All \(front.points.count) plans in every measure"),
        [
          .table(
            Table(
              header: measures.map { Text(name(of: $0, content)) }, rows: rows,
              rightAligned: Set(measures.indices)))
        ]),
    ]
  }

  private var extent: String {
    switch front.extent {
    case .all: "\(front.points.count) plans that no other plan beats in everything."
    case .weighted:
      "\(front.points.count) plans: every one that alone is best for some weighting of the measures. There are others "
        + "that no plan beats in everything, too many to list."
    case .sampled(let weightings):
      "\(front.points.count) plans, each the best for one of \(weightings) weightings of the measures. There "
        + "may be more: --all-plans lists them."
    case .unknown: "A loop holds a decision, so plans cannot be laid side by side."
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
