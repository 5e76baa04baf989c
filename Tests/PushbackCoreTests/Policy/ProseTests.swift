import Testing

@testable import PushbackCore

@Suite struct ProseTests {
  // MARK: Syllables

  /// Sixty words with the counts of the CMU pronouncing dictionary.
  static let words: [(String, Int)] = [
    ("a", 1), ("the", 1), ("code", 1), ("release", 2), ("review", 2), ("agent", 2), ("table", 2), ("rule", 1),
    ("used", 1), ("rated", 2), ("handled", 2), ("released", 2), ("changes", 2), ("changed", 1), ("tests", 1),
    ("boxes", 2), ("branches", 2), ("files", 1), ("names", 1), ("processes", 3), ("statement", 2),
    ("management", 3), ("implement", 3), ("safely", 2), ("careful", 2), ("useless", 2), ("awareness", 3),
    ("policy", 3), ("security", 4), ("author", 2), ("authority", 4), ("engineer", 3), ("responsible", 4),
    ("material", 4), ("special", 2), ("version", 2), ("exception", 3), ("audio", 3), ("usual", 3),
    ("language", 2), ("question", 2), ("create", 2), ("created", 3), ("doing", 2), ("saying", 2),
    ("being", 2),
    ("people", 2), ("idea", 3), ("carrier", 3), ("society", 4), ("mechanism", 4), ("rhythm", 2),
    ("through", 1),
    ("nothing", 2), ("anyone", 3), ("licence", 2), ("customer", 3), ("evidence", 3), ("tired", 2),
    ("experienced", 4),
  ]
  /// What the rules are known to get wrong, by one: y before a consonant they take for the only vowel, and an i that
  /// is spoken by itself.
  static let wrong = ["rhythm", "tired", "experienced"]

  @Test func `syllables are those of the dictionary for all but a few words`() {
    #expect(Self.words.count == 60)
    for (word, count) in Self.words where !Self.wrong.contains(word) {
      #expect(syllables(in: word) == count, "\(word)")
    }
    for (word, count) in Self.words where Self.wrong.contains(word) {
      #expect(abs(syllables(in: word) - count) == 1, "\(word)")
    }
  }

  @Test func `abbreviations are spelled out, numbers and hyphens counted`() {
    for (word, count) in [
      ("AI", 2), ("API", 3), ("WWW", 9), ("MUST", 1), ("NOT", 1), ("90", 2), ("self-review", 3),
    ] {
      #expect(syllables(in: word) == count, "\(word)")
    }
    for word in ["", "—", "2/3", "x", "ß", "日本"] { #expect(syllables(in: word) >= 1, "\(word)") }
  }

  // MARK: Sentences

  @Test func `sentences end where a capital follows`() {
    #expect("One. Two? Three! 4 five.".sentences == ["One.", "Two?", "Three!", "4 five."])
    #expect("Use e.g. this, version 1.2 of it.".sentences.count == 1)
    #expect("  \n ".sentences == [] && "…".sentences == [])
  }

  @Test func `words are what holds a letter or a digit`() {
    #expect(
      "“One” – (two), self-review; it's 3.5 …".proseWords == ["One", "two", "self-review", "it's", "3.5"])
  }

  @Test func `the grade is that of the formula`() {
    // 10 words in 2 sentences, 12 syllables: 0.39 · 5 + 11.8 · 1.2 − 15.59.
    let text = Readability([
      "The cat sat on mats. The author read it twice.".replacing("twice", with: "often")
    ])
    #expect(text.sentences == 2 && text.words == 10 && text.syllables == 12)
    #expect(abs(text.grade - 0.52) < 1e-9)
    #expect(Readability([]).grade == 0)
    #expect(Readability(["One two.", "Three."]) == Readability(["One two. Three."]))
  }

  // MARK: Faults

  private func faults(_ change: (inout Clause) -> Void, vague: [String] = ["as needed", "enough"])
    -> [ProseFault.Kind]
  {
    var clause = Clause(
      position: Position(topic: "t", stance: "s"), label: "L", force: .must, actor: "The author",
      action: "test the change", check: "A log.", reason: "It breaks.")
    change(&clause)
    return clause.faults(vague: vague).map(\.kind)
  }

  private func many(_ count: Int) -> String { (1...count).map { "w\($0)" }.joined(separator: " ") }

  @Test func `a sound clause has no fault`() { #expect(faults { _ in } == []) }

  @Test func `a sentence has at most 25 words, and the marks of a proposal are none of them`() {
    // “The author MUST” are three.
    #expect(faults { $0.action = many(22) } == [])
    #expect(faults { $0.action = many(23) } == [.long(words: 26, beginning: "The author MUST w1")])
    #expect(
      faults {
        $0.action = many(22)
        $0.isProposal = true
      } == [])
    #expect(faults { $0.check = "A log. \(many(26))" }.count == 1)
    #expect(faults { $0.reason = many(25) } == [])
    #expect(faults { $0.reason = many(26) }.count == 1)
  }

  @Test func `a second modal verb or a semicolon is a second duty`() {
    for word in ["must", "MUST", "should", "shall", "may"] {
      #expect(faults { $0.condition = "before others \(word) read it" } == [.secondDuty(word)])
    }
    #expect(faults { $0.action = "test it; tell the reviewer" } == [.secondDuty(";")])
    #expect(faults { $0.action = "test it. Tell the reviewer" } == [.secondDuty("Tell the")])
    #expect(faults { $0.action = "test it, e.g. by hand" } == [])
    #expect(faults { $0.action = "test it, and tell the reviewer" } == [.secondDuty("and tell")])
    #expect(faults { $0.action = "stop, tell the lead and have keys replaced" } == [.secondDuty("tell")])
    #expect(faults { $0.action = "use it only to explain, check and review" } == [])
    #expect(faults { $0.action = "read and review every line" } == [])
    #expect(faults { $0.action = "run the build, test, secret and licence checks" } == [])
    #expect(faults { $0.action = "read mustard maybe" } == [], "only whole words")
    #expect(faults { $0.check = "It must be there; may it be." } == [], "a check is no duty")
  }

  @Test func `a vague word is a fault in a duty and not in advice`() {
    #expect(faults { $0.action = "test it As Needed" } == [.vague("as needed")])
    #expect(faults { $0.actor = "Enough people" } == [.vague("enough")])
    #expect(faults { $0.condition = "with enough care" } == [.vague("enough")])
    #expect(faults { $0.action = "test it as soon as it is needed" } == [])
    for force in Clause.Force.allCases {
      let kinds = faults {
        $0.action = "test it as needed"
        $0.force = force
      }
      #expect(kinds.isEmpty == (force != .must && force != .mustNot))
    }
  }
}
