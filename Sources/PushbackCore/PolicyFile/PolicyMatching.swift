/// Finds for each rule of one policy what stands for it in another.
struct PolicyMatching {
  private(set) var entries: [PolicyDifference.Entry] = []
  private(set) var unchanged = 0
  private let a: Sides
  private let b: Sides
  private let content: Content

  init(_ a: Policy, _ b: Policy, _ content: Content) {
    self.content = content
    self.a = Sides(a, content)
    self.b = Sides(b, content)
  }

  mutating func match() {
    let known = content.topics.map(\.id)
    let others = a.topics.union(b.topics).subtracting(known).sorted()
    for topic in known + others { match(topic: topic) }
    matchOthers()
  }

  private mutating func match(topic: String) {
    let title = content.topic(topic)?.title ?? topic
    var before = a.rules[topic] ?? []
    var after = b.rules[topic] ?? []
    // The same stance first, whatever its words.
    pair(&before, &after, title) { $0.position == $1.position }
    // Then what is another answer to the same question.
    let content = content
    pair(&before, &after, title) { old, new in
      guard let was = old.position, let now = new.position else { return false }
      return was.isExclusive(with: now, content)
    }
    // One that left and one that came follow each other, though they could stand together. Of several nobody knows.
    if before.count == 1, after.count == 1 { pair(&before, &after, title) { _, _ in true } }
    var (waited, waits) = (a.open[topic] ?? [], b.open[topic] ?? [])
    pair(&waited, &waits, nil) { $0.position == $1.position }
    for (rule, was) in matched(after, with: &waited, isDecided: a.rules[topic] != nil) {
      add(was == nil ? .added : .decided, title, was, rule)
    }
    for (rule, now) in matched(before, with: &waits, isDecided: b.rules[topic] != nil) {
      add(now == nil ? .dropped : .undecided, title, rule, now)
    }
    for side in waits { add(.raised, title, nil, side) }
    for side in waited { add(.closed, title, side, nil) }
  }

  /// Rules of one policy with what waits for a decision in the other: of the same stance, or of any where the other has
  /// no rule on the topic.
  private func matched(
    _ rules: [PolicyDifference.Side], with open: inout [PolicyDifference.Side], isDecided: Bool
  ) -> [(PolicyDifference.Side, PolicyDifference.Side?)] {
    var pairs = rules.map { rule in
      (rule, open.firstIndex { $0.position == rule.position }.map { open.remove(at: $0) })
    }
    for index in pairs.indices where pairs[index].1 == nil && !isDecided && !open.isEmpty {
      pairs[index].1 = open.removeFirst()
    }
    return pairs
  }

  /// Rules of no topic: by their words, then by their number.
  private mutating func matchOthers() {
    var (before, after) = (a.others, b.others)
    var left: [String: [Int]] = [:]
    for (index, rule) in after.enumerated().reversed() { left[rule.side.text, default: []].append(index) }
    var taken: Set<Int> = []
    before = before.filter { rule in
      guard let index = left[rule.side.text]?.popLast() else { return true }
      taken.insert(index)
      compare(rule.side, after[index].side, rule.group)
      return false
    }
    after = after.enumerated().filter { !taken.contains($0.offset) }.map(\.element)
    var byNumber: [Int: Int] = [:]
    for (index, rule) in after.enumerated() {
      if let number = rule.side.number, byNumber[number] == nil { byNumber[number] = index }
    }
    taken = []
    for rule in before {
      if let number = rule.side.number, let index = byNumber.removeValue(forKey: number) {
        taken.insert(index)
        compare(rule.side, after[index].side, rule.group)
      } else {
        add(.dropped, rule.group, rule.side, nil)
      }
    }
    for (index, rule) in after.enumerated() where !taken.contains(index) {
      add(.added, rule.group, nil, rule.side)
    }
  }

  /// Takes out of both what is the same, and compares it where a title says that it is a rule.
  private mutating func pair(
    _ before: inout [PolicyDifference.Side], _ after: inout [PolicyDifference.Side], _ title: String?,
    by isSame: (PolicyDifference.Side, PolicyDifference.Side) -> Bool
  ) {
    before = before.filter { old in
      guard let index = after.firstIndex(where: { isSame(old, $0) }) else { return true }
      let new = after.remove(at: index)
      if let title { compare(old, new, title) }
      return false
    }
  }

