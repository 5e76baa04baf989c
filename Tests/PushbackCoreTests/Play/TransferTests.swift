import PushbackJournal
import Testing

@testable import PushbackCore

/// A record carried over to the story as it was edited since.
@Suite struct TransferTests {
  /// Chosen: link/fix with a reason, thursday/call, thursday/show and the dice after it.
  private func old(seed: UInt64 = 5, _ story: Scenario = shipIt) throws -> Play {
    var session = try Session(story, seed: seed, .direct)
    try session.choose("fix")
    try session.make(.because("two days are nothing"))
    try session.choose("call", "show")
    try session.make(.because("it has to be seen"))
    return session.play
  }

  private func transfer(_ old: Play, _ edit: (inout Scenario) -> Void) throws -> Transfer {
    let transfer = try Transfer(old, to: try #require(Machine(with(old.scenario, edit))))
    // Whatever was carried over must stand when it is recorded and read back.
    let replayed = try Play(
      replaying: transfer.events.map { try Event(json: $0.json) },
      in: transfer.play.machine, seed: old.seed)
    #expect(replayed.all == transfer.play.all)
    return transfer
  }

  private func edit(_ story: inout Scenario, _ scene: SceneID, _ change: (inout [Choice]) -> Void) {
    guard let index = story.scenes.firstIndex(where: { $0.id == scene }),
      case .decision(var decision) = story.scenes[index].exit
    else { return }
    change(&decision.choices)
    story.scenes[index].exit = .decision(decision)
  }

  private func rename(_ story: inout Scenario, _ scene: SceneID, to name: SceneID) {
    for index in story.scenes.indices {
      if story.scenes[index].id == scene { story.scenes[index].id = name }
      switch story.scenes[index].exit {
      case .decision(var decision):
        for way in decision.choices.indices where decision.choices[way].target == scene {
          decision.choices[way].target = name
        }
        story.scenes[index].exit = .decision(decision)
      case .chance(var outcomes):
        for way in outcomes.indices where outcomes[way].target == scene { outcomes[way].target = name }
        story.scenes[index].exit = .chance(outcomes)
      case .continuation(var ways):
        for way in ways.indices where ways[way].target == scene { ways[way].target = name }
        story.scenes[index].exit = .continuation(ways)
      case .ending: break
      }
    }
  }

  private func kept(_ notes: String...) -> [Transfer.Note] { notes.map { .kept("`\($0)`") } }

  private func dice(of play: Play) -> [String] {
    play.path.filter(\.isDraw).map { "\(play.scene(of: $0.before).id)/\(play.outcome(of: $0)?.target ?? "")" }
  }

  @Test func `an unchanged story keeps everything, reasons and dice included`() throws {
    let old = try old()
    let transfer = try transfer(old) { _ in }
    #expect(transfer.play.all == old.all)
    #expect(
      transfer.notes == ["link/fix", "thursday/call", "thursday/show"].map { .kept("`\($0)`") }
        + dice(of: old).map { .kept("`\($0)`") })
    #expect(old.draws > 0)
  }

  @Test func `1, a text corrected`() throws {
    let old = try old()
    let transfer = try transfer(old) { story in
      story.scenes[0].title = "A link in the channel"
      edit(&story, "link") { $0[1].text = "Ask for two days." }
    }
    #expect(transfer.notes.first == .changed("`link/fix`: its text changed"))
    #expect(transfer.notes.dropFirst().allSatisfy { if case .kept = $0 { true } else { false } })
    #expect(transfer.play.path == old.path)
    #expect(transfer.play.path[0].reason == "two days are nothing")
  }

