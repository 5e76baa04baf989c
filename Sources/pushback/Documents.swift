import Foundation
import PushbackCore
import PushbackLibrary

/// Programs that make documents of ours for those who work with Word or on paper, where they are installed.
enum Documents {
  /// In seconds; the longest draft takes two.
  private static let patience = 90.0

  /// A Word document by pandoc. What it gets is CommonMark without raw HTML or LaTeX, so that text stays text; the same
  /// document of the same day gives the same bytes. `footer` stands at the foot of each page.
  static func docx(of document: Document, day: String, footer: String) throws -> Data {
    guard let program = ChildProcess("pandoc") else {
      throw missing(
        "A Word document", "pandoc", "on a Mac brew install pandoc", instead: "--format html opens in Word")
    }
    // A rule across the page is a picture in Word, and parts there are set off by their headings; one that is left in
    // the tree stands for a new page.
    let blocks = document.blocks.filter { $0 != .rule }
    let from = ["--from=commonmark+pipe_tables-raw_html", "--to=json", "--shift-heading-level-by=-1"]
    let tree = try made(
      "a Word document",
      by: program.run(from, input: Data(Document(blocks).markdown.utf8), patience: patience), program.name)
    let to = ["--from=json", "--to=docx", "--metadata=lang:en-GB", "--output=-"]
    return try made(
      "a Word document",
      by: program.run(
        to + styles, input: tree.forWord(blocks.tables, footer: footer),
        environment: ["SOURCE_DATE_EPOCH": "\("\(day)T00:00:00Z".seconds)"],
        patience: patience), program.name)
  }

  /// Styles close enough for a first page on one sheet, and the footer; Tools/opening/reference.py makes them.
  private static var styles: [String] {
    guard let library = try? Library.bundled() else { return [] }
    return ["--reference-doc=\(library.root)/Content/templates/word.docx"]
  }

  /// A PDF of the page that --format html writes, by WeasyPrint. The page names nothing to fetch.
  static func pdf(of page: String) throws -> Data {
    guard let program = ChildProcess("weasyprint") else {
      throw missing(
        "A PDF", "weasyprint", "on a Mac brew install weasyprint",
        instead: "--format html prints from any browser")
    }
    return try made(
      "a PDF",
      by: program.run(["--encoding", "utf-8", "-", "-"], input: Data(page.utf8), patience: patience),
      program.name)
  }

  private static func made(_ what: String, by result: ChildProcess.Result, _ name: String) throws -> Data {
    let complaint = lastLines(of: result.error)
    if result.isTooSlow {
      throw Failure(.failed, "\(name) was stopped, or took longer than \(Int(patience)) seconds.\(complaint)")
    }
    guard result.isSuccess, !result.out.isEmpty else {
      throw Failure(.failed, "\(name) could not make \(what). --format html needs nothing.\(complaint)")
    }
    return result.out
  }

  /// What a program said at its end: of its last lines those that say something, each cut to a screen’s line or two.
  private static func lastLines(of text: String) -> String {
    let lines = neutralLines(text).map(\.trimmed).filter { !$0.isEmpty }.suffix(5)
    return lines.isEmpty ? "" : " It said:\n" + lines.map { "  \($0.prefix(200))" }.joined(separator: "\n")
  }

  private static func missing(_ what: String, _ name: String, _ mac: String, instead: String) -> Failure {
    Failure(
      .failed,
      "\(what) needs \(name), which is not installed here. apt-get install \(name) gets it, \(mac); \(instead)."
    )
  }
}

extension String {
  /// Seconds since 1970 of a moment such as `2026-03-01T00:00:00Z`; 0 for anything else.
  fileprivate var seconds: Int {
    ISO8601DateFormatter().date(from: self).map { Int($0.timeIntervalSince1970) } ?? 0
  }
}

extension Document {
  /// On paper, the first page of a draft ends where its document control begins, one signs on a sheet of its own, and
  /// the annexes begin another.
  var onSheets: Document {
    var sheets: [Block] = []
    for block in blocks {
      if case .heading(2, let text) = block {
        let title = text.plain.lowercased()
        if title == "document control", sheets.last == .rule { sheets[sheets.count - 1] = .pageBreak }
        if title == "sign-off" || title.hasPrefix("annex a:") { sheets.append(.pageBreak) }
      }
      sheets.append(block)
    }
    return Document(sheets)
  }
}

extension [Block] {
  fileprivate var tables: [Table] { compactMap { if case .table(let table) = $0 { table } else { nil } } }
}

extension Table {
  /// The share of the page that each column takes, by the longest text in it.
  fileprivate var shares: [Double] {
    let longest = (0..<([header] + rows).map(\.count).reduce(0, max)).map { column in
      ([header] + rows).map { $0.indices.contains(column) ? $0[column].plain.count : 0 }.reduce(0, max)
    }
    let weights = longest.map { Double(Swift.min(Swift.max($0 + 6, 14), 40)) }
    return weights.map { $0 / weights.reduce(0, +) }
  }
}

extension Data {
  /// Pandoc's tree with what Markdown cannot say: the widths of its tables, without which all columns are alike; where
  /// a page ends; and as the document's subject what its footer shows.
  fileprivate func forWord(_ tables: [Table], footer: String) -> Data {
    guard var tree = (try? JSONSerialization.jsonObject(with: self)) as? [String: Any],
      var blocks = tree["blocks"] as? [[String: Any]]
    else { return self }
    var waiting = tables[...]
    for index in blocks.indices {
      switch blocks[index]["t"] as? String {
      case "Table"?:
        guard let table = waiting.popFirst(), var parts = blocks[index]["c"] as? [Any], parts.count > 2,
          let columns = parts[2] as? [[Any]], columns.count == table.shares.count
        else { continue }
        parts[2] = zip(columns, table.shares).map {
          [$0.first ?? [:], ["t": "ColWidth", "c": $1]] as [Any]
        }
        blocks[index]["c"] = parts
      case "HorizontalRule"?:
        let pageBreak = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
        blocks[index] = ["t": "RawBlock", "c": ["openxml", pageBreak]]
      default: break
      }
    }
    tree["blocks"] = blocks
    var facts = tree["meta"] as? [String: Any] ?? [:]
    facts["subject"] = ["t": "MetaInlines", "c": [["t": "Str", "c": neutral(footer)]]]
    tree["meta"] = facts
    return (try? JSONSerialization.data(withJSONObject: tree, options: .sortedKeys)) ?? self
  }
}
