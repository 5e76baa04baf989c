import Testing

@testable import PushbackCore

/// What a trial says of a draft.
struct TrialTests {
  /// Ship without a look and half of it breaks; looking first takes a turn.
  private static func story(exit: Bool) -> Scenario {
    let ship = with(choice("ship", to: "night")) { $0.acts = ["ship"] }
    let look = with(choice("look", to: "b").priced("production", -1)) { $0.acts = ["look"] }
    return PushbackCoreTests.story([
      decision("a", ship, look), decision("b", ship, choice("drop", to: "calm")),
      chance("night", outcome(50, to: "fire"), rest(to: "calm")), ending("calm"),
      with(ending("fire")) { $0.exit = .ending(Ending(fates: [Fate(party: "team", outlook: .bad)])) },
    ])
  }

  private func trial(_ clauses: Clause..., close: SceneID? = nil, library: Content = Content()) throws
    -> Trial
  {
    try Trial(
      [TrialTests.story(exit: true)], under: Rules.none.adding(clauses), close: close, library: library)
  }

  private let looking = Ruled.clause("looking", Clause.Ban(act: "ship", unless: "look"))
  private let never = Ruled.clause("never", Clause.Ban(act: "ship", unless: nil))
  private let unheard = Ruled.clause("unheard", Clause.Ban(act: "fly", unless: nil))

  @Test func `it says what an ending was and is, and what it costs`() throws {
    let trial = try trial(looking, unheard)
    let fire = try #require(trial.stories[0].endings.first { $0.id == "fire" })
    #expect(fire.blind == Trial.Figures(before: 0.375, after: 0.25))
    #expect(fire.most == Trial.Figures(before: 0.5, after: 0.5))
    #expect(fire.sentence == "“At fire” falls from 38 % to 25 % of plays; one way to it remains: “Do ship”.")
    #expect(trial.stories[0].measures[0] == Trial.Figures(before: -0.5, after: -1))
    #expect(trial.idle.map(\.position.stance) == ["unheard"])
    #expect(trial.stories[0].worst.first?.path.map(\.way) == ["look", "ship", "fire"])
    #expect(trial.stories[0].worst.first?.path.map(\.percent) == [nil, nil, 50])
  }

  @Test func `what binds nobody is told, and the figure without it given`() throws {
    var advice = looking
    advice.force = .should
    let library = with(Content()) { $0.topics = [Ruled.topic(advice), Ruled.topic(never)] }
    let trial = try trial(advice, library: library)
    #expect(trial.stories[0].bindingOdds == 0.375)
    let text = trial.document(library).plainText
    #expect(text.contains("Some of them are only advice (rule 1)."))
    #expect(text.contains("Without what is only advice or a proposal it is 38 %."))
    let bound = try self.trial(
      with(looking) { $0.check = "a log" },
      library: with(library) {
        $0.topics = [Ruled.topic(with(looking) { $0.check = "a log" })]
      })
    #expect(bound.stories[0].bindingOdds == nil && !bound.document(library).plainText.contains("alone it is"))
    // Somebody edited it: the word of force alone, or more.
    let must = try Trial(
      [TrialTests.story(exit: true)], under: Rules.none.adding([advice]), wordings: [1: .force(.must)],
      library: library)
    #expect(must.stories[0].bindingOdds == nil)
    let reworded = try Trial(
      [TrialTests.story(exit: true)], under: Rules.none.adding([with(never) { $0.forbids = [] }]),
      wordings: [1: .reworded], library: library)
    let told = reworded.document(library).plainText
    #expect(told.contains("Rule 1 was reworded by hand") && !told.contains("No rule changes anything"))
  }

