package import PushbackCore

/// What is wrong with a policy: with what it says, with what it leaves open, and with where it comes from.
struct PolicyLint {
  let policy: Policy
  let content: Content
  /// As `YYYY-MM-DD`.
  let today: String
  var findings: Findings

  init(_ policy: Policy, content: Content, today: String, findings: Findings = Findings()) {
    (self.policy, self.content, self.today, self.findings) = (policy, content, today, findings)
    checkUnderstanding()
    // The questions of a play are no policy, and lack nothing that one needs.
    guard !isQuestions else { return }
    checkControl()
    checkSignOff()
    checkWhole()
    checkWords()
    checkRules()
    checkReferences()
    checkFrameworks()
    checkTraces()
    checkContradictions()
  }

  private var isQuestions: Bool { policy.title?.plain == "Questions for my lead" }

  /// What a draft may still lack, and a policy in force may not.
  var lacking: Finding.Severity { policy.isDraft ? .warning : .error }

  /// Where a finding about the whole stands.
  var top: Place { policy.title?.place ?? .start }

  mutating func add(
    _ code: String, _ severity: Finding.Severity, _ place: Place, _ message: @autoclosure () -> String,
    _ advice: @autoclosure () -> String
  ) {
    findings.add(Finding(code, severity, at: place, message(), advice: advice()))
  }

  private mutating func checkUnderstanding() {
    for part in policy.unread {
      add(
        "PL005", .warning, part.place, "\(part.what) stands here, which is not understood",
        "write it as a paragraph, a list or a table as pushback draft does; pushback passes it over")
    }
    if isQuestions {
      add(
        "PL007", .warning, top, "these are the questions of a play that nobody reviewed, and no policy",
        "pushback review adopts, puts off or drops what they propose")
    } else if policy.rules.isEmpty {
      add(
        "PL007", .warning, top, "no sentence is a rule: none says MUST, MUST NOT, SHOULD or MAY",
        "write what people must do as sentences with one of these words")
    } else if policy.isInSmallLetters {
      add(
        "PL007", .warning, policy.rules[0].text.place,
        "words of force stand in small letters only, and every sentence with one is taken for a rule",
        "write MUST, MUST NOT, SHOULD and MAY in capitals where a rule is meant, and say so once")
    }
  }

  /// The length, how hard it is to read, what has to be said once, and headings with nothing below.
  private mutating func checkWhole() {
    if !policy.passages.contains(where: { $0.text.plain.lowercased().contains("not legal advice") }) {
      add(
        "PL017", .warning, top, "nothing says that this is not legal advice",
        "write below the title: This is a team’s policy and not legal advice")
    }
    for heading in policy.headings where heading.isEmpty {
      add(
        "PL018", .warning, heading.text.place, "nothing stands below “\(brief(heading.text.plain))”",
        "write what belongs there, or delete the heading")
    }
    let readability = policy.bodyReadability
    if readability.words > Policy.mostWords {
      add(
        "PL020", .warning, top,
        "the body has \(readability.words) words; people read \(Policy.mostWords) at most",
        "drop what no rule needs, or move explanations to an annex")
    }
    let grade = Int(readability.grade.rounded())
    if readability.words >= 100, readability.grade > Readability.mostForLibrary {
      add(
        "PL021", .warning, top,
        "the body reads like school grade \(grade); \(Int(Readability.mostForLibrary)) is the most",
        "shorter sentences and shorter words")
    }
  }
}

extension PolicyFile {
  /// Everything there is to say about the file, in reading order.
  ///
  /// `today` is `YYYY-MM-DD`. The time grows with the length of the file.
  package func lint(content: Content, today: String) -> [Finding] {
    var findings = Findings()
    findings.add(contentsOf: self.findings)
    if let policy {
      findings = PolicyLint(policy, content: content, today: today, findings: findings).findings
    }
    return findings.inOrder.map { finding in
      var finding = finding
      if finding.code == "PB008" { finding.code = "PL004" }
      return finding
    }
  }
}
