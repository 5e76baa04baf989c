/// The candidate that somebody who typed `word` most likely meant, or nil if none is close.
///
/// Counts letters added, dropped, changed or swapped with their neighbour: one in a short word, up to a third of a
/// long one. Of equally close candidates the first in the alphabet is taken, so that the answer never wavers.
package func nearest(_ word: String, among candidates: some Collection<String>) -> String? {
  let typed = Array(word.lowercased().utf8)
  guard !typed.isEmpty, typed.count <= 64 else { return nil }
  var best: (distance: Int, word: String)?
  for candidate in candidates {
    let limit = min(best?.distance ?? .max, max(1, min(typed.count, candidate.utf8.count) / 3))
    guard abs(candidate.utf8.count - typed.count) <= limit else { continue }
    let distance = distance(typed, Array(candidate.lowercased().utf8))
    // Nothing left in common is no slip of the hand.
    guard distance <= limit, distance < max(typed.count, candidate.utf8.count) else { continue }
    if let best, (best.distance, best.word) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.word
}

/// Edits between two words, where swapping two neighbours is one edit.
private func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i]
    row.reserveCapacity(b.count + 1)
    for j in 1...b.count {
      let same = a[i - 1] == b[j - 1]
      var edits = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        edits = min(edits, beforeLast[j - 2] + 1)
      }
      row.append(edits)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
