import ArgumentParser
import Foundation
import PushbackCore

/// What the end of a file's name says that it holds.
enum FileEnding: String, CaseIterable {
  case md, html, json, txt, docx, pdf

  init?(path: String) {
    let ending = path.endingPart.lowercased()
    let others = ["markdown": FileEnding.md, "htm": .html, "text": .txt]
    guard let known = FileEnding(rawValue: ending) ?? others[ending] else { return nil }
    self = known
  }

  /// As messages name it.
  var what: String {
    switch self {
    case .md: "Markdown"
    case .html: "HTML"
    case .json: "JSON"
    case .txt: "plain text"
    case .docx: "Word"
    case .pdf: "PDF"
    }
  }
}

/// A way to write something out, which --format or the end of a file's name may say.
protocol FileFormat: RawRepresentable<String>, CaseIterable, Equatable {
  /// Nil for what is no file.
  var ending: FileEnding? { get }
}

extension Output {
  /// The format that was asked for: by --format, or as the file's name ends; `usual` where neither says one. A folder
  /// says none.
  func format<Format: FileFormat>(_ asked: Format?, usual: Format, option: String = "--format") throws
    -> Format
  {
    guard let output, !FilesBelow.isFolder(output), let ending = FileEnding(path: output) else {
      return asked ?? usual
    }
    let named = Format.allCases.first { $0.ending == ending }
    // Markdown is plain text too.
    if named == nil, ending == .txt { return asked ?? usual }
    guard let named else {
      let known = Format.allCases.compactMap(\.ending).map { ".\($0.rawValue)" }.unique
        .joined(separator: " or ")
      throw Failure(
        .usage,
        "A name that ends in .\(ending.rawValue) is for \(ending.what), which this command does not write: "
          + "\(output). Give it one that ends in \(known)."
          + (ending == .docx || ending == .pdf ? " pushback draft export writes drafts as Word and PDF." : "")
      )
    }
    guard asked == nil || asked == named else {
      throw Failure(
        .usage,
        "\(output) is the name of a file of \(ending.what), and that is not what \(option) asks for. Give it another "
          + "ending, or leave out \(option).")
    }
    return named
  }
}

extension DocumentFormat: FileFormat {
  var ending: FileEnding? {
    switch self {
    case .text: .txt
    case .markdown: .md
    case .html: .html
    case .json: .json
    }
  }
}

extension DraftFormat: FileFormat {
  var ending: FileEnding? {
    switch self {
    case .markdown: .md
    case .html: .html
    case .json: .json
    }
  }
}
