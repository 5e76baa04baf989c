/// What does not fit together in a set of positions.
package enum Contradictions {
  /// Those that an editor foresaw, in the order of the file, then those that follow from the clauses' own stances and
  /// acts. The order of the positions makes no difference.
  package static func find(in positions: [Position], _ content: Content) -> [Contradiction] {
    let held = Set(positions).sorted()
    let foreseen = content.contradictions.compactMap { $0.broken(by: held) }
    let clauses = held.compactMap { content.clause($0) }
    var found = foreseen
    for (index, clause) in clauses.enumerated() {
      for other in clauses[(index + 1)...] {
        guard !foreseen.contains(where: { $0.parts(clause.position, other.position) }) else { continue }
        found += clashes(clause, other, content)
      }
    }
    return found
  }

  /// Those that a position brings into a set; none where it is in there already. That something is missing beside a set
  /// is brought by the first position that lacks it.
  package static func brought(by new: Position, into positions: [Position], _ content: Content)
    -> [Contradiction]
  {
    let before = Set(find(in: positions.filter { $0 != new }, content))
    let lacking = Set(before.filter(\.other.isEmpty).map(\.id))
    return find(in: positions + [new], content).filter {
      $0.positions.contains(new) && !before.contains($0) && !($0.other.isEmpty && lacking.contains($0.id))
    }
  }

  private static func clashes(_ a: Clause, _ b: Clause, _ content: Content) -> [Contradiction] {
    if a.position.isExclusive(with: b.position, content) { return [answers(a, b)] }
    return acts(a, b, content) + acts(b, a, content)
  }

  private static func answers(_ a: Clause, _ b: Clause) -> Contradiction {
    Contradiction(
      id: "one-question", one: [a.position], other: [b.position],
      why: "“\(a.label)” and “\(b.label)” are two answers to one question.",
      waysOut: ["Keep one of the two.", "Write down for which work each of them holds."])
  }

  /// What the second clause's bans do to the first.
  private static func acts(_ a: Clause, _ b: Clause, _ content: Content) -> [Contradiction] {
    guard b.force != .may else { return [] }
    let forbidden = Set(b.forbids.filter { $0.unless == nil }.map(\.act))
    var found: [Contradiction] = []
    func add(_ id: String, _ why: String, _ waysOut: String...) {
      found.append(
        Contradiction(id: id, one: [a.position], other: [b.position], why: why, waysOut: waysOut))
    }
    for act in a.requires.unique where forbidden.contains(act) {
      let what = content.words(for: act)
      if a.force == .may {
        add(
          "allowed-and-forbidden", "“\(a.label)” allows \(what), and “\(b.label)” forbids it.",
          "Keep one of the two.", "Let “\(b.label)” name what the permission is for as its exception.")
      } else {
        add(
          "required-and-forbidden", "“\(a.label)” asks for \(what), and “\(b.label)” forbids it.",
          "Drop the duty or the ban.", "Let “\(b.label)” say when it may be done after all.")
      }
    }
    for ban in a.forbids.unique where a.force != .may && !forbidden.contains(ban.act) {
      guard let unless = ban.unless, forbidden.contains(unless) else { continue }
      let (what, before) = (content.words(for: ban.act), content.words(for: unless))
      add(
        "nothing-lifts-the-ban",
        "“\(a.label)” allows \(what) only after \(before), which “\(b.label)” forbids: so it is forbidden altogether.",
        "If that is meant, write the ban without an exception.",
        "Let “\(b.label)” say when \(before) is allowed.")
    }
    return found
  }
}
