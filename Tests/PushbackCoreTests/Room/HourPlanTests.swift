import Testing

@testable import PushbackCore

struct HourPlanTests {
  @Test(arguments: [(30, [3, 17, 6, 4]), (60, [5, 35, 12, 8]), (90, [8, 50, 18, 14])])
  func `a workshop has four phases whatever time there is`(total: Int, shares: [Int]) {
    let plan = HourPlan(minutes: total)
    #expect(plan.phases.map(\.minutes) == shares)
    #expect(plan.phases.map(\.name) == ["open", "the story", "debrief", "rules and names"])
  }

  @Test func `the phases follow each other without a gap and take all the time there is`() {
    for total in 0...300 {
      let plan = HourPlan(minutes: total)
      #expect(plan.minutes == total)
      #expect(plan.phases.allSatisfy { $0.minutes >= 0 })
      #expect(zip(plan.phases, plan.phases.dropFirst()).allSatisfy { $0.end == $1.start })
    }
  }

  @Test func `a minute belongs to one phase until the time is up`() {
    let plan = HourPlan(minutes: 60)
    let kinds = [0, 4, 5, 39, 40, 51, 52, 59].map { plan.phase(at: $0)?.kind }
    #expect(kinds == [.open, .open, .story, .story, .debrief, .debrief, .rules, .rules])
    #expect(plan.phase(at: -1) == nil && plan.phase(at: 60) == nil)
  }

  @Test(arguments: [Int.min, -1, 0, Int.max]) func `no length is too strange`(total: Int) {
    let plan = HourPlan(minutes: total)
    #expect(plan.phases.count == 4 && plan.minutes >= 0)
  }

  @Test(arguments: [
    (0, "Clock: 0 of 60 minutes used, 60 left."), (23, "Clock: 23 of 60 minutes used, 37 left."),
    (60, "Clock: 60 of 60 minutes used, 0 left."), (61, "Clock: 61 of 60 minutes used, 1 over the plan."),
  ])
  func `the clock says what is used and left, or how far over it is`(used: Int, words: String) {
    let document = HourPlan(minutes: 60).document(used: used)
    #expect(document.words[0] == words)
    #expect((document.words.count == 2) == (used < 60))
  }

  @Test func `the clock says what the plan has next`() {
    #expect(
      HourPlan(minutes: 60).document(used: 23).words[1]
        == "By plan: the story until minute 40; then debrief (12), rules and names (8).")
  }
}
