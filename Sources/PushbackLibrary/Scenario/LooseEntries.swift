import PushbackCore

/// Lines that were meant as entries of a list that leads on, and have no hyphen that Markdown knows.
extension SceneReader {
  private static let bullets: Set<Character> = [
    "•", "‣", "◦", "▪", "■", "□", "●", "○", "·", "∙", "–", "—", "―", "→", "➔", "►", "▶", "✓", "-", "*", "+",
  ]

  /// The blocks with such lines as the lists they should be; the first line of a scene is reported.
  mutating func withLooseEntries(_ blocks: [Markdown]) -> [Markdown] {
    var result: [Markdown] = []
    var isReported = false
    var endsLoose = false
    for block in blocks {
      guard block.kind == .paragraph, let items = looseItems(of: block) else {
        // A true list right below goes on with the entries above it.
        if endsLoose, block.isList, let last = result.indices.last {
          result[last].children += block.children
        } else {
          result.append(block)
          endsLoose = false
        }
        continue
      }
      endsLoose = true
      if !isReported { report(block.children, at: source.place(of: block)) }
      isReported = true
      if let last = result.indices.last, result[last].isList {
        result[last].children += items
      } else {
        var list = block
        list.kind = .list(numbered: false)
        list.children = items
        result.append(list)
      }
    }
    return result
  }

  private mutating func report(_ line: [Markdown], at place: Place) {
    let mark = SceneReader.bullet(of: line)?.mark ?? ""
    if ["-", "*", "+"].contains(mark) {
      let next = line[0].literal.dropFirst().first
      findings.add(.markWithoutSpace(mark, oddBlank: next?.isOddBlank == true, at: place))
    } else {
      findings.add(.noHyphen(mark, at: place))
    }
  }

  /// The lines as entries, if each of them leads to a scene and begins like an entry.
  private func looseItems(of paragraph: Markdown) -> [Markdown]? {
    guard paragraph.children.contains(where: { $0.target != nil }) else { return nil }
    let lines = paragraph.children.split { $0.kind == .softBreak || $0.kind == .lineBreak }.map(Array.init)
    var items: [Markdown] = []
    for line in lines {
      let rest = SceneReader.bullet(of: line)?.rest ?? line.withoutLeadingBlanks
      guard let first = rest.first, leadsOn(rest) else { return nil }
      var words = paragraph
      words.children = rest
      (words.line, words.byte, words.endLine) = (first.line, first.byte, first.line)
      var item = words
      item.kind = .item
      item.children = [words]
      items.append(item)
    }
    return items.isEmpty ? nil : items
  }

  /// A link to a scene, with at most one code span before it.
  private func leadsOn(_ line: [Markdown]) -> Bool {
    let telling = line.filter { !$0.isBlank }
    guard let link = telling.firstIndex(where: { $0.target?.hasPrefix("#") == true }) else { return false }
    return link == 0 || (link == 1 && telling[0].kind == .span)
  }

  /// The bullet that a line begins with, and what follows it.
  private static func bullet(of line: [Markdown]) -> (mark: String, rest: [Markdown])? {
    guard var first = line.first, first.kind == .text, let mark = first.literal.first,
      bullets.contains(mark)
    else { return nil }
    let rest = String(first.literal.dropFirst()).withPlainBlanks
    let words = rest.drop { $0 == " " || $0 == "\t" }
    first.byte += first.literal.utf8.count - words.utf8.count
    first.literal = String(words)
    let others = Array(line.dropFirst())
    return (String(mark), first.literal.isEmpty ? others : [first] + others)
  }
}
