import PushbackCore

/// Scenarios in a few lines. Fact n stands on line n + 2; scene n on line 10 n + 10, what leads out of it on the
/// lines after.
func story(_ scenes: [Scene], facts: [Fact] = [], measures: [MeasureID] = ["production", "trust"]) -> Scenario
{
  var story = Scenario(id: "a-story", title: "A story", scenes: scenes, start: scenes.first?.id ?? "")
  story.facts = facts
  story.measures = measures
  for index in story.facts.indices { story.facts[index].place = line(index + 2) }
  for index in story.scenes.indices {
    let first = 10 * index + 10
    story.scenes[index].place = line(first)
    switch story.scenes[index].exit {
    case .decision(var decision):
      for way in decision.choices.indices { decision.choices[way].place = line(first + 1 + way) }
      story.scenes[index].exit = .decision(decision)
    case .chance(var outcomes):
      for way in outcomes.indices { outcomes[way].place = line(first + 1 + way) }
      story.scenes[index].exit = .chance(outcomes)
    case .continuation, .ending: break
    }
  }
  return story
}

func line(_ line: Int) -> Place { Place(line: line, column: 1) }

func with<Value>(_ value: Value, _ change: (inout Value) -> Void) -> Value {
  var value = value
  change(&value)
  return value
}

// MARK: Scenes

func decision(_ id: SceneID, _ choices: Choice...) -> Scene {
  Scene(id: id, title: "At \(id)", exit: .decision(Decision(choices: choices)))
}

func chance(_ id: SceneID, _ outcomes: Outcome...) -> Scene {
  Scene(id: id, title: "At \(id)", exit: .chance(outcomes))
}

func passing(_ id: SceneID, _ ways: Way...) -> Scene {
  Scene(id: id, title: "At \(id)", exit: .continuation(ways))
}

func ending(_ id: SceneID, _ effects: Effect...) -> Scene {
  let fates = [Fate(party: "team", outlook: .mixed)]
  return Scene(id: id, title: "At \(id)", exit: .ending(Ending(fates: fates, effects: effects)))
}

extension Scene {
  func saying(_ text: String, if condition: Condition? = nil) -> Scene {
    with(self) { $0.prose.append(Passage(.paragraph(Text(text)), if: condition)) }
  }

  func asking(_ question: String) -> Scene { with(self) { $0.questions.append(question) } }
}

// MARK: Ways out

func choice(_ id: ChoiceID, to target: SceneID, _ verb: Verb? = nil) -> Choice {
  Choice(id: id, verb: verb, text: "Do \(id).", target: target)
}

extension Choice {
  var onceOnly: Choice { with(self) { $0.once = true } }

  func when(_ condition: Condition, or reason: String = "Not now.") -> Choice {
    with(self) { $0.guardedBy = Guard(condition: condition, reason: reason) }
  }

  func setting(_ fact: FactName, _ change: Assignment.Change) -> Choice {
    with(self) { $0.changes.append(Assignment(fact: fact, change: change)) }
  }

  func priced(_ measure: MeasureID, _ amount: Int) -> Choice {
    with(self) { $0.effects.append(Effect(measure, amount)) }
  }

  func standing(for positions: Position...) -> Choice { with(self) { $0.positions += positions } }

  func said(_ text: String, if condition: Condition? = nil) -> Choice {
    with(self) { $0.says.append(Passage(.paragraph(Text(text)), if: condition)) }
  }
}

func outcome(_ percent: Int, to target: SceneID) -> Outcome {
  Outcome(text: "It goes to \(target).", target: target, weight: .percent([.init(percent)]))
}

func outcome(_ parts: [Outcome.Weight.Part], to target: SceneID) -> Outcome {
  Outcome(text: "It goes to \(target).", target: target, weight: .percent(parts))
}

func rest(to target: SceneID) -> Outcome {
  Outcome(text: "It goes to \(target).", target: target, weight: .rest)
}

extension Outcome {
  func setting(_ fact: FactName, _ change: Assignment.Change) -> Outcome {
    with(self) { $0.changes.append(Assignment(fact: fact, change: change)) }
  }

  func priced(_ measure: MeasureID, _ amount: Int) -> Outcome {
    with(self) { $0.effects.append(Effect(measure, amount)) }
  }
}

func way(to target: SceneID, if condition: Condition? = nil) -> Way {
  Way(if: condition, text: "On to \(target).", target: target)
}

// MARK: Facts

func yesNo(_ name: FactName, first: Int = 0) -> Fact { Fact(name: name, domain: .yesNo, first: first) }

func list(_ name: FactName, _ values: String..., first: Int = 0) -> Fact {
  Fact(name: name, domain: .list(values), first: first)
}

func range(_ name: FactName, _ bounds: ClosedRange<Int>, first: Int? = nil) -> Fact {
  Fact(name: name, domain: .range(bounds), first: first ?? bounds.lowerBound)
}

func yes(_ name: FactName) -> Condition { .compare(name, .equal, 1) }

// MARK: A story with one of everything

/// A link, a meeting on record or not, a night with dice, three endings.
let shipIt = story(
  [
    decision(
      "link",
      choice("deploy", to: "night", .deploy).priced("production", -2).priced("trust", 1)
        .standing(for: Position(topic: "release-authority", stance: "business-may-order")),
      choice("fix", to: "rewrite", .fix).priced("production", 1).setting("pressure", .by(1)),
      choice("in-writing", to: "meeting", .refuse).setting("on-record", .to(1)).priced("trust", -1)
        .said("Nobody answers for eleven minutes.")
        .standing(for: Position(topic: "concerns", stance: "protected-refusal")),
      choice("point-back", to: "meeting", .refuse)
        .when(yes("on-record"), or: "Nothing of yours is on record.")),
    passing("rewrite", way(to: "meeting", if: .compare("pressure", .atLeast, 2)), way(to: "thursday")),
    decision(
      "thursday",
      choice("show", to: "night").priced("production", 1),
      choice("back", to: "link").when(.compare("pressure", .less, 2), or: "There is no time left.")
        .setting("on-record", .to(1)),
      choice("call", to: "thursday").onceOnly.priced("trust", 2)),
    decision(
      "meeting",
      choice("give-in", to: "night", .deploy).priced("trust", -3)
        .standing(for: Position(topic: "release-authority", stance: "business-may-order")),
      choice("stand", to: "quiet", .refuse).priced("production", 2)
        .standing(for: Position(topic: "release-authority", stance: "engineering-decides"))
    )
    .saying("Your message is quoted underneath.", if: yes("on-record")).saying("They wait."),
    chance(
      "night",
      outcome([.init(30, if: .compare("pressure", .equal, 0)), .init(80)], to: "quiet").priced(
        "production", 1),
      rest(to: "pager").setting("pressure", .to(0))),
    chance("pager", outcome(60, to: "night"), rest(to: "gone").priced("production", -2)),
    ending("quiet", Effect("trust", 1)),
    ending("gone", Effect("production", -1), Effect("trust", -2)),
  ],
  facts: [yesNo("on-record"), range("pressure", 0...2)])
