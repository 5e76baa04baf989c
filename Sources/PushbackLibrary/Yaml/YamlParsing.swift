import PushbackCore
import Yams

extension Yaml {
  static let mostNodes = 20_000
  static let deepest = 32

  /// Reads one document; lines count as in the text given. Nil with findings where it cannot be read at all.
  ///
  /// A key that stands twice is reported, and the second is passed over so that the rest is still read.
  static func parse(_ text: String, findings: inout Findings) -> Yaml? {
    let source = SourceText(text)
    if let finding = repeatedAnchor(in: source) {
      findings.add(finding)
      return nil
    }
    var text = text
    for _ in 0..<20 {
      do {
        return try read(text)
      } catch let error as Unsupported {
        findings.add(error.finding)
        return nil
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let again = secondLine(of: keys.first ?? "", after: context.mark, in: lines) else {
          findings.add(.keyTwice(keys.first ?? "", at: Place(context.mark), first: context.mark.line))
          return nil
        }
        let indent = lines[again].prefix { $0 == " " }.count
        findings.add(
          .keyTwice(
            keys.first ?? "", at: Place(line: again + 1, column: indent + 1), first: context.mark.line))
        var line = again
        repeat {
          lines[line] = ""
          line += 1
        } while line < lines.count && (lines[line].isEmpty || continues(lines[line], beyond: indent))
        text = lines.joined(separator: "\n")
      } catch let error as YamlError {
        findings.add(.notYaml(error, in: source))
        return nil
      } catch {
        findings.add(.notYaml("this is not YAML", at: .start))
        return nil
      }
    }
    return nil
  }

  private struct Unsupported: Error {
    let finding: Finding
  }

  private static func read(_ text: String) throws -> Yaml? {
    // The parser must outlive the walk: its nodes hold their anchors weakly.
    // The basic resolver guesses at no types, which is also what makes the others slow.
    let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
    return try withExtendedLifetime(parser) {
      guard let root = try parser.singleRoot() else { return nil }
      var count = 0
      return try convert(root, depth: 0, count: &count)
    }
  }

  private static func convert(_ node: Node, depth: Int, count: inout Int) throws -> Yaml {
    let place = node.mark.map(Place.init) ?? .start
    count += 1
    if node.anchor != nil { throw Unsupported(finding: .yamlAnchor(at: place)) }
    if let tag = node.oddTag { throw Unsupported(finding: .yamlTag(tag, at: place)) }
    if depth > deepest { throw Unsupported(finding: .yamlTooDeep(at: place)) }
    if count > mostNodes { throw Unsupported(finding: .yamlTooMuch(at: place)) }
    switch node {
    case .scalar(let scalar):
      let isNothing = scalar.string.isEmpty && scalar.style == .plain
      return Yaml(value: isNothing ? .nothing : .scalar(scalar.string), place: place)
    case .sequence(let items):
      var list: [Yaml] = []
      for item in items { list.append(try convert(item, depth: depth + 1, count: &count)) }
      return Yaml(value: .list(list), place: place)
    case .mapping(let pairs):
      var map: [(key: Yaml, value: Yaml)] = []
      for (key, value) in pairs {
        map.append(
          (
            try convert(key, depth: depth + 1, count: &count),
            try convert(value, depth: depth + 1, count: &count)
          ))
      }
      return Yaml(value: .map(map), place: place)
    case .alias: throw Unsupported(finding: .yamlAnchor(at: place))
    }
  }

  /// An anchor that is used again, found before anything is composed: such a text can grow without bound.
  private static func repeatedAnchor(in source: SourceText) -> Finding? {
    let bytes = source.bytes
    guard bytes.contains(UInt8(ascii: "&")), bytes.contains(UInt8(ascii: "*")) else { return nil }
    var defined: [ArraySlice<UInt8>: Int] = [:]
    var used: Set<ArraySlice<UInt8>> = []
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*") {
      let name = bytes[(offset + 1)...].prefix {
        $0.isLetter || $0.isDigit || $0 == 0x2D || $0 == 0x5F || $0 >= 0x80
      }
      guard !name.isEmpty else { continue }
      if byte == UInt8(ascii: "*") {
        used.insert(name)
      } else if defined[name] == nil {
        defined[name] = offset
      }
    }
    let first = defined.filter { used.contains($0.key) }.map(\.value).min()
    return first.map { .yamlAnchor(at: source.place(offset: $0)) }
  }

  private static func continues(_ line: Substring, beyond indent: Int) -> Bool {
    let blanks = line.prefix { $0 == " " }.count
    return blanks > indent || (blanks == indent && line.dropFirst(blanks).hasPrefix("- "))
  }

  /// Where a key of a block stands again, as an index of `lines`.
  private static func secondLine(of key: String, after mark: Mark, in lines: [Substring]) -> Int? {
    let indent = String(repeating: " ", count: mark.column - 1)
    return lines.indices.first { index in
      index >= mark.line && lines[index].hasPrefix("\(indent)\(key):")
    }
  }
}

extension Node {
  /// A tag other than those the parser gives by itself: text, list, group.
  fileprivate var oddTag: String? {
    let tag =
      switch self {
      case .scalar(let scalar): scalar.tag.description
      case .sequence(let sequence): sequence.tag.description
      case .mapping(let mapping): mapping.tag.description
      case .alias: ""
      }
    let ordinary = ["", Tag.Name.str.rawValue, Tag.Name.seq.rawValue, Tag.Name.map.rawValue]
    return ordinary.contains(tag) ? nil : tag.replacing("tag:yaml.org,2002:", with: "!!")
  }
}

extension Place {
  init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
}
