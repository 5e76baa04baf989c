package enum Figures {
  package static func signed(_ value: Int) -> String { "\(value)" }
  package static func signed(_ value: Double) -> String { "\(value)" }
  package static func percent(_ value: Double) -> String { "\(value)" }
}
