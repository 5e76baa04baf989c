import Foundation
import PushbackCore

/// What would change in a file, line by line: what goes, what comes, and the line before each change.
struct TextDifference {
  let document: Document

  init(from old: String, to new: String, _ path: String) {
    func lines(_ text: String) -> [String] { text.components(separatedBy: "\n") }
    var shown: [String] = []
    var (removed, inserted) = ([Int: String](), [Int: String]())
    for change in lines(new).difference(from: lines(old)) {
      switch change {
      case .remove(let offset, let line, _): removed[offset] = line
      case .insert(let offset, let line, _): inserted[offset] = line
      }
    }
    let old = lines(old)
    var (from, to, wasSame) = (0, 0, true)
    while from < old.count || inserted[to] != nil {
      if let line = removed[from] {
        if wasSame, from > 0 { shown.append("  \(old[from - 1])") }
        shown.append("- \(line)")
        (from, wasSame) = (from + 1, false)
      } else if let line = inserted[to] {
        if wasSame, from > 0 { shown.append("  \(old[from - 1])") }
        shown.append("+ \(line)")
        (to, wasSame) = (to + 1, false)
      } else {
        (from, to, wasSame) = (from + 1, to + 1, true)
      }
    }
    document = Document([
      .heading(2, Text("\(path) is there already")),
      .paragraph("What would go is behind a minus, what would come behind a plus."),
      .code(
        shown.count > 200 ? shown.prefix(200) + ["… and \(shown.count - 200) lines more"] : shown,
        language: "diff"),
    ])
  }
}
