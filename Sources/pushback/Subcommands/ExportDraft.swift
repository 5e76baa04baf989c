import ArgumentParser
import Foundation
import PushbackCore
import PushbackLibrary

struct ExportDraft: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "A draft for others: for Word, for print, for programs, or for a repository.",
    discussion: """
      docx needs pandoc and pdf needs weasyprint; the rest needs nothing. pack writes what puts the adopted rules to \
      work in a repository: AI_POLICY.md, templates for changes and commits, AGENTS.md, CODEOWNERS, a check and its \
      workflow, forms. Nothing is overwritten: at a terminal each difference is shown and asked about; otherwise the \
      new text goes beside the old.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case md, html, docx, pdf, json, pack }

  @Argument(help: "Sessions; without any, the latest.")
  var sources: [String] = []

  @ArgumentParser.Option(help: "md, html, docx, pdf, json or pack.")
  var format = Format.md

  @ArgumentParser.Option(
    name: .customLong("for"),
    help: "Whom it is for: employer or project. It orders the rules, and adds none.")
  var kind: String?

  @OptionGroup var output: Output
  @OptionGroup var shelves: Shelves

  func run() throws {
    let outside = try shelves.outside()
    let content = outside.content.value
    let kind = try kind.map { try content.texts.kind($0) }
    let names = try sources.isEmpty ? [Records(outside).latest()] : sources
    let draft = Draft(
      Proposals(try Evidence(outside).records(names), content: content), date: outside.today, kind: kind)
    let name = (draft.fileName as NSString).deletingPathExtension + ".\(format.rawValue)"
    switch format {
    case .md: try output.write(draft.document.markdown, defaultName: name)
    case .html: try output.write(draft.document.html(title: draft.title), defaultName: name)
    case .json: try output.write(draft.json.pretty + "\n", defaultName: name)
    case .docx:
      try output.write(
        bytes: Documents.docx(of: draft.document, day: draft.date), called: "A Word document",
        defaultName: name)
    case .pdf:
      try output.write(
        bytes: Documents.pdf(of: draft.document.html(title: draft.title)), called: "A PDF", defaultName: name)
    case .pack: try writePack(AdoptionPack(draft))
    }
  }

  private func writePack(_ pack: AdoptionPack) throws {
    guard !pack.files.isEmpty else {
      throw Failure(
        .failed, "No clause was adopted, so there is nothing to put to work. pushback review asks about each."
      )
    }
    guard let folder = output.output else {
      throw Failure(
        .usage, "A pack is a folder of files. Say where: --output FOLDER, which is the top of a repository.")
    }
    try PackWriter(folder: folder, isForced: output.force).write(pack.files)
  }
}
