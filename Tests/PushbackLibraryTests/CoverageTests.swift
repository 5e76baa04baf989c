import Foundation
import PushbackCore
import Testing

@testable import PushbackLibrary

/// 32 public policies, coded clause by clause: whether the library could have written them.
@Suite struct Coverage {
  struct Policy: Decodable {
    struct Coded: Decodable {
      let id: String
      let topic: String
      let stance: String
      var position: Position { Position(topic: topic, stance: stance) }
    }
    let policy: String
    let clauses: [Coded]
  }

  static let policies: [Policy] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/policies-public.json")
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? JSONDecoder().decode([Policy].self, from: data)) ?? []
  }()

  private static let clauses = (try? Library.bundled())?.topics().value.flatMap(\.clauses) ?? []
  private static let known = Set(clauses.map(\.position))

  @Test func `the library has every position that the public policies take`() {
    let taken = Set(Coverage.policies.flatMap(\.clauses).map(\.position))
    #expect(Coverage.policies.count == 32 && taken.count == 142)
    #expect(taken.subtracting(Self.known).sorted() == [])
    let clauses = Coverage.policies.flatMap(\.clauses)
    let sayable = clauses.count { Self.known.contains($0.position) }
    print("The library expresses \(sayable) of \(clauses.count) clauses, of \(taken.count) kinds.")
  }

  @Test(arguments: policies.map(\.policy))
  func `a public policy can be written with the library`(name: String) throws {
    let policy = try #require(Coverage.policies.first { $0.policy == name })
    let missing = policy.clauses.filter { !Self.known.contains($0.position) }
    print("\(policy.clauses.count - missing.count) of \(policy.clauses.count): \(name)")
    #expect(missing.map { "\($0.id) \($0.position)" } == [])
  }

  @Test func `every position has words of its own`() {
    let texts = Dictionary(grouping: Self.clauses, by: \.sentence)
    #expect(texts.filter { $0.value.count > 1 }.values.map { $0.map(\.position) } == [])
  }

  @Test func `the bundled library keeps its own rules, and is easy to read`() throws {
    let library = try Library.bundled()
    for problem in library.checkedTopics().problems {
      #expect(problem.findings == [], "\(problem.file.name)")
    }
    let grade = library.content.value.readability.grade
    #expect(grade > 3 && grade <= Readability.mostForLibrary)
  }
}
