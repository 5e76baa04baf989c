import PushbackCore

extension SceneReader {
  mutating func choices(_ items: [ExitItem], of nodes: [Markdown]) -> [Choice] {
    var lines: [String: Int] = [:]
    let choices = items.map { item in
      let (id, verb) = name(item)
      if let id {
        if let first = lines[id] {
          findings.add(.choiceTwice(id, first: first, at: item.lead?.place ?? item.place))
        } else {
          lines[id] = item.line
        }
      }
      var choice = Choice(
        id: ChoiceID(id ?? proposedID(from: item.text)), verb: verb, text: item.text, target: item.target,
        place: item.place)
      read(item.remarks, into: &choice)
      choice.says = said(item)
      return choice
    }
    if nodes.count == 1, let only = items.first { findings.add(.oneChoice(at: only.place)) }
    return choices
  }

  private mutating func read(_ remarks: [ExitItem.Remark], into choice: inout Choice) {
    for remark in remarks {
      let span = remark.span
      if span.isCondition {
        if remark.words.isEmpty { findings.add(.reasonMissing(at: span.place)) }
        if choice.guardedBy != nil {
          findings.add(
            .spanNotHere("a second condition stands here", "join the two with “and” or “or”", at: span.place))
        } else if let condition = condition(span.after("if")) {
          choice.guardedBy = Choice.Guard(condition: condition, reason: remark.words)
        }
      } else if span.text == "once" {
        choice.once = true
      } else {
        choice.changes += changes(remark)
      }
    }
  }

  /// The id and verb in front of a choice; an id of nil has been reported.
  private mutating func name(_ item: ExitItem) -> (id: String?, verb: Verb?) {
    guard let lead = item.lead, item.leadKind == .id else {
      let place = item.lead?.place ?? item.place
      let proposal = proposedID(from: item.text)
      findings.add(
        item.leadKind == .condition
          ? .conditionForID(proposal, at: place) : .choiceWithoutID(proposal, at: place))
      return (nil, nil)
    }
    let words = lead.text.words
    switch words.count {
    case 1: return (id(words[0], verb: nil, at: lead.place), Verb(rawValue: words[0]))
    case 2:
      guard let verb = Verb(rawValue: words[0]) else {
        report(twoWords: words, at: lead.place)
        return (words[1], nil)
      }
      return (id(words[1], verb: verb, at: lead.place(at: words[0].utf8.count + 1)), verb)
    default:
      report(twoWords: words, at: lead.place)
      return (nil, nil)
    }
  }

  private mutating func report(twoWords words: [String], at place: Place) {
    let joined = common(words.joined(separator: "-"))
    let verb = words.count == 2 ? nearest(words[0], among: Verb.allCases.map(\.rawValue)) : nil
    findings.add(
      .choiceID(
        words.joined(separator: " "), "an id is one word, before it only deploy, fix or refuse",
        verb.map { "did you mean “\($0) \(words[1])”?" } ?? "join the words with hyphens: `\(joined)`",
        at: place))
  }

  private mutating func id(_ word: String, verb: Verb?, at place: Place) -> String? {
    if let finding = Finding.trouble(inChoiceID: word, verb: verb, at: place) { findings.add(finding) }
    return isChoiceID(word) ? word : nil
  }
}

extension Finding {
  /// Why the word cannot be a choice's id, if there is a reason.
  static func trouble(inChoiceID word: String, verb: Verb?, at place: Place) -> Finding? {
    if !isChoiceID(word) {
      let form = proposal(word).flatMap { isChoiceID($0) ? $0 : nil }
      return .choiceID(
        word, "use small letters, digits and hyphens, beginning with a letter",
        form.map { "“\($0)” would do" } ?? "choose another word", at: place)
    }
    if commandWords.contains(word) {
      return .reservedID(word, "it is a command at the prompt", proposal: "\(word)-it", at: place)
    }
    if notationWords.contains(word) {
      return .reservedID(word, "it is a word of the notation", proposal: "the-\(word)", at: place)
    }
    if let verb, let other = Verb(rawValue: word) {
      let cause = other == verb ? "it repeats its verb" : "it is another verb"
      return .reservedID(word, cause, proposal: "\(word)-it", at: place)
    }
    return nil
  }
}
