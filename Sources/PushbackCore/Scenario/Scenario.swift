/// A branching story about AI-written code: immutable, checked once when it is loaded.
package struct Scenario: Hashable, Sendable {
  package var id: ScenarioID
  package var title: String
  package var summary = ""
  package var role = ""
  package var minutes: Minutes?
  package var articles: [ArticleSection] = []
  package var parties: [PartyName] = []
  package var facts: [Fact] = []
  /// The measures its bill names, in the order the content defines them.
  package var measures: [MeasureID] = []
  /// Shown once, before the first scene.
  package var introduction: [Passage] = []
  package var scenes: [Scene]
  package var start: SceneID

  package init(id: ScenarioID, title: String, scenes: [Scene], start: SceneID) {
    self.id = id
    self.title = title
    self.scenes = scenes
    self.start = start
  }

  package func scene(_ id: SceneID) -> Scene? { scenes.first { $0.id == id } }

  package struct Minutes: Hashable, Sendable {
    package var alone: Int
    package var room: Int
    package init(alone: Int, room: Int) {
      self.alone = alone
      self.room = room
    }
  }

  package struct ArticleSection: Hashable, Sendable {
    package var article: String
    package var section: String?
    package init(article: String, section: String?) {
      self.article = article
      self.section = section
    }
  }
}

/// A place in a file. Lines and columns count from 1; columns count characters.
package struct Place: Hashable, Sendable, Comparable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static let start = Place(line: 1, column: 1)
  package static func < (a: Self, b: Self) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// A block of prose, shown only where its condition holds.
package struct Passage: Hashable, Sendable {
  package var condition: Condition?
  package var block: Block

  package init(_ block: Block, if condition: Condition? = nil) {
    self.block = block
    self.condition = condition
  }
}

package struct Scene: Hashable, Sendable {
  package var id: SceneID
  package var title: String
  package var prose: [Passage] = []
  /// What is decided here, in one sentence for whoever reads a draft and did not play. Players never see it.
  package var situation: String?
  /// Questions for the facilitator; players never see them.
  package var questions: [String] = []
  package var exit: Exit
  package var place: Place

  package init(id: SceneID, title: String, exit: Exit, place: Place = .start) {
    self.id = id
    self.title = title
    self.exit = exit
    self.place = place
  }

  package var choices: [Choice] { exit.choices }
}

/// How a scene goes on: exactly one of four.
package enum Exit: Hashable, Sendable {
  case decision(Decision)
  case chance([Outcome])
  /// The first way whose condition holds is taken; the last has none.
  case continuation([Way])
  case ending(Ending)

  /// What people choose from; none where nobody chooses.
  package var choices: [Choice] { if case .decision(let decision) = self { decision.choices } else { [] } }
}

package struct Decision: Hashable, Sendable {
  /// Set when a room discusses and votes on it: the question it argues, possibly empty.
  package var argue: String?
  package var choices: [Choice]

  package init(argue: String? = nil, choices: [Choice]) {
    self.argue = argue
    self.choices = choices
  }
}

/// The three answers to "ship it".
package enum Verb: String, Hashable, Sendable, CaseIterable {
  case deploy, fix, refuse
}

package struct Choice: Hashable, Sendable {
  package var id: ChoiceID
  package var verb: Verb?
  package var text: String
  package var target: SceneID
  package var guardedBy: Guard?
  package var once = false
  package var changes: [Assignment] = []
  package var effects: [Effect] = []
  package var acts: [ActID] = []
  package var positions: [Position] = []
  package var says: [Passage] = []
  package var place: Place

  package init(id: ChoiceID, verb: Verb? = nil, text: String, target: SceneID, place: Place = .start) {
    self.id = id
    self.verb = verb
    self.text = text
    self.target = target
    self.place = place
  }

  /// A condition, and the sentence that says why the choice cannot be taken where it does not hold.
  package struct Guard: Hashable, Sendable {
    package var condition: Condition
    package var reason: String
    package init(condition: Condition, reason: String) {
      self.condition = condition
      self.reason = reason
    }
  }
}

package struct Outcome: Hashable, Sendable {
  package var text: String
  package var target: SceneID
  package var weight: Weight
  package var changes: [Assignment] = []
  package var effects: [Effect] = []
  package var says: [Passage] = []
  package var place: Place

  package init(text: String, target: SceneID, weight: Weight, place: Place = .start) {
    self.text = text
    self.target = target
    self.weight = weight
    self.place = place
  }

  /// How likely an outcome is, in whole percent.
  package enum Weight: Hashable, Sendable {
    /// The first part whose condition holds counts; 0 if none does.
    case percent([Part])
    /// What the others leave of 100.
    case rest

    package struct Part: Hashable, Sendable {
      package var percent: Int
      package var condition: Condition?
      package init(_ percent: Int, if condition: Condition? = nil) {
        self.percent = percent
        self.condition = condition
      }
    }
  }
}

package struct Way: Hashable, Sendable {
  package var condition: Condition?
  package var text: String
  package var target: SceneID
  package var place: Place

  package init(if condition: Condition? = nil, text: String, target: SceneID, place: Place = .start) {
    self.condition = condition
    self.text = text
    self.target = target
    self.place = place
  }
}

package struct Ending: Hashable, Sendable {
  package var fates: [Fate]
  package var effects: [Effect] = []

  package init(fates: [Fate] = [], effects: [Effect] = []) {
    self.fates = fates
    self.effects = effects
  }
}

/// How an ending went for one party.
package struct Fate: Hashable, Sendable {
  package enum Outlook: String, Hashable, Sendable, CaseIterable {
    case good, mixed, bad
  }

  package var party: PartyName
  package var outlook: Outlook

  package init(party: PartyName, outlook: Outlook) {
    self.party = party
    self.outlook = outlook
  }
}

/// One entry of the bill. More is better in every measure.
package struct Effect: Hashable, Sendable {
  package var measure: MeasureID
  package var amount: Int

  package init(_ measure: MeasureID, _ amount: Int) {
    self.measure = measure
    self.amount = amount
  }
}
