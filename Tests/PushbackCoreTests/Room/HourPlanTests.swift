import Testing

@testable import PushbackCore

@Suite struct HourPlanTests {
  @Test(arguments: Room.plans) func `its phases fill the hour, whatever its length`(minutes: Int) {
    let plan = HourPlan(minutes: minutes)
    #expect(plan.phases.map(\.name) == ["open", "the story", "debrief", "rules and names"])
    #expect(plan.phases.reduce(0) { $0 + $1.minutes } == minutes)
    #expect(plan.phases.allSatisfy { $0.minutes >= 0 })
    #expect(plan.phases.max { $0.minutes < $1.minutes }?.name == "the story")
  }

  @Test func `an hour is five, thirty-five, twelve and eight`() {
    #expect(HourPlan(minutes: 60).phases.map(\.minutes) == [5, 35, 12, 8])
  }

  @Test(arguments: [
    (0, "Clock: 0 of 60 minutes used, 60 left."), (23, "Clock: 23 of 60 minutes used, 37 left."),
    (60, "Clock: 60 of 60 minutes used, 0 left."), (61, "Clock: 61 minutes used, 1 over the plan."),
    (600, "Clock: 600 minutes used, 540 over the plan."),
  ])
  func `the clock says what is used and left, or how far over it is`(used: Int, words: String) {
    let document = HourPlan(minutes: 60).document(used: used)
    #expect(document.words[0] == words)
    #expect(
      document.words[1]
        == "By plan: open until minute 5, the story until minute 40, debrief until minute 52, "
        + "rules and names until minute 60.")
  }
}
