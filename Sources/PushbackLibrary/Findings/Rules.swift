package import PushbackCore

/// What a guide says about a finding's code.
package struct Rule: Hashable, Sendable {
  package let code: String
  package let title: String
  /// What it is about, and what to do.
  package let page: Document
}

extension Library {
  /// The catalogue of findings, in the guide's order; empty where this library has no such guide.
  package var rules: [Rule] { rules(in: "writing-scenarios") }

  /// The catalogue of what is found in policies.
  package var policyRules: [Rule] { rules(in: Library.policyGuide) }
  package static let policyGuide = "checking-drafts"

  private func rules(in name: String) -> [Rule] {
    guard let guide = guide(name) else { return [] }
    var rules: [Rule] = []
    for block in guide.page.blocks {
      switch block {
      case .heading(3, let text):
        guard let match = text.plain.wholeMatch(of: /(P[BL]\d{3}) (.+)/) else { continue }
        rules.append(Rule(code: String(match.1), title: String(match.2), page: Document()))
      case .heading: continue
      default:
        guard let last = rules.last else { continue }
        rules[rules.count - 1] = Rule(
          code: last.code, title: last.title, page: last.page + Document([block]))
      }
    }
    return rules
  }
}
