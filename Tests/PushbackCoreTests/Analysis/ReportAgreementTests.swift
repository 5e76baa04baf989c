import PushbackLibrary
import Testing

@testable import PushbackCore

/// What a report says in words is what it says to programs, part by part, each read on its own.
@Suite struct ReportAgreementTests {
  @Test(arguments: ["ship-it", "the-night-it-broke"])
  func `a bundled story's text says what its JSON says`(name: String) throws {
    let library = try PushbackLibrary.Library.bundled()
    let scenario = try #require(library.scenario(ScenarioID(name)).scenario)
    try compare(scenario)
  }

  @Test(arguments: 0..<20) func `a generated story's text says what its JSON says`(seed: Int) throws {
    try compare(Generator.scenario(seed: UInt64(seed)))
  }

  private func compare(_ story: Scenario) throws {
    let report = try Report(#require(Machine(story)))
    let (text, json) = (report.document(Content()).plainText, report.json)
    let counted = try #require(text.firstMatch(of: /(\d+) states?, (\d+) of them (?:a )?decisions?; (\w+)/))
    #expect(json["states"] == Int(counted.1).map(JSON.int))
    #expect(json["decisionStates"] == Int(counted.2).map(JSON.int))
    #expect(json["plays"] == (counted.3 == "unbounded" ? .null : .string(String(counted.3))))

    let endings = try section("Endings", of: text)
    #expect(endings.count == members(json["endings"]).count)
    for ending in members(json["endings"]) {
      guard case .string(let title)? = ending.value["title"] else { continue }
      let row = try #require(
        endings.first { $0["ending"] == title && says($0["blind"], ending.value["blind"]) })
      #expect(says(row["least"], ending.value["min"]) && says(row["most"], ending.value["max"]), "\(row)")
    }

    let measures = members(json["measures"]).isEmpty ? [] : try section("Measures", of: text)
    #expect(measures.map { $0["measure"] } == members(json["measures"]).map(\.name))
    for (row, measure) in zip(measures, members(json["measures"])) {
      for (column, name) in [
        ("blind", "blind"), ("worst plan", "min"), ("best plan", "max"), ("lowest play", "lowest"),
        ("highest play", "highest"),
      ] { #expect(says(row[column], measure.value[name]), "\(row) \(name)") }
    }

    let lines = try section("The three lines", of: text)
    #expect(lines.map { $0["line"] } == members(json["lines"]).map { "always \($0.name)" })
    for (row, line) in zip(lines, members(json["lines"])) {
      for measure in members(line.value["measures"]) {
        #expect(says(row[measure.name], measure.value), "\(row) \(measure.name)")
      }
    }

    guard case .array(let dominated)? = json["dominated"] else { return }
    let rows = dominated.isEmpty ? [] : try section("Dominated choices, the worst first", of: text)
    #expect(rows.count == min(12, dominated.count))
    for (row, one) in zip(rows, dominated) {
      for (column, name) in [("scene", "scene"), ("choice", "choice"), ("beaten by", "by")] {
        #expect(row[column].map(JSON.string) == one[name])
      }
      #expect(says(row["at most"], one["loss"].map(opposite)) && says(row["of its visits"], one["share"]))
    }
    let more = text.firstMatch(of: /And (\d+) more with/).flatMap { Int($0.1) } ?? 0
    #expect(more == max(0, dominated.count - 12))
  }

  /// The rows below a heading, each value under its column's name.
  private func section(_ heading: String, of text: String) throws -> [[String: String]] {
    let parts = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(parts.firstIndex { $0 == heading })
    return parts[(start + 2)...].prefix { !$0.isEmpty }.map { line in
      let cells = line.split(separator: "; ").map { $0.split(separator: ": ", maxSplits: 1).map(String.init) }
      return Dictionary(cells.filter { $0.count == 2 }.map { ($0[0], $0[1]) }) { first, _ in first }
    }
  }

  private func members(_ json: JSON?) -> [JSON.Member] {
    if case .object(let members)? = json { members } else { [] }
  }

  private func opposite(_ json: JSON) -> JSON {
    if case .number(let value) = json { .number(-value) } else { json }
  }

  /// Whether a figure in words is the number, as far as its digits go.
  private func says(_ words: String?, _ json: JSON?) -> Bool {
    let value: Double
    switch json {
    case .number(let number)?: value = number
    case .int(let number)?: value = Double(number)
    default: return false
    }
    guard let words else { return false }
    if words == "less than 1 %" { return value > 0 && value < 0.01 }
    if words == "more than 99 %" { return value > 0.99 && value < 1 }
    if words.hasSuffix(" %") {
      return Double(words.dropLast(2)).map { abs($0 - value * 100) <= 0.5 + 1e-9 } ?? false
    }
    let plain = words.replacing("\u{2212}", with: "-").replacing("+", with: "")
    let isSigned = value < -0.05 ? words.hasPrefix("\u{2212}") : value > 0.05 ? words.hasPrefix("+") : true
    return isSigned && Double(plain).map { abs($0 - value) <= 0.05 + 1e-9 } ?? false
  }
}
