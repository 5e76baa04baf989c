import PushbackCore
import Testing

struct ConditionWordsTests {
  static let facts = [
    yesNo("on-record"), list("code", "as-is", "held", "patched"), list("leak", "none", "owed"),
    range("pressure", 0...3),
  ]
  static let isHeld = Condition.compare("code", .equal, 1)
  static let isPatched = Condition.compare("code", .equal, 2)
  static let isOwed = Condition.compare("leak", .equal, 1)

  private func words(_ condition: Condition) -> String { condition.words(ConditionWordsTests.facts) }

  @Test func `a comparison names the fact and its value`() {
    #expect(words(yes("on-record")) == "on-record is yes")
    #expect(words(.compare("on-record", .unequal, 1)) == "on-record is no")
    #expect(words(.compare("code", .unequal, 2)) == "code is not patched")
    let numbers: [(Condition.Comparison, String)] = [
      (.less, "is less than 2"), (.atMost, "is at most 2"), (.more, "is more than 2"),
      (.atLeast, "is at least 2"), (.equal, "is 2"), (.unequal, "is not 2"),
    ]
    for (comparison, text) in numbers {
      #expect(words(.compare("pressure", comparison, 2)) == "pressure \(text)")
    }
  }

  @Test func `a not is said of a fact and never of a sentence`() {
    #expect(words(.not(yes("on-record"))) == "on-record is no")
    #expect(words(.not(.compare("pressure", .less, 2))) == "pressure is at least 2")
    let both = Condition.all([ConditionWordsTests.isHeld, yes("on-record")])
    #expect(words(.not(both)) == "code is not held or on-record is no")
    #expect(words(.not(.not(both))) == "code is held and on-record is yes")
  }

  @Test func `values of one fact are said together`() {
    let either = Condition.any([ConditionWordsTests.isHeld, ConditionWordsTests.isPatched])
    #expect(words(either) == "code is held or patched")
    #expect(words(.all([either, yes("on-record")])) == "code is held or patched, and on-record is yes")
  }

  @Test func `what belongs together stays together`() {
    let either = Condition.any([ConditionWordsTests.isHeld, ConditionWordsTests.isOwed])
    #expect(words(either) == "code is held or leak is owed")
    #expect(
      words(.all([yes("on-record"), either])) == "on-record is yes, and either code is held or leak is owed")
    let both = Condition.all([ConditionWordsTests.isHeld, yes("on-record")])
    #expect(
      words(.any([both, ConditionWordsTests.isOwed]))
        == "both code is held and on-record is yes, or leak is owed")
  }

  @Test func `nothing odd is refused`() {
    #expect(words(.all([])) == "anything holds" && words(.any([])) == "nothing holds")
    #expect(words(.compare("unknown", .equal, 7)) == "unknown is 7")
    #expect(words(.compare("code", .equal, 7)) == "code is 7")
  }

  @Test func `a change says what to tick`() {
    func words(_ change: Assignment.Change) -> String {
      Assignment(fact: "pressure", change: change).words(ConditionWordsTests.facts)
    }
    #expect(words(.to(2)) == "pressure = 2")
    #expect(words(.by(1)) == "pressure up by 1" && words(.by(-2)) == "pressure down by 2")
    #expect(Assignment(fact: "code", change: .to(1)).words(ConditionWordsTests.facts) == "code = held")
    #expect(words(.by(.min)).hasPrefix("pressure down by"))
  }
}
