import Testing

@testable import PushbackCore

/// What a transfer says of dice, of changes and of words.
@Suite struct TransferDetailTests {
  // MARK: Dice

  @Test func `a decision falls with the dice after it`() throws {
    let old = try playedBefore()
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
    let old = try playedBefore()
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
      let transfer = try transfer(try playedBefore()) { story in edit(&story, "link") { change(&$0[1]) } }
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
      let transfer = try transfer(try playedBefore()) { story in
        guard case .chance(var outcomes) = story.scenes[4].exit else { return }
        for index in outcomes.indices { change(&outcomes[index]) }
        story.scenes[4].exit = .chance(outcomes)
      }
      let changed = transfer.notes.compactMap { if case .changed(let note) = $0 { note } else { nil } }
      #expect(changed.contains { $0.hasPrefix("`night/") && $0.hasSuffix(": \(remark)") })
    }
    let reweighed = try transfer(try playedBefore()) { story in
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
    try session.make(.address("project"))
    try session.make(.undo(1))
    let transfer = try transfer(session.play) { story in
      story.measures = ["production"]
      for index in story.scenes.indices {
        let id = story.scenes[index].id
        edit(&story, id) { choices in for way in choices.indices { choices[way].effects = [] } }
      }
    }
    #expect(transfer.play.notes == ["ask legal"] && transfer.play.addressee == "project")
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
    #expect(throws: Fault.self) { try Transfer(try playedBefore(), to: try #require(Machine(circle))) }
  }
}
