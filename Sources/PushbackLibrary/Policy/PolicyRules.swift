package import PushbackCore

/// A clause as a draft names it.
private struct Adopted {
  var number: Int
  /// `topic/stance`; nil where nothing of that form is written.
  var position: Position?
  /// "6 to 5", or a word where few voted; nil where nobody counted.
  var ballot: String?
  /// What the rule says, where that is written.
  var text: String?
  var place: Place
}

/// The clauses that a draft says were adopted, as rules to play and solve under.
extension PolicyFile {
  private static let mostRules = 200

  /// Of Markdown the entries of annex A, of JSON the list “adopted”, whether or not there is a document beside it.
  package func rules(in content: Content) throws(Unreadable) -> Rules {
    var rules: [Rules.Rule] = []
    for adopted in try adopted() {
      guard let position = adopted.position else {
        throw unreadable(
          adopted.place, "an adopted clause needs an “id” such as review-bar/human-review-required")
      }
      guard (1...Self.mostRules).contains(adopted.number),
        !rules.contains(where: { $0.number == adopted.number })
      else {
        throw unreadable(
          adopted.place,
          "Rules are numbered from 1 to \(Self.mostRules), each number once; \(adopted.number) does not fit. "
            + "Number it anew")
      }
      guard let clause = content.clause(position) else {
        let known = content.topics.flatMap(\.clauses).map(\.position.description)
        let near = nearest(position.description, among: known).map { " Did you mean \($0)?" } ?? ""
        throw unreadable(
          adopted.place,
          "The library has no clause “\(brief(position.description))”.\(near) pushback clauses lists the topics"
        )
      }
      var rule = Rules.Rule(number: adopted.number, clause: clause, ballot: adopted.ballot)
      // Its own words may allow what the clause forbids.
      if adopted.wording(clause) == .reworded { rule.bans = [] }
      rules.append(rule)
    }
    return Rules(rules)
  }

  /// The topics of the clauses it adopted, whether or not there are such.
  package var topics: Set<String> { Set(((try? adopted()) ?? []).compactMap { $0.position?.topic }) }

  /// How its rules read where people edited them, by number; empty where nothing can be read.
  package func wordings(in content: Content) -> [Int: Rules.Wording] {
    let adopted = (try? adopted()) ?? []
    let edited = adopted.compactMap { one in
      one.position.flatMap(content.clause).flatMap(one.wording).map { (one.number, $0) }
    }
    return Dictionary(edited, uniquingKeysWith: { first, _ in first })
  }

  private func adopted() throws(Unreadable) -> [Adopted] {
    // That the JSON holds no document, or an odd one, is nothing to the list beside it.
    let finding = findings.first { $0.severity == .error && (json == nil || $0.code != "PL006") }
    if let finding { throw unreadable(finding.place, "\(finding.message). \(finding.advice.capitalised)") }
    if let json {
      guard let adopted = json["adopted"]?.elements else {
        throw unreadable(
          json.place, "this is no draft: it has no list “adopted”. pushback draft --format json writes one")
      }
      return adopted.enumerated().map { Adopted($0.element, index: $0.offset) }
    }
    guard let policy, policy.isTraced || file.text.bytes.isEmpty else {
      throw unreadable(
        .start,
        "this is no draft: it has no “Annex A” that says where its rules come from. pushback draft writes one"
      )
    }
    return policy.traces.compactMap { trace in
      guard var adopted = Adopted(trace) else { return nil }
      // A rule that is crossed out or gone reads like no clause.
      adopted.text = policy.rules.first { $0.number == adopted.number }?.text.plain ?? ""
      return adopted
    }
  }

  private func unreadable(_ place: Place, _ message: String) -> Unreadable {
    Unreadable(message: "\(file.name):\(place.line):\(place.column): \(message).")
  }
}

extension Adopted {
  /// Nil where it reads as its clause does.
  fileprivate func wording(_ clause: Clause) -> Rules.Wording? {
    guard let text else { return nil }
    if text.spaced == clause.text.plain.spaced { return nil }
    guard !clause.isProposal, let force = clause.force(inOnly: text) else { return .reworded }
    return .force(force)
  }

  fileprivate init?(_ trace: Policy.Trace) {
    guard case .rule(let number) = trace.subject, let code = trace.code else { return nil }
    let votes = "Votes to adopt it: "
    let remark = trace.remarks.first { $0.hasPrefix(votes) }?.dropFirst(votes.count)
    self.init(
      number: number, position: trace.position,
      ballot: remark.map { String($0.hasSuffix(".") ? $0.dropLast() : $0) }, place: code.place)
  }

  fileprivate init(_ node: JSONNode, index: Int) {
    let ballots = (node["ballots"]?.elements ?? []).compactMap(\.ballot)
    self.init(
      number: node["number"]?.integer ?? index + 1, position: node["id"]?.text.flatMap { Position($0) },
      ballot: ballots.isEmpty ? nil : ballots.joined(separator: ", "), text: node["text"]?.text,
      place: node.place)
  }
}

extension Clause {
  /// The word of force that a text has in the place of this clause's, where nothing else is different. A text that
  /// denies what the clause asks for, or asks for what it denies, is another rule.
  fileprivate func force(inOnly text: String) -> Force? {
    let others: [Force] =
      [.mustNot, .shouldNot].contains(effectiveForce) ? [.mustNot, .shouldNot] : [.must, .should, .may]
    return others.first { force in
      self.text.plain.replacing(effectiveForce.rawValue, with: force.rawValue, maxReplacements: 1).spaced
        == text.spaced
    }
  }
}

extension String {
  fileprivate var spaced: [Substring] { split(whereSeparator: \.isWhitespace) }
}

extension JSONNode {
  fileprivate var ballot: String? {
    if let word = text { return word.isEmpty ? nil : word }
    guard let counts = members?.compactMap({ member in member.value.integer.map { (member.name, $0) } })
    else { return nil }
    let adopt = counts.first { $0.0 == "adopt" }?.1 ?? 0
    return "\(adopt) to \(counts.filter { $0.0 != "adopt" }.reduce(0) { $0 &+ $1.1 })"
  }
}
