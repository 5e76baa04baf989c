/// What untrusted text has been seen to carry: more than three hundred ways to a reader's terminal.
enum HostileText {
  static let all: [String] =
    (controlSequences + strings + singles + overwrites + escapes + reordering + invisible + floods)
    .flatMap { [$0, "Dana\($0)says yes"] }

  private static let controlSequences: [String] = {
    let bodies = [
      "2J", "H", "31m", "0;1;41m", "?1049h", "?25l", "6n", "5n", "21t", "20t", "14t", "8;1;1t", "c", ">c",
      "1A",
      "999D", "2K", "1;1r", "s", "u", "?2004h", "200~", "?1000h", "5i", "4i", "!p", "?5h", "3J",
      "1;1H$ rm -rf /",
    ]
    return bodies.flatMap { ["\u{1B}[\($0)", "\u{9B}\($0)"] }
  }()

  private static let strings: [String] = {
    let operatingSystemCommands = [
      "0;owned", "2;owned", "7;file://host/etc", "8;;http://evil.example", "52;c;cm0gLXJmIC8K", "52;c;?",
      "1337;File=inline=1:AAAA", "1337;SetMark", "10;?", "11;?", "4;0;?", "9;hello", "777;notify;a;b",
      "133;A",
    ]
    let deviceControl = ["$q\"p", "+q544e", "1000p", "tmux;\u{1B}\u{1B}[2J", "q\"1;1;9;9#0~"]
    let others = ["hidden", "\u{1B}[31mnested", "Gi=1,a=q;AAAA"]
    let introduced =
      operatingSystemCommands.flatMap { ["\u{1B}]\($0)", "\u{9D}\($0)"] }
      + deviceControl.flatMap { ["\u{1B}P\($0)", "\u{90}\($0)"] }
      + others.flatMap { body in
        ["\u{1B}_", "\u{9F}", "\u{1B}^", "\u{9E}", "\u{1B}X", "\u{98}"].map { $0 + body }
      }
    return introduced.flatMap { ["\($0)\u{7}", "\($0)\u{1B}\\", "\($0)\u{9C}", $0] }
  }()

  private static let singles: [String] =
    ((0x00...0x1F).filter { $0 != 0x0A && $0 != 0x09 } + [0x7F] + (0x80...0x9F)).map(scalar)

  private static let overwrites = [
    "safe\rrm -rf /", "yes\u{8}\u{8}\u{8}no ", "line\r\nline", "a\u{B}b", "a\u{C}b", "\r\u{1B}[K$ ",
    "50\u{7F}\u{7F}5",
    "\u{E}lqk\u{F}", "\u{1A}", "\u{4}", "a\u{85}b", "\u{84}\u{8D}\u{8E}",
  ]

  private static let escapes = [
    "c", "#8", "(0", ")0", "7", "8", "D", "E", "M", "N", "O", "Z", "=", ">", "%G", " F", "\\", "n", "o", "|",
    "[", "",
  ].map { "\u{1B}" + $0 }

  private static let reordering =
    [0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F, 0x061C].map(
      scalar)
    + ["user\u{202E}nimda", "if x \u{2066}// done\u{2069} \u{2066}", "\u{2067}abc\u{2069}\u{202C}"]

  private static let invisible =
    [
      0x2028, 0x2029, 0xFFF9, 0xFFFA, 0xFFFB, 0x200B, 0x200C, 0x2060, 0x2064, 0xFEFF, 0xAD, 0x180E, 0x206A,
      0xE0001, 0xFDD0,
    ]
    .map(scalar) + [
      "ok\u{E0069}\u{E0067}\u{E006E}\u{E007F}", "pass\u{AD}word", "\u{FFF9}base\u{FFFA}note\u{FFFB}",
      "\u{FFFE}",
      "\u{10FFFF}", "\u{110BD}", "\u{1D173}", "\u{13430}", "\u{1BCA0}",
    ]

  private static let floods = [
    "\u{301}", "\u{489}", "\u{20DD}", "\u{FE0F}", "\u{200D}", "\u{E31}", "\u{E0100}", "\u{34F}",
  ]
  .flatMap { mark in [9, 60, 300].map { "e" + String(repeating: mark, count: $0) } }

  private static func scalar(_ value: Int) -> String {
    Unicode.Scalar(UInt32(value)).map { String(Character($0)) } ?? ""
  }
}

/// What a terminal could act on or a reader be deceived by, told as code points; written without the rule it checks.
func dangers(in text: String) -> [String] {
  var found: [String] = []
  var marks = 0
  for scalar in text.unicodeScalars {
    let value = scalar.value
    if (0x20..<0x7F).contains(value) {
      marks = 0
      continue
    }
    let isDanger =
      switch value {
      case 0x0A: false
      case 0x00...0x1F, 0x7F...0x9F: true
      case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: true
      case 0x2028, 0x2029, 0xFFF9...0xFFFB, 0xE0000...0xE007F, 0xFDD0...0xFDEF: true
      case 0x200D: false
      default: value & 0xFFFE == 0xFFFE || scalar.properties.generalCategory == .format
      }
    if isDanger { found.append("U+" + String(value, radix: 16, uppercase: true)) }
    let isMark: Bool =
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .spacingMark: true
      default: value == 0x200D
      }
    marks = isMark ? marks + 1 : 0
    if marks == 9 { found.append("a flood of marks") }
  }
  return found
}
