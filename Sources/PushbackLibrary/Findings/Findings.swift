import PushbackCore

/// Findings as they come. Past a limit they are only counted, so that a hostile file fills neither screen nor hour.
struct Findings {
  static let limit = 500

  private(set) var listed: [Finding] = []
  private var unlisted = 0

  mutating func add(_ finding: @autoclosure () -> Finding) {
    if listed.count < Self.limit { listed.append(finding()) } else { unlisted += 1 }
  }

  mutating func add(contentsOf more: [Finding]) {
    for finding in more { add(finding) }
  }

  var count: Int { listed.count + unlisted }

  /// In reading order, and with a last one that says how many are left out.
  var inOrder: [Finding] {
    let ordered = listed.enumerated().sorted {
      ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
    }.map(\.element)
    guard unlisted > 0, let last = ordered.last else { return ordered }
    return ordered + [.moreFindings(unlisted, at: last.place)]
  }
}
