/// What a lead wants to know before looking closer.
extension Shape {
  /// "45 scenes: 20 decisions, 3 of them argued in a room; …".
  package var summary: Document {
    func count(_ kinds: NodeLook...) -> Int { nodes.count { kinds.contains(NodeLook($0.kind)) } }
    let argued = count(.argument)
    let arguedWords = argued == 0 ? "" : " (\(argued) argued in a room)"
    let parts = [
      counted(count(.decision, .argument), "decision") + arguedWords, counted(count(.chance), "chance"),
      counted(count(.continuation), "continuation"),
      counted(count(.goodEnding, .mixedEnding, .badEnding, .plainEnding), "ending"),
    ]
    var endings = [
      (count(.goodEnding), "good for everybody"), (count(.mixedEnding), "mixed"),
      (count(.badEnding), "bad for somebody"),
    ].filter { $0.0 > 0 }.map { "\($0) \($1)" }.joined(separator: ", ")
    if !endings.isEmpty { endings = " Endings: \(endings)." }
    let unreached = nodes.count { !$0.isReached }
    let never = unreached == 0 ? "" : " Never reached: \(counted(unreached, "scene"))."
    return Document([
      .heading(1, Text(title)),
      .paragraph(
        Text("\(counted(nodes.count, "scene")): \(parts.joined(separator: ", ")).\(endings)\(never)")),
    ])
  }
}

extension Outline {
  /// How to read it; a path has its own line.
  package var key: Document {
    var lines = [
      "Each scene stands once, its ways out below it. What only one scene leads to stands deeper; where branches "
        + "meet again, the outline comes back to the left."
    ]
    if self.lines.contains(where: \.isTaken) {
      lines.append("The steps of the path that was taken are numbered in parentheses.")
    }
    return Document(lines.map { .aside(Text($0)) })
  }
}

/// `1 scene`, `2 scenes`.
package func counted(_ number: Int, _ what: String) -> String { "\(number) \(what)\(number == 1 ? "" : "s")" }
