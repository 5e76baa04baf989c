/// How long a session has been played, over all its sittings.
///
/// The present sitting is measured by a clock that nobody sets. Earlier ones are known only by when their events were
/// recorded; a pause longer than `longestPause` ended a sitting and counts as nothing.
struct SessionClock {
  /// Seconds.
  static let longestPause = 20 * 60

  let earlier: Double
  let openedAt: Double

  init(earlier: Double, openedAt: Double) {
    self.earlier = earlier
    self.openedAt = openedAt
  }

  /// From the moments, in seconds since 1970, at which events of earlier sittings were recorded.
  init(moments: [Int], openedAt: Double) {
    // A damaged record may hold any number, so they are subtracted as what cannot overflow.
    let gaps = zip(moments.dropFirst(), moments).map { Double($0) - Double($1) }
    let longest = Double(SessionClock.longestPause)
    self.init(earlier: gaps.filter { (0...longest).contains($0) }.reduce(0, +), openedAt: openedAt)
  }

  /// Seen from another process, which knows only when events were recorded, and what time it is now.
  static func minutes(_ moments: [Int], now: Double) -> Int {
    SessionClock(moments: moments + [Int(now)], openedAt: 0).minutes(at: 0)
  }

  /// Whole minutes at a moment of the same clock as `openedAt`.
  func minutes(at ticks: Double) -> Int { Int((earlier + max(0, ticks - openedAt)) / 60) }
}
