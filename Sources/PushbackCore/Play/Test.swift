/// A condition as flat code over the packed memory, so that a step allocates and recurses nowhere.
struct Test: Sendable {
  private enum Operation: Sendable {
    case compare(Machine.Slot, Condition.Comparison, Int)
    case not
    /// Folds the topmost values, at least one.
    case all(Int)
    case any(Int)
  }

  private let code: [Operation]

  static let always = Test(code: [])
  private init(code: [Operation]) { self.code = code }

  init(_ condition: Condition?, slot: (FactName) -> Machine.Slot?) {
    var code: [Operation] = []
    func emit(_ condition: Condition) {
      switch condition {
      case .compare(let fact, let comparison, let value):
        if let slot = slot(fact) { code.append(.compare(slot, comparison, value)) }
      case .not(let inner):
        emit(inner)
        code.append(.not)
      case .all(let parts):
        parts.forEach(emit)
        code.append(.all(parts.count))
      case .any(let parts):
        parts.forEach(emit)
        code.append(.any(parts.count))
      }
    }
    if let condition { emit(condition) }
    self.code = code
  }

  /// The stack of truth values is the bits of a word: the reader limits nesting well below 64.
  func holds(_ memory: UInt128) -> Bool {
    if code.isEmpty { return true }
    var stack: UInt64 = 0
    for operation in code {
      switch operation {
      case .compare(let slot, let comparison, let value):
        stack = stack << 1 | (comparison.holds(slot.read(memory), value) ? 1 : 0)
      case .not:
        stack ^= 1
      case .all(let count):
        let mask = UInt64.max >> (64 - UInt64(count))
        stack = (stack >> UInt64(count)) << 1 | (stack & mask == mask ? 1 : 0)
      case .any(let count):
        let mask = UInt64.max >> (64 - UInt64(count))
        stack = (stack >> UInt64(count)) << 1 | (stack & mask != 0 ? 1 : 0)
      }
    }
    return stack & 1 == 1
  }
}
