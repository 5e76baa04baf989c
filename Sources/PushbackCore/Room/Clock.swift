extension HourPlan {
  /// Time used and left, and what the plan says of this moment. Minutes are whole ones.
  package func document(used: Int) -> Document {
    let left = minutes - used
    let sum =
      left >= 0
      ? "\(used) of \(minutes) minutes used, \(left) left."
      : "\(used) of \(minutes) minutes used, \(-left) over the plan."
    return Document([.paragraph(Text("Clock: \(sum)"))] + (plan(at: used).map { [.aside(Text($0))] } ?? []))
  }

  private func plan(at minute: Int) -> String? {
    guard let now = phase(at: minute) else { return nil }
    let later = phases.filter { $0.start >= now.end }.map { "\($0.name) (\($0.minutes))" }
    let then = later.isEmpty ? "" : "; then \(later.joined(separator: ", "))"
    return "By plan: \(now.name) until minute \(now.end)\(then)."
  }
}
