import Foundation
import PushbackCore
import Testing

@testable import PushbackLibrary

/// Broken files, each named for the rule it breaks, with the findings it must give beside it.
@Suite struct BrokenFiles {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Broken")
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".md") || $0.hasSuffix(".json") || $0.hasSuffix(".yaml") }.sorted()

  /// Names that the broken files may use.
  static let vocabulary = Vocabulary(
    measures: ["production", "delivery", "capacity", "trust", "ownership"],
    acts: ["tell-customer", "release-unreviewed"],
    stances: ["exceptions": ["case-by-case", "risk-acceptance"], "ownership": ["named-owner"]],
    sections: ["boss-pushed-to-prod": ["the-babysitter"], "job-was-gone": ["the-night", "the-pressure"]])

  @Test func `there are broken files`() {
    #expect(Self.names.count > 80)
  }

  @Test(arguments: names)
  func `a broken file is told what is wrong`(name: String) throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appending(path: name)))
    let found = name.hasSuffix(".yaml") ? try clauseFindings(bytes) : scenarioFindings(bytes, in: name)
    let expectation = Self.folder.appending(path: name.split(separator: ".")[0] + ".expected")
    if ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] == "1" {
      let before = try? String(contentsOf: expectation, encoding: .utf8)
      try found.write(to: expectation, atomically: true, encoding: .utf8)
      #expect(before == found, "recorded anew; read the difference before keeping it")
    } else {
      #expect(try String(contentsOf: expectation, encoding: .utf8) == found)
    }
  }

  private func scenarioFindings(_ bytes: [UInt8], in file: String) -> String {
    let name = "story\((Form(file: file) ?? .markdown).ending)"
    let reading = Reading(bytes: bytes, id: "story", name: name, knowing: Self.vocabulary)
    // Whether a warning is allowed in vain, only all of the findings show.
    let findings = reading.allowances.isEmpty ? reading.findings : reading.check(.anyone)
    return text(findings, in: reading.file)
  }

  private func clauseFindings(_ bytes: [UInt8]) throws -> String {
    let library = try Scratch(["Content/clauses/release-authority.yaml": bytes])
    defer { library.remove() }
    let part = library.shelf.topics(
      acts: ["tell-customer"], frameworks: ["LLM06:2025", "AI RMF GOVERN 1.3"],
      vague: ["as needed", "reasonable"])
    return part.problems.map { text($0.findings, in: $0.file) }.joined()
  }

  private func text(_ findings: [Finding], in file: SourceFile) -> String {
    let text = FindingText(file)
    return findings.map { text.lines($0).joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }
}

/// A library in a folder of its own.
struct Scratch {
  let root: URL
  var shelf: Library { Library(root: root.path) }

  init(_ files: [String: [UInt8]]) throws {
    root = FileManager.default.temporaryDirectory.appending(path: "library-\(UUID().uuidString)")
    for (name, bytes) in files {
      let file = root.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
  }

  func remove() { try? FileManager.default.removeItem(at: root) }
}
