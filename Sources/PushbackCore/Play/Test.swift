/// A condition as flat code over the packed memory, so that a step allocates and recurses nowhere.
struct Test: Sendable {
  private struct Comparison: Sendable {
    let slot: Machine.Slot
    let comparison: Condition.Comparison
    let value: Int

    func holds(_ memory: UInt128) -> Bool { comparison.holds(slot.read(memory), value) }
  }

  private enum Operation: Sendable {
    case compare(Comparison)
    case not
    /// Folds the two topmost values.
    case and, or
    /// Puts a fixed value on top.
    case always(Bool)
  }

  /// What nearly every condition is, kept out of the code: to read it counts no references.
  private let single: Comparison?
  private let code: [Operation]

  static let always = Test(code: [])

  private init(code: [Operation]) {
    if code.count == 1, case .compare(let comparison) = code[0] { single = comparison } else { single = nil }
    self.code = code
  }

  init(_ condition: Condition?, slot: (FactName) -> Machine.Slot?) {
    var code: [Operation] = []
    func emit(_ condition: Condition) {
      switch condition {
      case .compare(let fact, let comparison, let value):
        if let slot = slot(fact) {
          code.append(.compare(Comparison(slot: slot, comparison: comparison, value: value)))
        }
      case .not(let inner):
        emit(inner)
        code.append(.not)
      case .all(let parts): fold(parts, .and, nothing: .always(true))
      case .any(let parts): fold(parts, .or, nothing: .always(false))
      }
    }
    // Folded as they come, so that however many parts there are, the stack grows with the nesting alone.
    func fold(_ parts: [Condition], _ operation: Operation, nothing: Operation) {
      guard let first = parts.first else { return code.append(nothing) }
      emit(first)
      for part in parts.dropFirst() {
        emit(part)
        code.append(operation)
      }
    }
    if let condition { emit(condition) }
    self.init(code: code)
  }

  /// The bits of the memory that decide whether it holds.
  var reads: UInt128 {
    code.reduce(0) { bits, operation in
      guard case .compare(let comparison) = operation else { return bits }
      return bits | comparison.slot.bits
    }
  }

  /// The stack of truth values is the bits of a word: the reader limits nesting well below 64.
  func holds(_ memory: UInt128) -> Bool {
    if let single { return single.holds(memory) }
    if code.isEmpty { return true }
    var stack: UInt64 = 0
    for operation in code {
      switch operation {
      case .compare(let comparison): stack = stack << 1 | (comparison.holds(memory) ? 1 : 0)
      case .not:
        stack ^= 1
      case .and: stack = stack >> 1 & (stack | ~1)
      case .or: stack = stack >> 1 | stack & 1
      case .always(let value): stack = stack << 1 | (value ? 1 : 0)
      }
    }
    return stack & 1 == 1
  }
}