  @Test func `a good ending that the rules take away is told`() throws {
    let story = with(TrialTests.story(exit: true)) { story in
      story.scenes[3].exit = .ending(Ending(fates: [Fate(party: "team", outlook: .good)]))
      story.scenes[1].exit = .decision(Decision(choices: [choice("out", to: "fire")]))
      story.scenes[2].exit = .chance([rest(to: "calm")])
    }
    let trial = try Trial([story], under: Rules.none.adding([never]))
    #expect(
      trial.document(Content()).plainText.contains(
        "Lost with them, though good for somebody and bad for nobody: “At calm”, which came in 50 % of plays."
      ))
  }

  @Test func `a clause that leaves nothing to do is told with the way there`() throws {
    let story = PushbackCoreTests.story([
      decision("a", choice("in", to: "b"), choice("out", to: "end")),
      decision("b", with(choice("ship", to: "end")) { $0.acts = ["ship"] }), ending("end"),
    ])
    let trial = try Trial([story], under: Rules.none.adding([never]))
    let stuck = try #require(trial.stories[0].stuck.first)
    #expect(trial.stories[0].stuckOdds == 0.5 && stuck.path.map(\.way) == ["in"] && stuck.rules == [1])
    #expect(
      trial.document(Content()).plainText.contains("In 50 % of plays the rules leave somebody nothing to do"))
  }

  @Test func `stuck names the rules that matter there`() throws {
    let looked = Condition.compare("looked", .equal, 1)
    let story = PushbackCoreTests.story(
      [
        decision("a", choice("in", to: "b"), choice("out", to: "end")),
        decision(
          "b", with(choice("ship", to: "end")) { $0.acts = ["ship"] },
          with(choice("skip", to: "end").when(looked)) { $0.acts = ["skip"] }),
        ending("end"),
      ], facts: [range("looked", 0...1)])
    let skipping = Ruled.clause("skipping", Clause.Ban(act: "skip", unless: nil))
    let trial = try Trial([story], under: Rules.none.adding([never, skipping]))
    #expect(trial.stories[0].stuck.map(\.rules) == [[1]])
  }

  @Test func `where all clauses together leave an ending open, no choice of them closes it`() throws {
    let story = PushbackCoreTests.story([
      decision("a", with(choice("ship", to: "fire")) { $0.acts = ["ship"] }, choice("wait", to: "night")),
      chance("night", outcome(50, to: "fire"), rest(to: "calm")), ending("calm"), ending("fire"),
    ])
    let library = with(Content()) { $0.topics = [Ruled.topic(never)] }
    let trial = try Trial([story], under: .none, close: "fire", library: library)
    guard case .none(let open)? = trial.stories[0].closing?.found else {
      Issue.record("\(String(describing: trial.stories[0].closing))")
      return
    }
    #expect(open.map(\.way) == ["wait", "fire"])
  }

  @Test func `the start itself may leave nothing to do`() throws {
    let story = PushbackCoreTests.story([
      decision("a", with(choice("ship", to: "end")) { $0.acts = ["ship"] }), ending("end"),
    ])
    let trial = try Trial([story], under: Rules.none.adding([never]))
    #expect(trial.stories[0].stuckOdds == 1 && trial.stories[0].endings[0].most.after == 0)
  }

  @Test func `a draft that makes it worse is told so`() throws {
    let dropping = with(choice("drop", to: "calm")) { $0.acts = ["drop"] }
    let ship = with(choice("ship", to: "fire")) { $0.acts = ["ship"] }
    let story = PushbackCoreTests.story([
      decision("a", ship, dropping), ending("calm"),
      with(ending("fire")) { $0.exit = .ending(Ending(fates: [Fate(party: "team", outlook: .bad)])) },
    ])
    let rule = Ruled.clause("no-drop", Clause.Ban(act: "drop", unless: nil))
    let text = try Trial([story], under: Rules.none.adding([rule])).document(Content()).plainText
    #expect(text.contains("It becomes worse"), "\(text)")
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `no smaller set of clauses closes an ending`(seed: UInt64) throws {
    let story = Ruled.story(seed: seed)
    let clauses = Ruled.clauses(seed: seed, 6)
    let library = with(Content()) { content in
      content.topics = clauses.map {
        Topic(
          id: $0.position.topic, title: "", question: "", words: [], group: "", usual: false, clauses: [$0])
      }
    }
    for scene in story.endingIndexes {
      let sets = try (0..<64).filter { set in
        let chosen = clauses.indices.filter { set & 1 << $0 != 0 }.map { clauses[$0] }
        let machine = try #require(Machine(story, under: Rules.none.adding(chosen)))
        // A set in which one clause asks for what another forbids is no answer.
        return StateGraph(machine).ending(in: scene) == nil
          && Contradictions.find(in: chosen.map(\.position), library).isEmpty
      }
      let fewest = sets.map(\.nonzeroBitCount).min()
      let found = try #require(
        Closure(story.scenes[scene].id, story, .none, content: library, limit: 100_000)
      ).found
      switch found {
      case .closed: #expect(fewest == 0)
      case .fewest(let clauses): #expect(fewest == clauses.count)
      case .stepwise(let clauses): #expect((fewest ?? 0) > 3 && clauses.count >= fewest ?? 0)
      case .none: #expect(fewest == nil)
      case .unfound: #expect((fewest ?? 4) > 3)
      }
    }
  }
}
