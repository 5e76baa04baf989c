/// For each scene, the bits of the memory on which anything still depends: what a condition reads there, or later and
/// before it is set anew. Prose may ask about others; no figure does.
///
/// Live variables, found backward until nothing changes (Kildall, "A unified approach to global program optimization",
/// 1973).
struct Liveness {
  private(set) var bits: [UInt128]

  init(_ machine: Machine) {
    bits = [UInt128](repeating: 0, count: machine.nodes.count)
    var sources = [[Int]](repeating: [], count: machine.nodes.count)
    for (scene, node) in machine.nodes.enumerated() {
      for target in node.targets { sources[target].append(scene) }
    }
    var waiting = Array(machine.nodes.indices)
    while let scene = waiting.popLast() {
      let read = read(at: machine.nodes[scene], machine.slots)
      guard read != bits[scene] else { continue }
      bits[scene] = read
      waiting += sources[scene]
    }
  }

  private func read(at node: Machine.Node, _ slots: [Machine.Slot]) -> UInt128 {
    switch node.kind {
    case .decision(let moves):
      moves.reduce(0) { bits, move in
        // Its own bits are set by taking it, whatever they were.
        let after = live(before: move.changes, to: move.target, slots) & ~(move.acts | move.onceBit)
        return move.bans.reduce(bits | after | move.onceBit | move.test.reads) { $0 | $1.lifted }
      }
    case .chance(let draws):
      draws.reduce(0) { bits, draw in
        (draw.parts ?? []).reduce(bits | live(before: draw.changes, to: draw.target, slots)) {
          $0 | $1.test.reads
        }
      }
    case .continuation(let ways):
      ways.reduce(0) { $0 | $1.test.reads | bits[$1.target] }
    case .ending: 0
    }
  }

  private func live(before changes: [Machine.Change], to target: Int, _ slots: [Machine.Slot]) -> UInt128 {
    changes.reversed().reduce(bits[target]) { bits, change in
      switch change.change {
      case .to: bits & ~slots[change.fact].bits
      // That a value leaves its bounds depends on it as well.
      case .by: bits | slots[change.fact].bits
      }
    }
  }
}
