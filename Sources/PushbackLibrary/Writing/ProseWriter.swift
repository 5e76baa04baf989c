import PushbackCore

/// Prose as blocks of lines.
extension PageWriter {
  func passages(_ passages: [Passage], before exit: Exit? = nil) -> [[String]] {
    var last: String?
    return passages.enumerated().flatMap { index, passage -> [[String]] in
      let condition = passage.condition.map { "`if \($0.notation(facts))`" }
      switch passage.block {
      case .paragraph(let text):
        last = nil
        let setting = condition == nil ? SpanWriter.Setting.paragraph : .continued
        let isMistaken = condition == nil && looksLikeNotation(text.plain)
        let words = SpanWriter.markdown(text, in: setting, firstByNumber: isMistaken)
        return [[(condition.map { $0 + " " } ?? "") + words]]
      case .speech(let speaker, let text):
        last = nil
        let isMistaken = condition == nil && looksLikeNotation("\(speaker): \(text.plain)")
        return [[(condition.map { $0 + " " } ?? "") + speech(speaker, text, firstByNumber: isMistaken)]]
      default:
        if condition != nil { last = nil }
        // A list right above the choices would become part of them.
        let isAboveList = index == passages.count - 1 && exit?.isList == true
        let lines = block(passage.block, after: &last, avoiding: isAboveList ? "-" : nil)
        return (condition.map { [[$0]] } ?? []) + [lines]
      }
    }
  }

  /// Words that would be taken for a condition or an ending without its backticks.
  private func looksLikeNotation(_ words: String) -> Bool {
    let condition = Bare.condition(words) { name in facts.contains { $0.name.text == name } }
    return condition != nil || Bare.ending(words) != nil
  }

  private func speech(_ speaker: String, _ text: Text, firstByNumber: Bool = false) -> String {
    SpanWriter.markdown(
      Text([Span(speaker + ":", .strong)]), in: .link, firstByNumber: firstByNumber) + " "
      + SpanWriter.markdown(text, in: .continued)
  }

  /// Blocks inside another, with empty lines between. A list that begins an entry has another mark than the list
  /// around it, because `- - -` is a line across the page.
  private func lines(of blocks: [Block], inEntryOf mark: String? = nil) -> [String] {
    var last: String?
    return Array(
      blocks.enumerated().map { index, each in
        block(each, after: &last, avoiding: index == 0 ? mark : nil)
      }.joined(separator: [""]))
  }

  /// `last` is the mark of a list right above, from which another list's must differ.
  private func block(_ block: Block, after last: inout String?, avoiding reserved: String?) -> [String] {
    let above = last
    last = nil
    func mark(_ marks: [String]) -> String { marks.first { $0 != above && $0 != reserved } ?? marks[0] }
    switch block {
    case .paragraph(let text): return [SpanWriter.markdown(text, in: .paragraph)]
    case .speech(let speaker, let text): return [speech(speaker, text)]
    case .quote(let blocks):
      let lines = lines(of: blocks)
      return lines.isEmpty ? [">"] : lines.map { $0.isEmpty ? ">" : "> " + $0 }
    case .list(let items):
      let mark = mark(["-", "*", "+"])
      last = mark
      return entries(items, mark)
    case .numbered(let items):
      let mark = mark(["1.", "1)"])
      last = mark
      return entries(items, mark)
    case .code(let lines, let language): return fenced(lines, language)
    case .rule: return ["___"]
    default: return []
    }
  }

  private func entries(_ items: [[Block]], _ mark: String) -> [String] {
    var result: [String] = []
    let indent = String(repeating: " ", count: mark.utf8.count + 1)
    for (index, item) in items.enumerated() {
      let lines = lines(of: item, inEntryOf: mark)
      result.append(lines.isEmpty || lines[0].isEmpty ? mark : "\(mark) \(lines[0])")
      result += lines.dropFirst().map { $0.isEmpty ? "" : indent + $0 }
      if item.count > 1, index < items.count - 1 { result.append("") }
    }
    return result
  }

  private func fenced(_ lines: [String], _ language: String) -> [String] {
    var fence = "```"
    while lines.contains(where: { $0.contains(fence) }) { fence += "`" }
    let name = language.replacing("\\", with: "\\\\").replacing("&", with: "\\&")
    return [fence + name] + lines + [fence]
  }
}

extension Exit {
  fileprivate var isList: Bool { if case .ending = self { false } else { true } }
}