  private mutating func compare(_ old: PolicyDifference.Side, _ new: PolicyDifference.Side, _ title: String) {
    guard
      old.text != new.text || old.check != new.check || old.owner != new.owner || old.position != new.position
    else {
      unchanged += 1
      return
    }
    var order = 0
    if old.position == new.position {
      order = (new.force?.rank ?? 0) - (old.force?.rank ?? 0)
    } else if let was = old.strictness, let now = new.strictness {
      order = now - was
    }
    add(order == 0 ? .changed : order > 0 ? .stricter : .weaker, title, old, new)
  }

  private mutating func add(
    _ kind: PolicyDifference.Kind, _ topic: String, _ before: PolicyDifference.Side?,
    _ after: PolicyDifference.Side?
  ) {
    entries.append(PolicyDifference.Entry(kind: kind, topic: topic, before: before, after: after))
  }
}

/// The rules and open clauses of one policy, by topic.
private struct Sides {
  var rules: [String: [PolicyDifference.Side]] = [:]
  var open: [String: [PolicyDifference.Side]] = [:]
  var others: [(group: String, side: PolicyDifference.Side)] = []
  var topics: Set<String> { Set(rules.keys).union(open.keys) }

  init(_ policy: Policy, _ content: Content) {
    var stances: [String: Position] = [:]
    for clause in content.topics.flatMap(\.clauses) { stances[neutral(clause.text.plain)] = clause.position }
    var traces: [Int: Policy.Trace] = [:]
    for trace in policy.traces {
      if case .rule(let number) = trace.subject, traces[number] == nil { traces[number] = trace }
    }
    for rule in policy.rules {
      let position = rule.position ?? stances[rule.text.plain]
      let side = PolicyDifference.Side(
        rule, at: position, trace: rule.number.flatMap { traces[$0] },
        clause: position.flatMap(content.clause))
      if let position {
        rules[position.topic, default: []].append(side)
      } else {
        others.append((rule.group.isEmpty ? "Rules of no topic" : rule.group, side))
      }
    }
    let words = Dictionary(policy.open.map { ($0.label, $0) }, uniquingKeysWith: { first, _ in first })
    for trace in policy.traces where trace.subject == .open {
      guard let position = trace.position else { continue }
      open[position.topic, default: []].append(
        PolicyDifference.Side(
          trace, at: position, words: words[trace.label], clause: content.clause(position)))
    }
    // Laxest first on both sides, so that the order in which they are written makes no difference.
    for topic in rules.keys {
      rules[topic]?.sort { ($0.strictness ?? 0, $0.order) < ($1.strictness ?? 0, $1.order) }
    }
    for topic in open.keys { open[topic]?.sort { $0.order < $1.order } }
  }
}

extension PolicyDifference.Side {
  fileprivate init(_ rule: Policy.Rule, at position: Position?, trace: Policy.Trace?, clause: Clause?) {
    self.init(
      number: rule.number, position: position, label: trace?.label ?? clause?.label ?? "",
      text: rule.text.plain,
      check: rule.check?.plain, owner: rule.owner?.plain, force: rule.force,
      // The library knows how strict its own words are, and nobody else's.
      strictness: clause.flatMap { neutral($0.text.plain) == rule.text.plain.trimmed ? $0.strictness : nil },
      origin: trace?.origin ?? [])
  }

  fileprivate init(_ trace: Policy.Trace, at position: Position, words: Policy.Open?, clause: Clause?) {
    self.init(
      number: nil, position: position, label: trace.label,
      text: words?.text.plain ?? clause?.text.plain ?? "",
      check: nil, owner: nil, force: nil, strictness: clause?.strictness, origin: trace.origin)
  }

  fileprivate var order: String { "\(position?.description ?? "") \(text)" }
}

extension Policy.Trace {
  /// The choices with their places, and what was voted.
  fileprivate var origin: [String] {
    evidence.map { evidence in
      let votes = evidence.remarks.filter { $0.hasPrefix("Votes") || $0.hasPrefix("Second vote") }
      return ([(evidence.words.plain + (evidence.place.map { " at \($0)" } ?? "")).sentence] + votes).joined(
        separator: " ")
    } + remarks.filter { $0.hasPrefix("Votes to adopt it") }
  }
}

extension Clause.Force {
  fileprivate var rank: Int {
    switch self {
    case .must, .mustNot: 3
    case .should, .shouldNot: 2
    case .may: 1
    }
  }
}
