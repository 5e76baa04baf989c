import PushbackCore

/// Whether every rule says where it comes from, and whether the library knows it.
extension PolicyLint {
  mutating func checkTraces() {
    guard policy.isTraced else {
      if let first = policy.rules.first {
        add(
          "PL050", .note, first.text.place, "the policy does not say where its rules come from",
          "a draft’s annex A does; a policy of another origin need not")
      }
      return
    }
    var traced: Set<Int> = []
    let numbers = Set(policy.rules.compactMap(\.number))
    for trace in policy.traces {
      if case .rule(let number) = trace.subject { checkSubject(number, of: trace, numbers, &traced) }
      checkPosition(of: trace)
    }
    for rule in policy.rules {
      if let number = rule.number, !traced.contains(number) {
        add(
          "PL050", .warning, rule.text.place, "annex A does not say where rule \(number) comes from",
          "add an entry “Rule \(number): …” with its stance and who decided it, or say that it was added by hand"
        )
      } else if rule.number == nil {
        add(
          "PL050", .warning, rule.text.place,
          "a rule stands here without a number, so annex A cannot name it",
          "number it and give it an entry, or say it without a word of force")
      } else {
        checkWording(of: rule)
      }
    }
  }

  private mutating func checkSubject(
    _ number: Int, of trace: Policy.Trace, _ numbers: Set<Int>, _ traced: inout Set<Int>
  ) {
    if !numbers.contains(number) {
      add(
        "PL051", .error, trace.heading.place, "annex A speaks of rule \(number), which is not there",
        "name the rule that is meant, or take the entry out with the rule")
    } else if !traced.insert(number).inserted {
      add(
        "PL051", .error, trace.heading.place, "annex A has a second entry for rule \(number)",
        "keep one, or give it the number that is meant")
    }
  }

  private mutating func checkPosition(of trace: Policy.Trace) {
    guard let code = trace.code else {
      return add(
        "PL052", .warning, trace.heading.place,
        "“\(brief(trace.heading.plain))” names no stance of the library",
        "write its topic and stance on a line of its own, such as `disclosure-duty/required-any`")
    }
    guard let position = trace.position else {
      return add(
        "PL052", .error, code.place, "“\(brief(code.plain))” is no stance",
        "write it as topic/stance; pushback clauses lists them")
    }
    guard let topic = content.topic(position.topic) else {
      let near = nearest(position.topic, among: content.topics.map(\.id)).map { "did you mean \($0)?" }
      return add(
        "PL052", .error, code.place, "the library has no topic “\(brief(position.topic))”",
        near ?? "pushback clauses lists them")
    }
    guard content.clause(position) == nil else { return }
    let near = nearest(position.stance, among: topic.clauses.map(\.position.stance)).map {
      "did you mean \($0)?"
    }
    add(
      "PL052", .error, code.place, "the topic \(topic.id) has no stance “\(brief(position.stance))”",
      near ?? "pushback clauses \(topic.id) lists them")
  }

  private mutating func checkWording(of rule: Policy.Rule) {
    guard let position = rule.position, let clause = content.clause(position) else { return }
    let written = rule.text.plain.trimmed
    guard written != neutral(clause.text.plain).trimmed else { return }
    add(
      "PL053", .note, rule.text.place,
      "\(rule.name) was worded by hand: the library says “\(brief(clause.text.plain, 120))”",
      "that is allowed; whoever signs should know that the words are your own")
  }
}
