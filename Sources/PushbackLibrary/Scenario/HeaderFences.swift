import PushbackCore

/// Lines that were meant to open or close a header, and do not.
extension Header {
  /// The last line of a header whose first line is an odd fence: its closing line, or the one above the title.
  static func oddFence(_ source: SourceText, from first: Int) -> Int? {
    guard isOddFence(source.lineText(first)) else { return nil }
    var hasKey = false
    var number = first + 1
    while number <= source.lineCount, source.line(number).first != UInt8(ascii: "#") {
      if isFence(source.line(number)) || isOddFence(source.lineText(number)) { return hasKey ? number : nil }
      hasKey = hasKey || keys.contains { source.line(number).starts(with: "\($0):".utf8) }
      number += 1
    }
    return hasKey ? number - 1 : nil
  }

  /// The first odd fence above the title.
  static func oddLine(_ source: SourceText, from first: Int) -> Int? {
    var number = first
    while number <= source.lineCount, source.line(number).first != UInt8(ascii: "#") {
      if isOddFence(source.lineText(number)) { return number }
      number += 1
    }
    return nil
  }

  /// What word processors and other habits make of three hyphens.
  private static func isOddFence(_ line: String) -> Bool {
    let marks = line.filter { !$0.isWhitespace }
    return !marks.isEmpty && marks.count <= 80 && marks.allSatisfy { "-–—―−_*=~+".contains($0) }
  }

  static func keyWithoutSpace(_ source: SourceText, until last: Int) -> Finding? {
    for number in 1...last {
      if let finding = Finding.keyWithoutSpace(source.lineText(number), number: number) { return finding }
    }
    return nil
  }
}
