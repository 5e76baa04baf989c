import Foundation
import Testing

/// As much of JSON Schema as the published ones use. Stricter than they are in one thing: what a schema does not name,
/// its readers are told to ignore, but the program must not write.
struct Schema {
  private let root: [String: Any]

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Content").standardized

  static func published(_ name: String = "protocol.schema.json") throws -> Schema {
    let root = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appendingPathComponent(name)))
    return Schema(root: try #require(root as? [String: Any]))
  }

  func problems(with line: String) throws -> [String] {
    check(try JSONSerialization.jsonObject(with: Data(line.utf8), options: .fragmentsAllowed), root, "$")
  }

  /// `beside` are the members that schemas of the same value name.
  private func check(_ value: Any, _ schema: [String: Any], _ path: String, beside: Set<String> = [])
    -> [String]
  {
    var problems: [String] = []
    let named = beside.union(names(schema))
    if let reference = schema["$ref"] as? String {
      guard let (file, target) = resolve(reference) else { return ["\(path): \(reference) is nowhere"] }
      problems += file.check(value, target, path, beside: named)
    }
    if let options = (schema["oneOf"] ?? schema["anyOf"]) as? [[String: Any]] {
      let results = options.map { check(value, $0, path, beside: named) }
      if results.allSatisfy({ !$0.isEmpty }) {
        problems.append("\(path): fits none: \(results.min { $0.count < $1.count } ?? [])")
      }
    }
    for part in schema["allOf"] as? [[String: Any]] ?? [] {
      problems += check(value, part, path, beside: named)
    }
    if let constant = schema["const"], !same(constant, value) {
      problems.append("\(path): is not \(constant)")
    }
    if let values = schema["enum"] as? [Any], !values.contains(where: { same($0, value) }) {
      problems.append("\(path): is none of \(values)")
    }
    if let type = schema["type"], !isA(value, (type as? [String]) ?? [type as? String ?? ""]) {
      problems.append("\(path): is no \(type)")
    }
    if let object = value as? [String: Any] { problems += members(object, schema, path, named) }
    if let array = value as? [Any], let items = schema["items"] as? [String: Any] {
      for (index, item) in array.enumerated() { problems += check(item, items, "\(path)[\(index)]") }
    }
    if let number = value as? NSNumber, !(value is String) {
      if let least = schema["minimum"] as? Double, number.doubleValue < least {
        problems.append("\(path): is too small")
      }
      if let most = schema["maximum"] as? Double, number.doubleValue > most {
        problems.append("\(path): is too large")
      }
    }
    return problems
  }

  private func members(
    _ object: [String: Any], _ schema: [String: Any], _ path: String, _ named: Set<String>
  ) -> [String] {
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map {
      "\(path).\($0): is missing"
    }
    let others = schema["additionalProperties"] as? [String: Any]
    let isClosed = others == nil && !properties.isEmpty
    let unknown = isClosed ? object.keys.filter { !named.contains($0) }.sorted() : []
    return missing + unknown.map { "\(path).\($0): is not in the schema" }
      + object.flatMap { name, value in
        (properties[name] ?? others).map { check(value, $0, "\(path).\(name)") } ?? []
      }
  }

  /// The members that it and its parts name.
  private func names(_ schema: [String: Any]) -> Set<String> {
    var names = Set((schema["properties"] as? [String: Any] ?? [:]).keys)
    for part in schema["allOf"] as? [[String: Any]] ?? [] { names.formUnion(self.names(part)) }
    if let (file, target) = (schema["$ref"] as? String).flatMap(resolve) {
      names.formUnion(file.names(target))
    }
    return names
  }

  /// `#/$defs/NAME` of this file, or of the one that is named before it.
  private func resolve(_ reference: String) -> (Schema, [String: Any])? {
    let parts = reference.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
    guard let file = parts[0].isEmpty ? self : try? Schema.published(parts[0]) else { return nil }
    let target = parts.dropFirst().flatMap { $0.split(separator: "/") }
      .reduce(file.root as Any?) { ($0 as? [String: Any])?[String($1)] }
    return (target as? [String: Any]).map { (file, $0) }
  }

  private func same(_ a: Any, _ b: Any) -> Bool { (a as? NSObject) == (b as? NSObject) }

  private func isA(_ value: Any, _ types: [String]) -> Bool {
    types.contains { type in
      switch type {
      case "object": value is [String: Any]
      case "array": value is [Any]
      case "string": value is String
      case "null": value is NSNull
      case "boolean": value is Bool && !(value is String)
      case "integer": (value as? Double).map { $0 == $0.rounded() } ?? false
      case "number": value is Double
      default: false
      }
    }
  }
}
