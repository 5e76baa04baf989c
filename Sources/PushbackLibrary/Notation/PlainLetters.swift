/// What people and word processors type where names have small plain letters and hyphens.
///
/// Only for proposals in messages: nothing is ever read as something else than it is.
func plainLetters(_ text: String) -> String {
  var plain = ""
  for character in text.lowercased() {
    if character.isASCII {
      plain.append(" _".contains(character) ? "-" : character)
    } else if character.isOddBlank || oddHyphens.contains(character) {
      plain.append("-")
    } else {
      plain += accented.first { $0.letters.contains(character) }?.plain ?? String(character)
    }
  }
  return plain
}

/// The spelling of a name that two ways of writing it have in common.
func common(_ name: String) -> String {
  let letters = plainLetters(name.replacing("%20", with: "-"))
  let kept = letters.filter { $0.isLetter || $0.isNumber || $0 == "-" }
  return kept.split(separator: "-").joined(separator: "-")
}

private let oddHyphens: Set<Character> = ["‐", "‑", "‒", "–", "—", "―", "−"]

private let accented: [(letters: String, plain: String)] = [
  ("àáâãåāăą", "a"), ("ä", "ae"), ("æ", "ae"), ("çćč", "c"), ("ďđð", "d"), ("èéêëēęě", "e"), ("ğ", "g"),
  ("ìíîïīı", "i"), ("ł", "l"), ("ñńň", "n"), ("òóôõōő", "o"), ("öø", "oe"), ("œ", "oe"), ("ř", "r"),
  ("śşšș", "s"), ("ß", "ss"), ("ťțþ", "t"), ("ùúûūůű", "u"), ("ü", "ue"), ("ýÿ", "y"), ("źżž", "z"),
]

extension Character {
  /// A space that is none to a parser: one that forbids a line's end, or is wider or narrower than others.
  var isOddBlank: Bool { unicodeScalars.count == 1 && unicodeScalars.allSatisfy(\.isOddBlank) }
}

extension Unicode.Scalar {
  var isOddBlank: Bool {
    switch value {
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}

extension String {
  var hasOddBlank: Bool { !utf8.allSatisfy { $0 < 0x80 } && unicodeScalars.contains(where: \.isOddBlank) }

  /// With blanks in the place of odd ones, as many as these have bytes, so that every place stays where it is.
  var withPlainBlanks: String {
    guard hasOddBlank else { return self }
    var plain = ""
    for scalar in unicodeScalars {
      if scalar.isOddBlank {
        plain += String(repeating: " ", count: UTF8.width(scalar))
      } else {
        plain.unicodeScalars.append(scalar)
      }
    }
    return plain
  }
}
