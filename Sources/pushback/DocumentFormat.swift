import ArgumentParser
import PushbackCore

/// How a document is written out.
enum DocumentFormat: String, ExpressibleByArgument, CaseIterable {
  case text, markdown, html, json

  /// `json` is what other programs read in its place.
  func text(of document: Document, title: String, json: @autoclosure () -> JSON) -> String {
    switch self {
    case .text: document.plainText
    case .markdown: document.markdown
    case .html: document.html(title: title)
    case .json: json().pretty + "\n"
    }
  }

  var fileEnding: String { ".\((ending ?? .txt).rawValue)" }
}
