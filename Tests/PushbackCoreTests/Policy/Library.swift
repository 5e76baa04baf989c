@testable import PushbackCore

/// A small clause library: ten topics, some of them with stances that exclude each other.
let library: Content = {
  var content = Content()
  content.measures = [
    Measure(id: "production", name: "Production", question: "does it keep working?"),
    Measure(id: "trust", name: "Trust", question: "can they speak plainly tomorrow?"),
  ]
  content.frameworks = [
    FrameworkReference(id: "LLM06:2025", title: "Excessive agency", status: "read"),
    FrameworkReference(id: "ASVS-5.0", title: "Application security", status: "read"),
  ]
  content.topics = [
    topic(
      "release-authority", group: "Release and exceptions", usual: true,
      clause(
        "release-authority/business-may-order", .may, "order a release", excludes: ["engineering-decides"]),
      clause(
        "release-authority/engineering-decides", .must, "decide every release", check: "the release log.",
        references: ["LLM06:2025", "INVENTED-1"]),
      clause("release-authority/staged-release", .should, "release in stages", references: ["ASVS-5.0"])),
    topic(
      "concerns", group: "When it goes wrong", usual: true,
      clause("concerns/protected-refusal", .must, "accept a written refusal", isProposal: true),
      clause("concerns/dissent-recorded", .mustNot, "drop a dissent from the record")),
    topic("who-may-use", group: "Use and people", usual: false, clause("who-may-use/anyone", .may, "use it")),
    topic(
      "sensitive-data", group: "Tools and data", usual: true,
      clause("sensitive-data/never-input", .mustNot, "paste customer data", check: "the proxy's log.")),
  ]
  for number in 0..<5 { content.topics.append(topic("odd-\(number)", group: "Odds", usual: false)) }
  for number in 0..<7 { content.topics.append(topic("usual-\(number)", group: "Ends", usual: true)) }
  content.texts.signOff = [
    .init(name: "Engineering", text: "the rules"), .init(name: "Legal", text: "the law"),
  ]
  content.texts.notLegalAdvice = "This is not legal advice."
  content.texts.fictionNote = "Fictional exercise."
  return content
}()

private func topic(_ id: String, group: String, usual: Bool, _ clauses: Clause...) -> Topic {
  Topic(
    id: id, title: "Topic \(id)", question: "What about \(id)?", words: [], group: group, usual: usual,
    clauses: clauses)
}

private func clause(
  _ position: String, _ force: Clause.Force, _ action: String, check: String? = nil,
  references: [String] = [],
  excludes: Set<String> = [], isProposal: Bool = false
) -> Clause {
  let parts = position.split(separator: "/").map(String.init)
  return Clause(
    position: Position(topic: parts[0], stance: parts[1]), label: "Label \(position)", force: force,
    actor: "Engineering", action: action, check: check, owner: "the lead", reason: "Because \(parts[1]).",
    references: references, excludes: excludes, isProposal: isProposal)
}

let businessOrders = Position(topic: "release-authority", stance: "business-may-order")
let engineeringDecides = Position(topic: "release-authority", stance: "engineering-decides")
let staged = Position(topic: "release-authority", stance: "staged-release")
let protectedRefusal = Position(topic: "concerns", stance: "protected-refusal")
let dissentRecorded = Position(topic: "concerns", stance: "dissent-recorded")
let neverInput = Position(topic: "sensitive-data", stance: "never-input")
let anyone = Position(topic: "who-may-use", stance: "anyone")

/// A room with a choice for each position, as often as one likes, and a last choice that stands for nothing.
let positions = story([
  decision(
    "room", choice("business", to: "room").standing(for: businessOrders),
    choice("engineering", to: "room").standing(for: engineeringDecides),
    choice("stages", to: "room").standing(for: staged),
    choice("refusal", to: "room").standing(for: protectedRefusal),
    choice("both", to: "room").standing(for: dissentRecorded, neverInput), choice("out", to: "e")),
  ending("e"),
])

extension Document {
  /// Every word of it, one block a line; tables row by row, and `#` for each level of a heading.
  var words: [String] { blocks.flatMap(\.words) }
  var text: String { words.joined(separator: "\n") }

  /// The lines under a heading, up to the next of its level or above.
  func section(_ title: String) -> Document {
    var level = 0
    var found: [Block] = []
    for block in blocks {
      if case .heading(let next, let text) = block {
        if level > 0, next <= level { return Document(found) }
        if text.plain == title {
          level = next
          continue
        }
      }
      if level > 0 { found.append(block) }
    }
    return Document(found)
  }
}

extension Block {
  var words: [String] {
    switch self {
    case .heading(let level, let text): [String(repeating: "#", count: level) + " " + text.plain]
    case .paragraph(let text), .aside(let text), .hint(let text): [text.plain]
    case .speech(let speaker, let text): ["\(speaker): \(text.plain)"]
    case .quote(let blocks): blocks.flatMap(\.words)
    case .list(let items), .numbered(let items), .cards(let items): items.flatMap { $0.flatMap(\.words) }
    case .code(let lines, _): lines
    case .table(let table): ([table.header] + table.rows).map { $0.map(\.plain).joined(separator: " | ") }
    case .bars(let bars): bars.map { "\($0.label) \($0.low) \($0.value) \($0.high) \($0.par)" }
    case .plot(let plot): ["\(plot.x) / \(plot.y)"]
    case .details(let summary, let blocks): [summary.plain] + blocks.flatMap(\.words)
    case .drawing(let drawing): [drawing.title]
    case .options(let options): options.map { "\($0.number ?? 0) \($0.word) \($0.text)" }
    case .rule, .pageBreak: ["---"]
    }
  }
}
