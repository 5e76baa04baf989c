import PushbackCore

/// Who answers for a policy, from when, until when, and who signed.
extension PolicyLint {
  mutating func checkControl() {
    let owner = policy.item("owner", "policy owner", "document owner")
    let approver = policy.item("approver", "approved by")
    var missing: [String] = []
    if owner?.text.isToFill ?? true { missing.append("owner") }
    // Only our own table has a line for one.
    if let approver, approver.text.isToFill { missing.append("approver") }
    if !missing.isEmpty {
      let names = missing.joined(separator: " and no ")
      add(
        "PL010", lacking, owner?.text.place ?? approver?.text.place ?? top,
        "no \(names) is named, so nobody answers for this policy",
        "name a person or a role beside “Owner”")
    }
    checkStatus()
    checkDates()
    for change in policy.changes where !change.date.isToFill {
      checkReadable(change.date, "the date in the change log")
    }
  }

  private mutating func checkStatus() {
    guard policy.saysInForce, let status = policy.item("status")?.text, let title = policy.title,
      title.tokens.contains(where: { $0.lower == "draft" })
    else { return }
    add(
      "PL023", .error, title.place, "the title says draft, and the status “\(brief(status.plain))”",
      "say which: take the word out of the title, or write DRAFT, not in force as the status")
  }

  private mutating func checkDates() {
    let effective = policy.item("effective", "effective date", "effective from")
    let review = policy.item("next review", "review date", "next review date", "review by")
    var missing: [String] = []
    for (name, item) in [("effective date", effective), ("date of the next review", review)] {
      guard let item, !item.text.isToFill else {
        missing.append("the \(name)")
        continue
      }
      guard let date = checkReadable(item.text, "the \(name)"), date < today else { continue }
      if name == "date of the next review" {
        add(
          "PL013", .warning, item.text.place, "the next review was due on \(date)",
          "review it, and set the next date")
      } else if policy.isDraft {
        add(
          "PL013", .warning, item.text.place, "a draft cannot be in force since \(date)",
          "set a date to come, or take the word draft away where it has been signed")
      }
    }
    if let effective, let review, let first = civilDate(in: effective.text.plain),
      let next = civilDate(in: review.text.plain), next < first
    {
      add(
        "PL024", .error, review.text.place, "the next review, on \(next), comes before it holds, on \(first)",
        "set the review after the effective date")
    }
    checkOtherDates(besides: [effective, review].compactMap(\.?.text.place))
    guard let first = missing.first else { return }
    let verb = missing.count == 1 ? "is" : "are"
    add(
      "PL011", lacking, (effective ?? review)?.text.place ?? top,
      "\(missing.count == 1 ? first : missing.listed) \(verb) not set",
      "write the day as YYYY-MM-DD beside “Effective” and “Next review”")
  }

  /// When it was written and adopted, and whatever else is written as a day there.
  private mutating func checkOtherDates(besides places: [Place]) {
    for entry in policy.control where !places.contains(entry.text.place) && !entry.text.isToFill {
      let name = entry.name.plain.trimmed
      if ["written", "adopted", "adopted on", "approved on"].contains(name.lowercased()) {
        checkReadable(entry.text, "the date beside “\(brief(name))”")
      } else if let word = entry.text.tokens.first(where: { $0.isDayShaped && civilDate(in: $0.word) == nil })
      {
        add(
          "PL012", .error, entry.text.place(at: word.offset),
          "the date beside “\(brief(name))” is no day: “\(word.word)”",
          "write it as YYYY-MM-DD, which everybody reads alike")
      }
    }
  }

  /// The day as `YYYY-MM-DD`; nil with a finding where it cannot be read.
  @discardableResult
  private mutating func checkReadable(_ text: PlacedText, _ what: String) -> String? {
    if let date = civilDate(in: text.plain) { return date }
    add(
      "PL012", .error, text.place, "\(what) cannot be read: “\(brief(text.plain))”",
      "write it as YYYY-MM-DD, which everybody reads alike")
    return nil
  }

  mutating func checkSignOff() {
    guard !policy.signOffs.isEmpty else {
      return add(
        "PL014", lacking, top, "there is no sign-off block, so nobody can say who agreed",
        "add a heading “Sign-off” and a table with the columns For, Name, Date and Signature")
    }
    let roles = policy.signOffs.map { $0.role.plain.lowercased() }
    let absent = content.texts.signOff.map(\.name).filter { name in
      !roles.contains { $0.contains(name.lowercased()) }
    }
    if policy.isTraced, !absent.isEmpty {
      add(
        "PL014", .warning, policy.signOffs[0].role.place,
        "the sign-off block has no line for \(absent.listed)",
        "add one, or say under “Roles” who signs for them")
    }
    for row in policy.signOffs where !row.name.isToFill {
      if row.date.isToFill {
        add(
          "PL015", .error, row.name.place, "\(brief(row.name.plain)) signed without a date",
          "write the day as YYYY-MM-DD: a signature holds for the version of its day")
      } else {
        checkReadable(row.date, "the date of a signature")
      }
    }
    let open = policy.signOffs.filter { $0.name.isToFill || !$0.date.isToFill && !$0.isSigned }
    if let first = open.first {
      let names = open.map { brief($0.role.plain) }.filter { !$0.isEmpty }
      add(
        "PL016", lacking, first.role.place,
        "not signed yet\(names.isEmpty ? "" : ": \(names.listed)")",
        "it is in force for nobody until all have signed")
    }
  }
}

extension PlacedText.Token {
  /// `2026-13-45`: a day by its form.
  fileprivate var isDayShaped: Bool {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0].utf8.count == 4
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }
  }
}

/// The day that a text names, as `YYYY-MM-DD`: `2026-03-01`, `1 March 2026` or `March 1, 2026`; nil where it names
/// none that everybody reads alike.
func civilDate(in text: String) -> String? {
  let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.prefix(20)
  for word in words {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    if parts.map(\.utf8.count) == [4, 2, 2], let date = civilDate(Int(parts[0]), Int(parts[1]), Int(parts[2]))
    {
      return date
    }
  }
  let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
  let spelled = Array(words)
  for (index, word) in spelled.enumerated() {
    guard word.first?.isLetter == true, let month = months.firstIndex(of: String(word.lowercased().prefix(3)))
    else {
      continue
    }
    let before = index > 0 ? Int(spelled[index - 1].prefix { $0.isNumber }) : nil
    let after = spelled.dropFirst(index + 1).prefix(2).map { Int($0.prefix { $0.isNumber }) }
    if let before, before <= 31, let year = after.first ?? nil { return civilDate(year, month + 1, before) }
    if after.count == 2 { return civilDate(after[1], month + 1, after[0]) }
  }
  return nil
}

private func civilDate(_ year: Int?, _ month: Int?, _ day: Int?) -> String? {
  guard let year, let month, let day, (1900...2999).contains(year), (1...12).contains(month) else {
    return nil
  }
  let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  guard (1...days).contains(day) else { return nil }
  func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  return "\(year)-\(padded(month))-\(padded(day))"
}
