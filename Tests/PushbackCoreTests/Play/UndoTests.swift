import Testing

@testable import PushbackCore

@Suite struct UndoTests {
  @Test(arguments: Mode.allCases)
  func `undo takes back decisions with the dice after them`(mode: Mode) throws {
    var session = try Session(shipIt, seed: 5, mode)
    try session.choose("in-writing", "give-in")
    #expect(session.play.isOver && session.play.draws > 0)
    try session.make(.undo(1))
    #expect(session.play.scene.id == "meeting")
    #expect(session.play.draws == 0)
    #expect(session.play.totals == [0, -1])
  }

  @Test(arguments: Mode.allCases)
  func `undo and redo go back and forth over several decisions, the ending too`(mode: Mode) throws {
    var session = try Session(shipIt, mode)
    try session.choose("fix", "call", "back", "in-writing", "stand")
    let end = session.play.all
    let path = session.play.path
    try session.make(.undo(4))
    #expect(session.play.scene.id == "thursday")
    #expect(session.play.redoable == 4)
    for left in [3, 2, 1, 0] {
      try session.make(.redo)
      #expect(session.play.redoable == left)
    }
    #expect(session.play.path == path)
    #expect(session.play.all == end)
    try session.make(.undo(5))
    #expect(session.play.scene.id == "link")
    #expect(session.play.decisions == 0)
  }

  @Test(arguments: Mode.allCases)
  func `undoing at once is undoing one after the other`(mode: Mode) throws {
    var (once, oneByOne) = (try Session(shipIt, mode), try Session(shipIt, mode))
    try once.choose("fix", "call", "back")
    try once.make(.undo(3))
    try oneByOne.choose("fix", "call", "back")
    for _ in 0..<3 { try oneByOne.make(.undo(1)) }
    #expect(once.play.all == oneByOne.play.all)
  }

  @Test(arguments: Mode.allCases)
  func `a reason leaves with undo and returns with redo`(mode: Mode) throws {
    var session = try Session(shipIt, mode)
    try session.choose("fix")
    try session.make(.because("first things first"))
    try session.choose("call")
    try session.make(.because("they should hear it"))
    #expect(session.play.path.map(\.reason) == ["first things first", "they should hear it"])
    try session.make(.undo(1))
    #expect(session.play.path.map(\.reason) == ["first things first"])
    try session.make(.undo(1))
    #expect(session.refusal(of: .because("so")) == .nothingChosen)
    try session.make(.redo)
    try session.make(.redo)
    #expect(session.play.path.map(\.reason) == ["first things first", "they should hear it"])
  }

  @Test(arguments: Mode.allCases)
  func `a reason belongs to the last decision, not to the dice after it`(mode: Mode) throws {
    var session = try Session(shipIt, seed: 5, mode)
    try session.choose("deploy")
    try session.make(.because("it was late"))
    try session.make(.because("it was very late"))
    #expect(session.play.path.first?.reason == "it was very late")
    #expect(session.play.path.dropFirst().allSatisfy { $0.reason == nil })
  }

  @Test(arguments: Mode.allCases) func `a new choice clears what could be redone`(mode: Mode) throws {
    var session = try Session(shipIt, mode)
    try session.choose("fix", "call")
    try session.make(.undo(2))
    try session.choose("in-writing")
    #expect(session.refusal(of: .redo) == .nothingToRedo)
    #expect(session.play.redoable == 0)
  }

  @Test(arguments: Mode.allCases)
  func `notes, disputes and reviews outlast undo`(mode: Mode) throws {
    let position = Position(topic: "concerns", stance: "protected-refusal")
    var session = try Session(shipIt, mode)
    try session.choose("in-writing", "stand")
    try session.make(.note("ask legal"))
    try session.make(.dispute("trust", "it rose here"))
    try session.make(.review(position, .later, reason: "not now"))
    try session.make(.review(position, .adopt, reason: "after all"))
    try session.make(.undo(2))
    #expect(session.play.notes == ["ask legal"])
    #expect(session.play.disputes == [.init(measure: "trust", text: "it rose here")])
    #expect(session.play.reviews == [.init(position: position, verdict: .adopt, reason: "after all")])
  }

  @Test(arguments: Mode.allCases) func `redo repeats recorded draws and makes none`(mode: Mode) throws {
    let machine = try #require(Machine(shipIt))
    // A record of other dice: what it says was drawn counts, not what this seed would give.
    let first: SceneID = SplitMix(seed: 1).percent(0) < 30 ? "pager" : "quiet"
    var record: [Event] = [
      .chose(scene: "link", choice: "deploy"), .drew(scene: "night", target: first),
    ]
    if first == "pager" { record.append(.drew(scene: "pager", target: "gone")) }
    var play = try Play(replaying: record, in: machine, seed: 1)
    let path = play.path
    play.apply(.undone(decisions: 1))
    let redone = try play.decide(.redo)
    #expect(redone == [.redone(decisions: 1)])
    redone.forEach { play.apply($0) }
    #expect(play.path == path)
  }
}
