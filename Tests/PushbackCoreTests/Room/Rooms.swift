@testable import PushbackCore

/// Two questions that are argued, one that goes by a quick show, and dice.
let council = story([
  arguing(
    "ship", "Who may order a release?",
    choice("deploy", to: "lunch", .deploy).priced("production", -2).standing(for: businessOrders),
    choice("fix", to: "lunch", .fix).priced("production", 1).standing(for: engineeringDecides),
    choice("refuse", to: "lunch", .refuse).priced("trust", -1).standing(for: protectedRefusal)),
  decision("lunch", choice("soup", to: "release"), choice("salad", to: "release")),
  arguing(
    "release", "How does it go out?",
    choice("in-stages", to: "night", .deploy).standing(for: staged),
    choice("slowly", to: "night", .deploy).priced("trust", 1).standing(for: staged),
    choice("never", to: "quiet", .refuse).standing(for: dissentRecorded)),
  chance("night", outcome(50, to: "quiet").priced("production", 1), rest(to: "pager")),
  ending("quiet"), ending("pager", Effect("production", -1)),
])

func arguing(_ id: SceneID, _ question: String, _ choices: Choice...) -> Scene {
  Scene(id: id, title: "At \(id)", exit: .decision(Decision(argue: question, choices: choices)))
}

func room(_ people: Int = 11, _ team: String = "Payments", votes: Room.Votes = .live) -> Room {
  Room(team: team, people: people, votes: votes)
}

extension Session {
  /// Votes in the order of the choices at the present decision.
  func votes(_ votes: [Int]) -> Tally<ChoiceID> {
    Tally(zip(play.agenda?.choices ?? [], votes).map { Tally.Count($0.id, $1) })
  }

  mutating func tally(_ counts: Int..., slip: Poll.Slip = .would) throws {
    try make(.room(.tally(slip, votes(counts))))
  }

  /// What a count at the present decision is refused with.
  func refusal(ofTally counts: Int...) -> Play.Refusal? { refusal(of: .room(.tally(.would, votes(counts)))) }

  mutating func vote(_ position: Position, adopt: Int, later: Int = 0, drop: Int = 0) throws {
    let votes = Tally<Event.Verdict>([.init(.adopt, adopt), .init(.later, later), .init(.drop, drop)])
    try make(.room(.count(position, votes)))
  }

  func record(_ name: String = "s-1") -> Proposals.Record {
    let reviewedOn = play.reviews.isEmpty ? nil : "2026-03-01"
    return Proposals.Record(session: name, play: play.publishable, reviewedOn: reviewedOn)
  }
}

func tally(_ counts: (ChoiceID, Int)...) -> Tally<ChoiceID> { Tally(counts.map { .init($0.0, $0.1) }) }

/// Every form a document leaves in.
func forms(_ document: Document) -> [String] {
  [document.markdown, document.html(title: "A title"), document.plainText, document.json.pretty]
}
