import Foundation
import PushbackCore
import Testing

@testable import pushback

struct ClausesTests {
  private func list(_ text: String) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  @Test func `the library is listed by topic, and one topic with every stance`() throws {
    let home = try Home()
    let all = try Binary.run(["clauses"], in: home)
    #expect(all.code == 0 && all.out.contains("Use and people") && all.out.contains("disclosure-duty"))
    let topic = try Binary.run(["clauses", "disclosure-duty"], in: home)
    for part in [
      "Must people say", "The author MUST state", "disclosure-duty/not-required", "Check:", "Owner:",
      "Reason:",
      "Strictness: 5 of 5", "Forbids: not saying", "Requires: saying", "Excludes:", "Aligned with:",
      "AI RMF 1.0",
    ] { #expect(topic.out.contains(part), "\(part)") }
    #expect(try Binary.run(["clauses", "disclosure-duty/not-required"], in: home).out == topic.out)
    let narrow = try Binary.run(["clauses"], in: Home(adding: ["COLUMNS": "60"]))
    #expect(narrow.code == 0)
  }

  @Test func `an unknown topic is answered with the nearest`() throws {
    let near = try Binary.run(["clauses", "disclosure-dutty"], in: Home())
    #expect(near.code == 1 && near.error.contains("Did you mean disclosure-duty?"), "\(near.error)")
    let far = try Binary.run(["clauses", "zzz"], in: Home())
    #expect(far.code == 1 && far.error.contains("guide topics WORD"))
  }

  @Test func `programs get every stance, sorted, as the schema says`() throws {
    let home = try Home()
    let result = try Binary.run(["clauses", "--json"], in: home)
    #expect(try Schema.published("clauses.schema.json").problems(with: result.out) == [])
    let ids = try list(result.out).compactMap { $0["id"] as? String }
    #expect(ids.count > 200 && Set(ids).count == ids.count)
    let positions = ids.compactMap { Position($0) }
    #expect(positions == positions.sorted() && positions.count == ids.count)
    let one = try list(try Binary.run(["clauses", "disclosure-duty", "--json"], in: home).out)
    #expect(!one.isEmpty && one.allSatisfy { $0["topic"] as? String == "disclosure-duty" })
    // Nothing is lost on the way: what the one names, the others have.
    for clause in try list(result.out) {
      for other in clause["excludes"] as? [String] ?? [] { #expect(ids.contains(other), "\(other)") }
    }
  }

  @Test func `a stance without a field is found wrong by the schema`() throws {
    let text = try Binary.run(["clauses", "scope", "--json"], in: Home()).out
    let broken = text.replacing("\"strictness\"", with: "\"strictnes\"")
    #expect(try Schema.published("clauses.schema.json").problems(with: broken) != [])
  }

  @Test func `the bundled library passes its check`() throws {
    let json = try Binary.run(["clauses", "check", "--strict", "--json"], in: Home())
    #expect(json.code == 0, "\(json.out)\(json.error)")
    #expect(try Schema.published("clauses-check.schema.json").problems(with: json.out) == [])
    #expect(try object(json.out)["topics"] as? Int == 40)
  }

  @Test func `a broken library fails its check, with the place of each fault`() throws {
    let home = try Home()
    let topic = """
      topic: scope
      title: What it covers
      question: What do the rules cover?
      group: Use and people
      usual: no
      stances:
        - id: some
          label: Some
          force: MUST
          actor: Staff
          action: keep these rules as needed
          check: A log.
          strictness: 3
      """
    _ = try home.write(topic, to: "own/Content/clauses/scope.yaml")
    _ = try home.write(
      "# One\n\n## One\n\nA scene.\n\n`ending`\n", to: "own/scenarios/one.md")
    _ = try home.write("vague: [as needed]\n", to: "own/Content/draft.yaml")
    let text = try Binary.run(["clauses", "check", "--library", "own"], in: home)
    #expect(text.code == 1 && text.error.contains("1 stance checked: "), "\(text.error)")
    #expect(text.out.contains("Content/clauses/scope.yaml:11:13: error PB111"), "\(text.out)")
    #expect(text.out.contains("The whole library: school grade"))
    for (good, bad, finding) in [
      ("Use and people", "Use and poeple", "Use and people"), ("owner: Security lead", "owner:", "owner"),
      ("these rules", "these rules. Tell others", "second duty"),
      ("actor: Staff", "actor: Relevant staff", "relevant"),
    ] {
      let sound = topic.replacing("\n    strictness", with: "\n    owner: Security lead\n    strictness")
        .replacing(" as needed", with: "")
      _ = try home.write("vague: [as needed, relevant]\n", to: "own/Content/draft.yaml")
      _ = try home.write(sound.replacing(good, with: bad), to: "own/Content/clauses/scope.yaml")
      let result = try Binary.run(["clauses", "check", "--library", "own"], in: home)
      #expect(result.code == 1 && result.out.contains("Content/clauses/scope.yaml:"), "\(bad): \(result.out)")
      #expect(result.out.contains(finding), "\(bad): \(result.out)")
      _ = try home.write(sound, to: "own/Content/clauses/scope.yaml")
      let mended = try Binary.run(["clauses", "check", "--library", "own"], in: home)
      #expect(!mended.out.contains("Content/clauses/scope.yaml:"), "\(mended.out)")
    }
    _ = try home.write("# gone\n", to: "own/Content/clauses/scope.yaml")
    let empty = try Binary.run(["clauses", "check", "--library", "own"], in: home)
    #expect(empty.code == 1 && empty.out.contains("topic scope is gone"), "\(empty.out)\(empty.error)")
    _ = try home.write(topic, to: "own/Content/clauses/scope.yaml")
    let json = try Binary.run(["clauses", "check", "--library", "own", "--json"], in: home)
    #expect(json.code == 1)
    let findings = try object(json.out)["findings"] as? [[String: Any]] ?? []
    #expect(findings.contains { $0["code"] as? String == "PB111" && $0["line"] as? Int == 11 })
    #expect(try Schema.published("clauses-check.schema.json").problems(with: json.out) == [])
  }
}
