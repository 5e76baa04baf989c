/// How a way is drawn: the line and its head tell verbs apart without their colours, and the label names them.
package enum LineLook: CaseIterable, Hashable {
  case deploy, fix, refuse
  /// A choice without a verb.
  case plain
  case chance
  case continuation

  init(_ way: Shape.Edge.Way) {
    self =
      switch way {
      case .choice(let chosen):
        switch chosen.verb {
        case .deploy: .deploy
        case .fix: .fix
        case .refuse: .refuse
        case nil: .plain
        }
      case .outcome: .chance
      case .condition, .otherwise, .onward: .continuation
      }
  }

  /// Each stands out from white and from a forge's dark page; red and green are not set against each other
  /// (after Okabe and Ito, "Color universal design", 2008).
  var colour: String {
    switch self {
    case .deploy: "#d55e00"
    case .fix: "#0072b2"
    case .refuse: "#9656a2"
    case .plain: "#57606a"
    case .chance: "#7d6f1a"
    case .continuation: "#6e7781"
    }
  }
}

/// How a scene is drawn.
package enum NodeLook: CaseIterable, Hashable {
  case decision, argument, chance, continuation
  case goodEnding, mixedEnding, badEnding, plainEnding

  init(_ kind: Shape.Node.Kind) {
    self =
      switch kind {
      case .decision: .decision
      case .argument: .argument
      case .chance: .chance
      case .continuation: .continuation
      case .ending(let fates):
        switch EndingClass(fates) {
        case .good: .goodEnding
        case .mixed: .mixedEnding
        case .bad: .badEnding
        case .unsaid: .plainEnding
        }
      }
  }

  var fill: String {
    switch self {
    case .decision: "#ffffff"
    case .argument: "#e7eef7"
    case .chance: "#fbf3cf"
    case .continuation: "#f2f3f4"
    case .goodEnding: "#d9efe4"
    case .mixedEnding: "#eee6f2"
    case .badEnding: "#fbdccb"
    case .plainEnding: "#e6e6e6"
    }
  }

  static let ink = "#1f2328"
  static let border = "#57606a"
}
