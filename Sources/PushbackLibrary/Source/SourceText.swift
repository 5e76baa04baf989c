import PushbackCore

/// A text and where its lines begin, so that a place in it is found without counting from the top.
///
/// A class, because everything that is read from a text holds on to it.
package final class SourceText: Sendable {
  /// Valid UTF-8.
  let bytes: [UInt8]
  /// Where each line begins.
  let starts: [Int]

  package convenience init(_ text: String) { self.init(bytes: Array(text.utf8)) }

  init(bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    self.starts = starts
  }

  package var text: String { String(decoding: bytes, as: UTF8.self) }
  package var lineCount: Int { starts.count }

  /// The bytes of a line without its end; none for a line that does not exist. Lines count from 1.
  func line(_ number: Int) -> ArraySlice<UInt8> {
    guard number >= 1, number <= starts.count else { return [] }
    let start = starts[number - 1]
    let end = number < starts.count ? starts[number] - 1 : bytes.count
    return bytes[start..<end]
  }

  package func lineText(_ number: Int) -> String { String(decoding: line(number), as: UTF8.self) }

  /// The place of a byte in a line. Bytes count from 1; one beyond the line counts as just after its end.
  func place(line number: Int, byte: Int) -> Place {
    let before = line(number).prefix(max(0, byte - 1))
    if before.allSatisfy({ $0 < 0x80 }) { return Place(line: number, column: before.count + 1) }
    return Place(line: number, column: String(decoding: before, as: UTF8.self).count + 1)
  }

  /// The place of a byte counted from the start of the text, from 0.
  func place(offset: Int) -> Place {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return place(line: low + 1, byte: offset - starts[low] + 1)
  }
}

extension Collection<UInt8> {
  var text: String { String(decoding: self, as: UTF8.self) }
}

extension BidirectionalCollection<UInt8> {
  /// Without the blanks at both ends.
  var trimmed: SubSequence {
    var slice = self[...].drop(while: \.isBlank)
    while let last = slice.last, last.isBlank { slice = slice.dropLast() }
    return slice
  }

  /// Without the blanks and line ends at the end, which folded texts leave.
  var trimmedAtEnd: SubSequence {
    var slice = self[...]
    while let last = slice.last, last.isBlank || last == UInt8(ascii: "\n") { slice = slice.dropLast() }
    return slice
  }
}

extension String {
  /// The parts between blanks. Bytes are enough for that, and quicker than characters.
  var words: [String] { utf8.split(separator: 0x20).map { String(Substring($0)) } }
}

extension UInt8 {
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  /// A blank, or part of a letter that may be an odd one.
  var isBlankOrOdd: Bool { isBlank || self >= 0x80 }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLowerCase: Bool { self >= 0x61 && self <= 0x7A }
  var isLetter: Bool { isLowerCase || (self >= 0x41 && self <= 0x5A) }
}
