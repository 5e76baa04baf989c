/// A heading's anchor, as the common forges make it: small letters, blanks as hyphens, most punctuation dropped.
func anchor(_ title: String) -> String {
  if title.utf8.allSatisfy({ $0 < 0x80 }) {
    let bytes = title.utf8.compactMap { byte -> UInt8? in
      switch byte {
      case let byte where byte.isLowerCase || byte.isDigit: byte
      case let byte where byte.isLetter: byte + 0x20
      case 0x20, UInt8(ascii: "-"): UInt8(ascii: "-")
      case UInt8(ascii: "_"): byte
      default: nil
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
  return String(
    title.lowercased().compactMap { character in
      character == " "
        ? "-" : character.isLetter || character.isNumber || "-_".contains(character) ? character : nil
    })
}

/// A short id made from a sentence, to propose to an author who forgot one.
func proposedID(from sentence: String) -> String {
  let fillers: Set<String> = [
    "a", "an", "and", "the", "to", "it", "of", "in", "on", "for", "with", "is", "you", "your",
  ]
  let plain = anchor(sentence).split(whereSeparator: { $0 == "-" || $0 == "_" }).map(String.init)
  let telling = plain.filter { !fillers.contains($0) && $0.utf8.allSatisfy { $0.isLowerCase || $0.isDigit } }
  let words = (telling.isEmpty ? ["first"] : telling).prefix(2)
  let id = words.joined(separator: "-")
  return id.utf8.first.map(\.isDigit) == true || commandWord(id) ? "take-" + id : id
}
