import Testing

@testable import pushback

struct SessionClockTests {
  private static let start = 1_700_000_000

  private func earlier(_ offsets: [Int]) -> Double {
    SessionClock(moments: offsets.map { Self.start + $0 }, openedAt: 0).earlier
  }

  private static let moments: [(offsets: [Int], seconds: Double)] = [
    ([], 0), ([0], 0), ([0, 60, 90], 90),
    // Exactly twenty minutes is a long argument, a second more is a pause.
    ([0, 1_200], 1_200), ([0, 1_201], 0), ([0, 60, 86_460, 86_490], 90),
    // Set back between two events, and far back.
    ([0, 60, 30, 90], 120), ([0, 100, -1_000_000, -999_900], 200), ([60, 0], 0), ([0, 0, 0], 0),
    // Set forward by a year and back again.
    ([0, 60, 31_536_060, 31_536_120, 120, 180], 180),
  ]

  @Test(arguments: moments)
  func `pauses and clocks that were set count as nothing`(offsets: [Int], seconds: Double) {
    #expect(earlier(offsets) == seconds)
  }

  @Test func `the present sitting is added in whole minutes`() {
    let clock = SessionClock(moments: [0, 90], openedAt: 1_000)
    #expect(clock.minutes(at: 1_000) == 1)
    #expect(clock.minutes(at: 1_029) == 1)
    #expect(clock.minutes(at: 1_030) == 2)
    #expect(clock.minutes(at: 1_000 + 3_600) == 61)
    #expect(
      clock.minutes(at: 500) == 1,
      "a clock that nobody sets does not run backwards; if it did, nothing is taken off")
  }

  @Test func `from another terminal the time since the last event counts, up to a pause`() {
    #expect(SessionClock.minutes([0, 60, 120], now: 300) == 5)
    #expect(SessionClock.minutes([0, 60, 120], now: 120 + 1_201) == 2)
    #expect(SessionClock.minutes([0, 60, 120], now: 10) == 2)
    #expect(SessionClock.minutes([], now: 10) == 0)
  }

  @Test func `moments that no clock shows do not trap`() {
    let clock = SessionClock(moments: [.min, .max, 0, .min, .max], openedAt: 0)
    #expect(clock.minutes(at: 60) == 1)
  }
}
