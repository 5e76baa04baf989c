extension Assembly {
  /// Makes rules part of the nodes: what each choice does that lifts a ban, and which bans stand before it.
  ///
  /// A ban is lifted by an act done earlier, and by one that the same choice does: who signs for a risk in the same
  /// breath has signed. An act never lifts its own ban. The result is the bit by which each rule is reopened; nil if
  /// they do not all fit.
  mutating func bind(_ rules: Rules, to nodes: inout [Machine.Node]) -> [UInt128]? {
    let done = scenario.scenes.flatMap { $0.choices.map { Set($0.acts) } }
    let all = done.reduce(into: Set<ActID>()) { $0.formUnion($1) }
    var lifting: [ActID: UInt128] = [:]
    var reopening: [UInt128] = []
    for rule in rules.rules {
      let biting = rule.bans.filter { ban in done.contains { ban.forbids($0) } }
      reopening.append(biting.isEmpty ? 0 : bit())
      for act in biting.compactMap(\.unless) where all.contains(act) && lifting[act] == nil {
        lifting[act] = bit()
      }
    }
    guard nextBit <= 128 else { return nil }
    for (index, scene) in scenario.scenes.enumerated() {
      guard case .decision(var moves) = nodes[index].kind else { continue }
      for (number, choice) in scene.choices.enumerated() {
        let acts = Set(choice.acts)
        moves[number].acts = acts.reduce(0) { $0 | (lifting[$1] ?? 0) }
        moves[number].bans = zip(rules.rules, reopening).enumerated().flatMap { rule, pair in
          pair.0.bans.filter { $0.forbids(acts) }.map { ban in
            Machine.Ban(rule: rule, lifted: pair.1 | (ban.lift.flatMap { lifting[$0] } ?? 0))
          }
        }
      }
      nodes[index].kind = .decision(moves)
    }
    return reopening
  }
}

extension Clause.Ban {
  /// Whether a choice that does these acts waits for something else to have been done.
  func forbids(_ acts: Set<ActID>) -> Bool {
    acts.contains(act) && !(lift.map(acts.contains) ?? false)
  }

  /// What lifts it; an act that is forbidden unless it was done stays forbidden.
  var lift: ActID? { unless == act ? nil : unless }
}
