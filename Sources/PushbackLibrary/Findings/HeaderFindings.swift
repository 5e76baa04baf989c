import PushbackCore
import Yams

/// What is wrong with a header, or with a content file written in the same way.
extension Finding {
  static func headerNotClosed() -> Finding {
    Finding(
      "PB009", at: .start, "the header begins with --- and no later --- line ends it",
      advice: "put --- on a line of its own after the header's last key")
  }

  static func headerFence(_ line: String, at place: Place) -> Finding {
    Finding(
      "PB009", at: place, "“\(brief(line))” stands where a header has its line of three hyphens",
      advice: "write ---, and see that nothing turns it into a dash or a line")
  }

  static func headerNotOpened() -> Finding {
    Finding(
      "PB009", at: .start, "words stand above a line of ---, as if a header had lost its first line",
      advice: "put --- on a line of its own at the very top of the file")
  }

  static func notYaml(_ error: YamlError, in source: SourceText) -> Finding {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      problem.contains("another document")
        ? yamlDocuments(at: Place(mark))
        : typing(in: source, until: mark.line) ?? notYaml(plainWords(problem), at: Place(mark))
    default: notYaml("this is not YAML", at: .start)
    }
  }

  static func notYaml(_ problem: String, at place: Place) -> Finding {
    Finding(
      "PB010", at: place, "this cannot be read as keys and values: \(problem)",
      advice:
        "write “key: value” with a blank after the colon, indent with blanks, and quote a text that holds “: ”"
    )
  }

  /// What a word processor made of the header, or a beginner: the parser only meets the consequences.
  private static func typing(in source: SourceText, until last: Int) -> Finding? {
    for number in (1...max(1, min(last, source.lineCount))).reversed() {
      let line = source.lineText(number)
      if let finding = keyWithoutSpace(line, number: number) { return finding }
      guard let colon = line.firstRange(of: ": ") else { continue }
      let value = line[colon.upperBound...].drop { $0 == " " }
      let place = Place(line: number, column: line.distance(from: line.startIndex, to: value.startIndex) + 1)
      if let mark = value.first, "“”„‘’«‚".contains(mark) {
        return Finding(
          "PB010", at: place, "“\(mark)” is no quotation mark to YAML; a word processor has made it",
          advice: "type a straight one at both ends: \"…\"")
      }
      if line.hasPrefix("allow:") {
        return Finding(
          "PB010", at: place, "what is allowed stands on the line of “allow:” itself",
          advice: "put each code on a line of its own below, behind two blanks: “  \(brief(String(value)))”")
      }
    }
    return nil
  }

  /// A key whose colon touches what follows, or has an odd space after it.
  static func keyWithoutSpace(_ line: String, number: Int) -> Finding? {
    let key = line.drop { $0 == " " }.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    let rest = line[key.endIndex...]
    guard !key.isEmpty, rest.first == ":", let next = rest.dropFirst().first, next != " ", next != "/" else {
      return nil
    }
    let column = line.distance(from: line.startIndex, to: key.endIndex) + 2
    return markWithoutSpace("\(key):", oddBlank: next.isOddBlank, at: Place(line: number, column: column))
  }

  /// The parser's commonest complaints in words that do not need its manual.
  private static func plainWords(_ problem: String) -> String {
    let known = [
      ("mapping values are not allowed", "a second “: ” on one line"),
      ("could not find expected ':'", "a line has no colon after its key"),
      ("cannot start any token", "a tab or a reserved character begins a value"),
      ("did not find expected ',' or ']'", "a list's closing bracket or a comma is missing"),
      ("did not find expected ',' or '}'", "a group's closing brace or a comma is missing"),
      (
        "did not find expected key",
        "a key is indented differently from the one above it, or a text is not quoted"
      ),
      ("did not find expected '-' indicator", "an entry of the list is not indented like the others"),
      ("found unexpected end of stream", "a quotation mark is not closed"),
      ("found undefined alias", "a text that begins with * must be quoted"),
      ("found unknown escape character", "a backslash stands in double quotes; use single ones"),
      ("exceeded max depth", "lists or groups stand too deep inside one another"),
    ]
    return known.first { problem.contains($0.0) }?.1 ?? problem
  }

  static func yamlAnchor(at place: Place) -> Finding {
    Finding(
      "PB011", at: place, "YAML's anchors (&name) and aliases (*name) are not read here",
      advice: "write the value out, or quote the text if it only begins with & or *")
  }

  static func yamlTag(_ tag: String, at place: Place) -> Finding {
    Finding(
      "PB011", at: place, "YAML's tags (\(brief(tag))) are not read here",
      advice: "delete the tag, or quote the text if it only begins with !")
  }

  static func yamlDocuments(at place: Place) -> Finding {
    Finding("PB011", at: place, "a second YAML document begins here", advice: "keep one document to a file")
  }

  static func yamlTooDeep(at place: Place) -> Finding {
    Finding(
      "PB011", at: place, "lists and groups stand more than \(Yaml.deepest) levels deep",
      advice: "no key needs more than four")
  }

  static func yamlTooMuch(at place: Place) -> Finding {
    Finding(
      "PB011", at: place, "there are more than \(Yaml.mostNodes) keys and values", advice: "split the file")
  }

  static func unknownKey(_ key: String, of name: String, known: [String], at place: Place) -> Finding {
    let advice =
      key.lowercased() == "title" && name == "the header"
      ? "delete it: the title is the “# ” heading below the header"
      : didYouMean(key, among: known, called: "keys", otherwise: "delete it")
    return Finding("PB012", at: place, "\(name) has no key “\(brief(key))”", advice: advice)
  }

  static func keyNotIndented(_ key: String, of name: String, below group: String, at place: Place) -> Finding
  {
    Finding(
      "PB012", at: place, "\(name) has no key “\(brief(key))”, and nothing stands under “\(group):” above it",
      advice: "indent it by two blanks if it belongs there: “  \(brief(key)): …”")
  }

  static func keyTwice(_ key: String, at place: Place, first: Int) -> Finding {
    Finding(
      "PB013", at: place,
      "the key “\(brief(key))” stands here for the second time; the first is on line \(first)",
      advice: "keep one of them")
  }

  static func wrongKind(_ what: String, wanted: String, found: Yaml) -> Finding {
    let given = found.text.map { "“\(brief($0))”" } ?? found.kindName
    return Finding(
      "PB014", at: found.place, "\(what) should be \(wanted), and is \(given)",
      advice: "write \(wanted)")
  }

  static func keyMissing(_ key: String, of name: String, at place: Place) -> Finding {
    Finding("PB015", at: place, "\(name) has no “\(key)”", advice: "add a line “\(key): …”")
  }

  static func factValues(_ name: String, _ trouble: String, meant: String? = nil, at place: Place) -> Finding
  {
    Finding(
      "PB016", at: place, "the values of the fact “\(brief(name))” cannot be used: \(trouble)",
      advice: meant.map { "write \($0)" }
        ?? "write yes or no, a list such as [none, partial, full], or a range such as 0..3 or 0..3 = 1")
  }

  static func badName(_ name: String, of thing: String, _ trouble: String, proposal: String?, at place: Place)
    -> Finding
  {
    Finding(
      "PB017", at: place, "“\(brief(name))” cannot name \(thing): \(trouble)",
      advice: proposal.map { "“\($0)” would do" } ?? "choose another word")
  }

  static func nameTwice(_ name: String, in list: String, at place: Place) -> Finding {
    Finding("PB018", at: place, "“\(brief(name))” stands twice in \(list)", advice: "delete one of them")
  }

  static func unknownArticle(_ id: String, known: [String], at place: Place) -> Finding {
    Finding(
      "PB019", at: place, "no article is called “\(brief(id))”",
      advice: didYouMean(
        id, among: known, called: "articles", otherwise: "add its digest to Content/articles first"))
  }

  static func unknownSection(_ section: String, of article: String, known: [String], at place: Place)
    -> Finding
  {
    Finding(
      "PB019", at: place, "the article “\(article)” has no section “\(brief(section))”",
      advice: didYouMean(
        section, among: known, called: "sections",
        otherwise: "its sections are its ## headings, in small letters"))
  }

  static func unknownStart(_ id: String, known: [String], at place: Place) -> Finding {
    Finding(
      "PB020", at: place, "the start “\(brief(id))” is no scene of this file",
      advice: didYouMean(
        id, among: known, called: "scenes", otherwise: "leave the key out to begin with the first scene"))
  }

  static func partyInNoEnding(_ party: String, at place: Place) -> Finding {
    Finding(
      "PB032", .warning, at: place, "no ending says how it went for “\(party)”",
      advice: "name the party in an ending, or take it out of the header")
  }
}