  @Test func `2, a choice inserted above`() throws {
    let old = try old()
    let transfer = try transfer(old) { story in
      edit(&story, "link") { $0.insert(choice("sleep", to: "night"), at: 0) }
      edit(&story, "thursday") { $0.insert(choice("sleep", to: "night"), at: 0) }
    }
    #expect(transfer.notes.allSatisfy { if case .kept = $0 { true } else { false } })
    #expect(
      transfer.play.path.compactMap { transfer.play.choice(of: $0)?.id } == ["fix", "call", "show"])
    #expect(dice(of: transfer.play) == dice(of: old))
    #expect(transfer.play.scene.id == old.scene.id)
  }

  @Test func `3, choices reordered`() throws {
    let old = try old()
    let transfer = try transfer(old) { story in
      edit(&story, "link") { $0.reverse() }
      edit(&story, "thursday") { $0.reverse() }
      if case .chance(let outcomes) = story.scenes[4].exit {
        story.scenes[4].exit = .chance(outcomes.reversed())
      }
    }
    #expect(transfer.notes.allSatisfy { if case .kept = $0 { true } else { false } })
    #expect(
      transfer.play.path.compactMap { transfer.play.choice(of: $0)?.id } == ["fix", "call", "show"])
    #expect(dice(of: transfer.play) == dice(of: old), "draws keep what they drew")
    #expect(transfer.play.totals == old.totals)
  }

  @Test func `4, the chosen choice deleted`() throws {
    let transfer = try transfer(try old()) { story in edit(&story, "thursday") { $0.removeLast() } }
    #expect(
      transfer.notes
        == kept("link/fix") + [
          .refused("`thursday/call`: scene `thursday` has no choice `call` any more"),
          .refused("the decision after it is not carried over"),
        ])
    #expect(transfer.play.scene.id == "thursday")
    #expect(transfer.play.decisions == 1)
    #expect(
      transfer.events == [.chose(scene: "link", choice: "fix"), .because(text: "two days are nothing")])
  }

  @Test func `5, a scene renamed`() throws {
    let old = try old()
    let transfer = try transfer(old) { rename(&$0, "thursday", to: "friday") }
    #expect(
      transfer.notes.prefix(3) == [
        .kept("`link/fix`"),
        .changed("`thursday/call`: scene `thursday` is now `friday`; it now leads to `friday`"),
        .changed("`thursday/show`: scene `thursday` is now `friday`"),
      ])
    #expect(transfer.play.scene.id == old.scene.id)
    #expect(transfer.play.path.map(\.reason) == old.path.map(\.reason))
    #expect(transfer.events.contains(.chose(scene: "friday", choice: "show")))
  }

  @Test func `5, another scene in its place is no renaming`() throws {
    let elsewhere = try transfer(try old()) { story in
      story.scenes[1].exit = .continuation([way(to: "meeting")])
    }
    #expect(
      elsewhere.notes
        == kept("link/fix") + [
          .refused("`thursday/call`: the story now stands in `meeting` at this point"),
          .refused("the decision after it is not carried over"),
        ])
    #expect(elsewhere.play.scene.id == "meeting")
    let gone = try transfer(try old()) { story in
      story.scenes[1].exit = .continuation([way(to: "meeting")])
      story.scenes.removeAll { $0.id == "thursday" }
    }
    #expect(gone.notes.dropFirst().first == .refused("`thursday/call`: scene `thursday` is gone or renamed"))
    #expect(gone.play.scene.id == "meeting")
  }

  @Test func `6, a fact removed`() throws {
    let old = try old()
    let transfer = try transfer(old) { story in
      story.facts.removeAll { $0.name == "pressure" }
      edit(&story, "link") { $0[1].changes = [] }
      edit(&story, "thursday") { $0[1].guardedBy = nil }
      story.scenes[1].exit = .continuation([way(to: "thursday")])
      story.scenes[4].exit = .chance([
        outcome(80, to: "quiet").priced("production", 1), rest(to: "pager"),
      ])
    }
    #expect(
      transfer.notes.prefix(2) == [
        .changed("the fact `pressure` is gone"), .changed("`link/fix`: it sets other facts"),
      ])
    #expect(transfer.play.scene.id == old.scene.id)
    #expect(dice(of: transfer.play) == dice(of: old))
  }

  @Test func `7, a fact added`() throws {
    let old = try old()
    let added = try transfer(old) { $0.facts.insert(yesNo("late"), at: 0) }
    #expect(added.notes.first == .changed("the fact `late` is new"))
    #expect(added.play.scene.id == old.scene.id)
    #expect(added.play.machine.value(of: 2, in: added.play.here) == old.machine.value(of: 1, in: old.here))
    let guarded = try transfer(old) { story in
      story.facts.append(yesNo("late"))
      edit(&story, "thursday") { $0[0] = $0[0].when(yes("late")) }
    }
    #expect(guarded.notes.contains(.refused("`thursday/show` cannot be taken there any more")))
    #expect(guarded.play.scene.id == "thursday")
    #expect(guarded.play.decisions == 2)
  }

  @Test func `7, a fact with other values or another beginning`() throws {
    let transfer = try transfer(try old()) { story in
      story.facts[0].first = 1
      story.facts[1].domain = .range(0...5)
    }
    #expect(
      transfer.notes.prefix(2) == [
        .changed("the fact `on-record` starts at another value"),
        .changed("the fact `pressure` takes other values"),
      ])
  }

  @Test func `8, a target renamed`() throws {
    let old = try old()
    let transfer = try transfer(old) { story in
      rename(&story, "rewrite", to: "the-rewrite")
      edit(&story, "link") { $0[0].target = "thursday" }
    }
    #expect(transfer.notes.first == .changed("`link/fix`: it now leads to `the-rewrite`"))
    #expect(transfer.play.scene.id == old.scene.id)
  }

  @Test func `8, another target lands where it leads`() throws {
    let transfer = try transfer(try old()) { story in edit(&story, "link") { $0[1].target = "meeting" } }
    #expect(
      transfer.notes == [
        .changed("`link/fix`: it now leads to `meeting`"),
        .refused("`thursday/call`: the story now stands in `meeting` at this point"),
        .refused("the decision after it is not carried over"),
      ])
    #expect(transfer.play.scene.id == "meeting")
  }

  // MARK: Dice

  @Test func `a decision falls with the dice after it`() throws {
    let old = try old()
    let (last, target) = (
      try #require(old.path.last), try #require(old.path.last.flatMap(old.outcome)?.target)
    )
    let from = old.scene(of: last.before).id
    let transfer = try transfer(old) { story in
      story.scenes.append(ending("elsewhere"))
      for index in story.scenes.indices where story.scenes[index].id == from {
        guard case .chance(var outcomes) = story.scenes[index].exit else { continue }
        for way in outcomes.indices where outcomes[way].target == target {
          outcomes[way].target = "elsewhere"
        }
        story.scenes[index].exit = .chance(outcomes)
      }
    }
    #expect(
      transfer.notes.suffix(2) == [
        .refused("`\(from)/\(target)`: that outcome is gone"),
        .refused("`thursday/show` goes with the dice after it"),
      ])
    #expect(transfer.play.scene.id == "thursday")
    #expect(transfer.play.draws == 0)
    var again = transfer.play
    for event in try again.decide(.choose("show")) { again.apply(event) }
    #expect(again.isOver, "the choice is open again, with the same dice")
  }

  @Test func `an outcome that has become impossible is not kept`() throws {
    let story = story([
      decision("a", choice("x", to: "c"), choice("y", to: "e")),
      chance("c", outcome(50, to: "e"), rest(to: "f")), ending("e"), ending("f"),
    ])
    var session = try Session(story, .direct)
    try session.choose("x")
    let drawn = try #require(session.play.path.last?.index)
    let transfer = try transfer(session.play) { story in
      story.scenes[1].exit = .chance([outcome(drawn == 0 ? 0 : 100, to: "e"), rest(to: "f")])
    }
    #expect(transfer.play.path.isEmpty)
    #expect(transfer.notes.count == 2)
  }

  @Test func `what is lost with the dice at the beginning is counted`() throws {
    let story = story([
      chance("dawn", outcome(50, to: "a"), rest(to: "b")), decision("a", choice("x", to: "c")),
      decision("b", choice("x", to: "c")), decision("c", choice("y", to: "e")), ending("e"), ending("f"),
    ])
    var session = try Session(story, .direct)
    try session.choose("x", "y")
    let transfer = try transfer(session.play) {
      $0.scenes[0].exit = .chance([outcome(50, to: "c"), rest(to: "f")])
    }
    #expect(transfer.notes.last == .refused("the 2 decisions after it are not carried over"))
    #expect(transfer.play.path.isEmpty)
  }

  @Test func `dice that a new text asks for are drawn from where the old ones stopped`() throws {
    let old = try old()
    let transfer = try transfer(old) { story in
      story.scenes.append(chance("fog", outcome(50, to: "link"), rest(to: "meeting")))
      story.scenes[1].exit = .continuation([way(to: "fog")])
    }
    #expect(transfer.play.scene.id == "fog")
    let events = try transfer.play.decide(.begin)
    #expect(events.count == 1)
  }

  // MARK: What changed

  @Test func `whatever else changed in a decision is named`() throws {
    let changes: [(String, (inout Choice) -> Void)] = [
      ("its price changed", { $0.effects = [] }), ("its verb changed", { $0.verb = nil }),
      ("what it does changed", { $0.acts = ["merge-own-code"] }),
      ("what it stands for changed", { $0.positions = [Position(topic: "a", stance: "b")] }),
    ]
    for (remark, change) in changes {
      let transfer = try transfer(try old()) { story in edit(&story, "link") { change(&$0[1]) } }
      #expect(transfer.notes.first == .changed("`link/fix`: \(remark)"))
    }
  }

  @Test func `whatever changed in an outcome is named`() throws {
    let changes: [(String, (inout Outcome) -> Void)] = [
      ("its price changed", { $0.effects = [Effect("trust", -3)] }),
      ("its text changed", { $0.text = "So." }),
      ("it sets other facts", { $0 = $0.setting("on-record", .to(1)) }),
    ]
    for (remark, change) in changes {
      let transfer = try transfer(try old()) { story in
        guard case .chance(var outcomes) = story.scenes[4].exit else { return }
        for index in outcomes.indices { change(&outcomes[index]) }
        story.scenes[4].exit = .chance(outcomes)
      }
      let changed = transfer.notes.compactMap { if case .changed(let note) = $0 { note } else { nil } }
      #expect(changed.contains { $0.hasPrefix("`night/") && $0.hasSuffix(": \(remark)") })
    }
    let reweighed = try transfer(try old()) { story in
      story.scenes[4].exit = .chance([
        outcome(50, to: "quiet").priced("production", 1),
        outcome(50, to: "pager").setting("pressure", .to(0)),
      ])
    }
    let changed = reweighed.notes.compactMap { if case .changed(let note) = $0 { note } else { nil } }
    #expect(changed.contains { $0.hasPrefix("`night/") && $0.hasSuffix(": its weight changed") })
  }

  // MARK: What was said

  @Test func `notes, disputes and reviews come along, or it is said why not`() throws {
    let business = Position(topic: "release-authority", stance: "business-may-order")
    let refusal = Position(topic: "concerns", stance: "protected-refusal")
    var session = try Session(shipIt, .direct)
    try session.choose("in-writing", "give-in")
    try session.make(.note("ask legal"))
    try session.make(.dispute("trust", "it rose"))
    try session.make(.dispute("production", "it fell"))
    try session.make(.review(business, .adopt, reason: "so be it"))
    try session.make(.review(refusal, .drop, reason: ""))
    try session.make(.undo(1))
    let transfer = try transfer(session.play) { story in
      story.measures = ["production"]
      for index in story.scenes.indices {
        let id = story.scenes[index].id
        edit(&story, id) { choices in for way in choices.indices { choices[way].effects = [] } }
      }
    }
    #expect(transfer.play.notes == ["ask legal"])
    #expect(transfer.play.disputes == [.init(measure: "production", text: "it fell")])
    #expect(transfer.play.reviews == [.init(position: refusal, verdict: .drop, reason: "")])
    #expect(
      transfer.notes.suffix(3) == [
        .refused("what was undone cannot be done again"),
        .refused("the dispute about `trust`: nothing is priced in it any more"),
        .refused(
          "the review of `release-authority/business-may-order`: no decision carried over stands for it"),
      ])
  }

  @Test func `a story that cannot be opened takes no record`() throws {
    let circle = story([passing("link", way(to: "b")), passing("b", way(to: "link"))])
    #expect(throws: Fault.self) { try Transfer(try old(), to: try #require(Machine(circle))) }
  }
}
