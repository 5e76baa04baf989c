import PushbackCore

/// What stands in a scene above its way out, or after a choice.
struct Prose {
  var passages: [Passage] = []
  var questions: [String] = []
  var situation: (words: String, place: Place)?
  var argue: (question: String, place: Place)?
  var endings: [Inset] = []
}

extension SceneReader {
  enum Setting {
    case introduction, scene, said

    var noQuestions: String {
      self == .said ? "is among the words said after a choice" : "stands before the first scene"
    }
  }

  mutating func prose(_ blocks: [Markdown], in setting: Setting) -> Prose {
    var prose = Prose()
    var waiting: (condition: Condition?, place: Place)?
    for block in blocks {
      reportSurprises(in: block)
      if block.noteInQuote == .author { continue }
      var block = block
      var condition = waiting
      if let ending = bareEnding(block), setting == .scene {
        prose.endings.append(ending)
        continue
      }
      reportBareCondition(block)
      if let lead = block.leadingSpan {
        let inset = opening(Inset(lead, in: source), of: block)
        let words = Array(block.children.dropFirst()).withoutLeadingBlanks
        if inset.isCondition {
          if let waiting { findings.add(.conditionForNothing("another one follows it", at: waiting.place)) }
          condition = (self.condition(opening: inset), inset.place)
          waiting = nil
          guard !words.isEmpty else {
            waiting = condition
            continue
          }
          block.children = words
        } else if inset.text == "argue" {
          takeArgue(words, at: inset.place, in: setting, into: &prose)
          continue
        } else if inset.firstWord == "argue" || inset.firstWord == "argue:" {
          findings.add(
            .argue(
              "only the word argue stands in the backticks", "write `argue` and then the question",
              at: inset.place))
          continue
        } else if inset.firstWord == "ending" || inset.text.hasPrefix("ending:") {
          if setting == .scene { prose.endings.append(inset) }
          if setting != .scene {
            findings.add(
              .ending(
                "an ending stands outside a scene", "give it a scene of its own with ##", at: inset.place))
          } else if let more = words.first {
            findings.add(
              .ending(
                "an ending stands alone in its paragraph", "put an empty line after it",
                at: source.place(of: more)))
          }
          continue
        }
      }
      waiting = nil
      if block.kind == .quote, takeNote(block, under: condition?.place, in: setting, into: &prose) {
        continue
      }
      if let shown = Block(block) { prose.passages.append(Passage(shown, if: condition?.condition)) }
    }
    if let waiting {
      let cause = setting == .scene ? "the way out of the scene follows it" : "nothing follows it"
      findings.add(.conditionForNothing(cause, at: waiting.place))
    }
    return prose
  }

  /// The condition at a paragraph's start. Code that merely looks like one is told apart by its names.
  private mutating func condition(opening inset: Inset) -> Condition? {
    let rest = inset.after("if")
    let words = Token.all(in: rest.text).filter { $0.kind == .word }
    guard words.contains(where: { facts.knows($0.text) }) else {
      let near = words.contains { nearest($0.text, among: facts.names) != nil }
      if !near {
        findings.add(.codeLikeCondition(at: inset.place))
        return nil
      }
      return condition(rest)
    }
    return condition(rest)
  }

  mutating func condition(_ inset: Inset) -> Condition? {
    read(inset) { (reader) throws(NotationReader.Unreadable) in try reader.wholeCondition() }
  }

  /// Reads an inset and keeps what is wrong with it; nil where it has no meaning.
  mutating func read<Value>(
    _ inset: Inset, _ body: (inout NotationReader) throws(NotationReader.Unreadable) -> Value
  ) -> Value? {
    var reader = NotationReader(inset, facts: facts)
    do {
      let value = try body(&reader)
      findings.add(contentsOf: reader.findings)
      return reader.findings.isEmpty ? value : nil
    } catch {
      findings.add(contentsOf: reader.findings + [error.finding])
      return nil
    }
  }

  private mutating func takeArgue(
    _ words: [Markdown], at place: Place, in setting: Setting, into prose: inout Prose
  ) {
    if setting != .scene {
      findings.add(
        .argue(
          "“argue” marks a scene's decision, and stands outside one here", "move it above the choices",
          at: place))
    } else if let first = prose.argue {
      findings.add(
        .argue(
          "this scene is marked “argue” on line \(first.place.line) already", "keep one question", at: place))
    } else {
      prose.argue = (Text(words).plain, place)
    }
  }

  /// Takes a quote that is the facilitator's question, or says what is decided; false for any other quote.
  private mutating func takeNote(
    _ quote: Markdown, under condition: Place?, in setting: Setting, into prose: inout Prose
  ) -> Bool {
    guard let note = quote.noteInQuote, let paragraph = quote.children.first else { return false }
    let (place, what) = (source.place(of: quote), note.inWords)
    let words = String(Substring(paragraph.plain.dropFirst(note.rawValue.count + 1).utf8.trimmed))
    if let condition { findings.add(.conditionForNothing("\(what) is always there", at: condition)) }
    if words.isEmpty {
      findings.add(
        note == .facilitator
          ? .badNote("this note asks nothing", "write the question after the colon", at: place)
          : .badNote("this note says nothing", "write what is decided here, after the colon", at: place))
    }
    if quote.children.count > 1 {
      let more = source.place(of: quote.children[1])
      findings.add(
        note == .facilitator
          ? .badNote(
            "this note holds more than one paragraph, and a note is one question",
            "begin another “> Facilitator: ” for a second question, with an empty line between", at: more)
          : .badNote(
            "this note holds more than one paragraph, and a situation is one", "say it in one", at: more))
    }
    if setting != .scene {
      findings.add(
        .badNote(
          "\(what) \(setting.noQuestions), where \(note == .facilitator ? "no screen" : "no draft") shows it",
          "move it into a scene, above the choices", at: place))
    } else if note == .facilitator {
      prose.questions.append(words)
    } else if let first = prose.situation {
      findings.add(
        .badNote(
          "this scene's situation is told on line \(first.place.line) already", "keep one", at: place))
    } else {
      prose.situation = (words, place)
    }
    return true
  }
}

extension Markdown {
  /// The code span a paragraph begins with.
  var leadingSpan: Markdown? {
    guard kind == .paragraph, let first = children.first, first.kind == .span else { return nil }
    return first
  }

  /// Whom a quote's paragraph is for, if not for the players.
  var note: Note? {
    guard let first = children.first, first.kind == .text else { return nil }
    return Note.allCases.first { first.literal.hasPrefix("\($0.rawValue):") }
  }

  enum Note: String, CaseIterable {
    /// Asked by whoever leads a room.
    case facilitator = "Facilitator"
    /// What is decided in a scene, for whoever reads a draft and was not there.
    case situation = "Situation"
    /// For whoever writes: dropped on reading.
    case author = "Author"
  }

  /// The note this block is, as a quote.
  var noteInQuote: Note? {
    guard kind == .quote, let paragraph = children.first, paragraph.kind == .paragraph else { return nil }
    return paragraph.note
  }
}
