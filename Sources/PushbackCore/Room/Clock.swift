extension HourPlan {
  /// Time used and left, and what the plan says of this moment. Minutes are whole ones.
  package func document(used: Int) -> Document {
    let left = minutes - used
    let sum =
      left >= 0
      ? "\(used) of \(minutes) minutes used, \(left) left." : "\(used) minutes used, \(-left) over the plan."
    var end = 0
    let marks = phases.map { phase in
      end += phase.minutes
      return "\(phase.name) until minute \(end)"
    }
    return Document([
      .paragraph(Text("Clock: \(sum)")), .aside(Text("By plan: \(marks.joined(separator: ", "))."))
    ])
  }
}
