/// The order in which an outline tells a story's scenes, and how deep each stands.
///
/// What only one scene leads to stands deeper than that scene, below it; where branches meet again, the outline comes
/// back to the level they left. So indentation is how far one has strayed, and not how long one has played.
///
/// The tree is that of the dominators, read as Ramsey reads it in "Beyond Relooper" (2022).
struct Nesting {
  struct Entry: Hashable {
    var node: Int
    var depth: Int
  }

  let entries: [Entry]

  init(_ shape: Shape) {
    let successors = shape.exits.map { exits in
      exits.reduce(into: [Int]()) { if !$0.contains($1.target) { $0.append($1.target) } }
    }
    let tree = Dominators(successors: successors, start: shape.start)
    var children = [[Int]](repeating: [], count: shape.nodes.count)
    for node in tree.order { if let nearest = tree.nearest[node] { children[nearest].append(node) } }

    var entries: [Entry] = []
    var waiting = [Entry(node: shape.start, depth: 0)]
    while let entry = waiting.popLast() {
      entries.append(entry)
      let (branches, followers) = Nesting.parted(
        children[entry.node], of: entry.node, successors, tree, shape)
      waiting += followers.reversed().map { Entry(node: $0, depth: entry.depth) }
      waiting += branches.reversed().map { Entry(node: $0, depth: entry.depth + 1) }
    }
    // What no link leads to, as it is written.
    let told = Set(entries.map(\.node))
    self.entries =
      entries + shape.nodes.indices.filter { !told.contains($0) }.map { Entry(node: $0, depth: 0) }
  }

  /// What a scene alone leads to, and what follows when its branches have met.
  private static func parted(
    _ children: [Int], of node: Int, _ successors: [[Int]], _ tree: Dominators, _ shape: Shape
  ) -> (branches: [Int], followers: [Int]) {
    var branches = children.filter { !tree.isMeeting($0) }
    var followers = children.filter { tree.isMeeting($0) }
    // A single way on is no branch, even beside ways that end the story or leave for elsewhere.
    let onward = branches.filter { !shape.nodes[$0].isEnding }
    let isSingle = successors[node].count == 1
    if let only = isSingle ? branches.first : onward.first, isSingle || onward.count == 1,
      !followers.contains(where: { !shape.nodes[$0].isEnding })
    {
      branches.removeAll { $0 == only }
      followers.insert(only, at: 0)
    }
    return (branches.sorted(), followers)
  }
}

extension Dominators {
  /// Whether one comes from several scenes, loops aside.
  fileprivate func isMeeting(_ node: Int) -> Bool {
    sources[node].count { source in (position[source] ?? 0) < (position[node] ?? 0) } > 1
  }
}

extension Shape.Node {
  var isEnding: Bool { if case .ending = kind { true } else { false } }
}
