import ArgumentParser
import Foundation
import PushbackCore
import PushbackLibrary

/// Findings in the format that forges read, SARIF 2.1.0: they show each beside the changed line.
struct Sarif {
  let rules: [Rule]
  let checks: [CheckedFile]

  var json: JSON {
    let codes = ruleCodes
    let results = checks.flatMap { check in check.findings.map { result($0, in: check, codes) } }
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
      "runs": [
        [
          "tool": [
            "driver": [
              "name": "pushback", "version": .string(Pushback.configuration.version),
              "rules": .array(codes.map(rule)),
            ]
          ],
          "columnKind": "utf16CodeUnits", "results": .array(results),
        ]
      ],
    ]
  }

  /// Every code of the catalogue, and any other that was found.
  private var ruleCodes: [String] {
    let known = rules.map(\.code)
    let found = Set(checks.flatMap(\.findings).map(\.code))
    return known + found.subtracting(known).sorted()
  }

  private func rule(_ code: String) -> JSON {
    let level = Finding.level(of: code).rawValue
    guard let rule = rules.first(where: { $0.code == code }) else {
      return [
        "id": .string(code), "shortDescription": ["text": .string(code)],
        "fullDescription": ["text": .string(code)],
        "help": ["text": .string("pushback guide \(code.hasPrefix("PL") ? Library.policyGuide : "writing-scenarios")")],
        "defaultConfiguration": ["level": .string(level)],
      ]
    }
    let first = Document(Array(rule.page.blocks.prefix(1))).plainText.trimmed
    return [
      "id": .string(code), "shortDescription": ["text": .string(rule.title)],
      "fullDescription": ["text": .string(first.isEmpty ? rule.title : first)],
      "help": [
        "text": .string(rule.page.plainText.trimmed), "markdown": .string(rule.page.markdown.trimmed),
      ],
      "defaultConfiguration": ["level": .string(level)],
    ]
  }

  private func result(_ finding: Finding, in check: CheckedFile, _ codes: [String]) -> JSON {
    [
      "ruleId": .string(finding.code), "ruleIndex": JSON(codes.firstIndex(of: finding.code)),
      "level": .string(finding.severity.rawValue),
      "message": ["text": .string("\(finding.message)\nhelp: \(finding.advice)")],
      "locations": [
        [
          "physicalLocation": [
            "artifactLocation": ["uri": .string(uri(of: check))],
            "region": region(finding.place, in: check.file),
          ]
        ]
      ],
    ]
  }

  /// Forges count a column in units of UTF-16, and we in characters.
  private func region(_ place: Place, in file: SourceFile) -> JSON {
    let before = file.text.lineText(place.line).prefix(place.column - 1)
    return ["startLine": .int(place.line), "startColumn": .int(before.utf16.count + 1)]
  }

  /// Relative to the folder that one is in, which for a forge is the repository's; with everything but plain
  /// characters escaped.
  private func uri(of check: CheckedFile) -> String {
    var path = (check.folder.map { $0 + "/" } ?? "") + check.file.name
    let here = FileManager.default.currentDirectoryPath + "/"
    if path.hasPrefix(here) { path.removeFirst(here.count) }
    let parts = path.split(separator: "/").filter { $0 != "." }
    let plain = CharacterSet(
      charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
    let escaped = parts.map { $0.addingPercentEncoding(withAllowedCharacters: plain) ?? String($0) }
    return (path.hasPrefix("/") ? "file:///" : "") + escaped.joined(separator: "/")
  }
}
