import ArgumentParser
import Foundation
import PushbackCore
import PushbackLibrary

struct ExportDraft: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "A draft for others: for Word, for print, for programs, or for a repository.",
    discussion: """
      docx needs pandoc and pdf needs weasyprint; the rest needs nothing. pack writes AI_POLICY.md and whatever else the \
      adopted rules ask for in a repository: templates for changes and commits, AGENTS.md, CODEOWNERS, a check and its \
      workflow, forms. Nothing is overwritten: at a terminal each difference is shown and asked about; otherwise the \
      new text goes beside the old. What an earlier pack left and no rule asks for now is named; it goes only where \
      you say so.
      """)

  enum Format: String, ExpressibleByArgument, FileFormat {
    case md, html, docx, pdf, json, pack

    var ending: FileEnding? { self == .pack ? nil : FileEnding(rawValue: rawValue) }
  }

  @Argument(
    help:
      "Sessions, or a draft that was kept (.md or .json); without any, the latest session. For a pack, a folder may follow."
  )
  var words: [String] = []

  @Flag(help: "All finished sessions.")
  var all = false

  @ArgumentParser.Option(
    help:
      "md, html, docx, pdf, json by Content/draft.schema.json, or pack; without it as --output ends, or md.")
  var format: Format?

  @ArgumentParser.Option(
    name: .customLong("for"),
    help: "Whom it is for: employer or project. It orders the rules, and adds none.")
  var kind: String?

  @OptionGroup var annexes: DraftAnnexes
  @OptionGroup var output: Output
  @OptionGroup var shelves: Shelves

  func run() throws {
    let outside = try shelves.outside()
    let format = try output.format(format, usual: .md)
    let (sources, folder) = split(format, outside)
    let draft = try source(sources, format, outside)
    let name = "\(draft.name).\(format.rawValue)"
    func page() -> String {
      draft.document.onSheets.html(title: draft.title, footer: draft.footer)
    }
    switch format {
    case .md: try output.write(draft.markdown, defaultName: name)
    case .html: try output.write(page(), defaultName: name)
    case .json: try output.write(draft.json(), defaultName: name)
    case .docx:
      try output.write(
        bytes: Documents.docx(of: draft.document.onSheets, day: draft.date, footer: draft.footer),
        called: "A Word document", defaultName: name)
    case .pdf: try output.write(bytes: Documents.pdf(of: page()), called: "A PDF", defaultName: name)
    case .pack: try writePack(draft, to: folder, outside.content.value)
    }
  }

  /// A last word that names no session is where a pack goes: `--format pack repo`. Where it stands alone and is no
  /// folder yet, it is rather a session that was misspelled if it is near one.
  private func split(_ format: Format, _ outside: Outside) -> (sources: [String], folder: String?) {
    let known = Records(outside).names
    guard format == .pack, output.output == nil, let last = words.last, !known.contains(last),
      Form(file: last) == nil,
      words.count > 1 || last.contains("/") || FilesBelow.isFolder(last)
        || nearest(last, among: known) == nil
    else { return (words, output.output) }
    return (words.dropLast(), last)
  }

  /// A draft from wherever it comes.
  struct Source {
    var title: String
    var date: String
    var document: Document
    /// The document as Markdown; word for word what stands in a Markdown file that was kept.
    var markdown: String
    /// As the document is read; nil for questions, which are none.
    var policy: Policy?
    var rules: [AdoptionPack.Rule]
    /// Numbers of the rules that say something else than any clause.
    var reworded: [Int] = []
    /// The file that it was kept in.
    var path: String?
    /// Without an ending.
    var name: String
    var json: () -> String

    /// What stands at the foot of each sheet.
    var footer: String {
      guard let policy else { return title }
      let isNamed = policy.isInForce || title.contains("DRAFT")
      return [title, isNamed ? nil : "DRAFT", policy.version.map { "version \($0)" }].compactMap { $0 }
        .joined(separator: ", ")
    }
  }

  private func source(_ sources: [String], _ format: Format, _ outside: Outside) throws -> Source {
    let content = outside.content.value
    let kind = try kind.map { try content.texts.kind($0) }
    if sources.contains(where: RuleSource.isFile) {
      guard sources.count == 1, !all, kind == nil, annexes.isEmpty else {
        throw Failure(.usage, "A draft that was kept is exported alone, and as it stands.")
      }
      return try kept(sources[0], format, outside)
    }
    let names = try ChosenSessions.names(sources, all: all, outside)
    let draft = try annexes.draft(try Evidence(names, outside), kind, outside)
    let document = draft.document
    return Source(
      title: draft.title, date: draft.date, document: document, markdown: document.markdown,
      policy: draft.isPolicy ? Policy(reading: document) : nil,
      rules: draft.rules.map { AdoptionPack.Rule(number: $0.number, clause: $0.proposal.clause) },
      name: draft.fileName.withoutEnding, json: { draft.json.pretty + "\n" })
  }

  private func kept(_ path: String, _ format: Format, _ outside: Outside) throws -> Source {
    let bytes = try Library.bytes(file: path)
    let isJSON = path.lowercased().hasSuffix(".json")
    if format == .json, !isJSON {
      throw Failure(
        .usage, "A page does not hold what json says of each rule: export a session, or a draft kept as JSON."
      )
    }
    let draft: PolicyFile.Kept
    do { draft = try PolicyFile(bytes: bytes, name: path).kept() } catch {
      throw CheckedFile(error).failure("exported")
    }
    let base = path.namePart.withoutEnding
    let (rules, reworded) = rules(of: draft.policy, outside.content.value)
    return Source(
      title: draft.title, date: draft.date ?? outside.today, document: draft.document,
      markdown: isJSON ? draft.document.markdown : String(decoding: bytes, as: UTF8.self),
      policy: draft.policy,
      rules: rules, reworded: reworded, path: path, name: base,
      json: { String(decoding: bytes, as: UTF8.self) })
  }

  /// The clauses behind the rules of a draft. A rule that says something else than its clause has none.
  private func rules(of policy: Policy, _ content: Content) -> ([AdoptionPack.Rule], reworded: [Int]) {
    var (rules, reworded) = ([AdoptionPack.Rule](), [Int]())
    for (index, rule) in policy.rules.enumerated() {
      let number = rule.number ?? index + 1
      if let clause = rule.position.flatMap(content.clause), clause.text.plain == rule.text.plain.trimmed {
        rules.append(AdoptionPack.Rule(number: number, clause: clause))
      } else {
        reworded.append(number)
      }
    }
    return (rules, reworded)
  }
}
