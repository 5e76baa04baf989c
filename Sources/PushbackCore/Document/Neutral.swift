/// One line of text in which nothing can move a cursor, change a direction or hide: controls become visible.
package func neutral(_ text: String) -> String {
  var line = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x0A, 0x2028, 0x2029: line.append(" ")
    case 0x09: line.append(scalar)
    case 0x7F: line.append(contentsOf: "^?".unicodeScalars)
    case 0..<0x20:
      line.append("^")
      line.append(Unicode.Scalar(UInt8(scalar.value) + 0x40))
    case 0x80..<0xA0:
      line.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
    case 0x200D, 0xFE00...0xFE0F: line.append(scalar)
    default: if scalar.properties.generalCategory != .format { line.append(scalar) }
    }
  }
  return String(line)
}
