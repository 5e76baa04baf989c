/// Documents to print one after the other, each beginning a new sheet and laid out its own way.
///
/// A sheet that is handed out alone says what it belongs to, so every part begins with its own title.
package struct Booklet: Hashable, Sendable {
  package enum Layout: String, Hashable, Sendable, CaseIterable {
    /// One column; cards stand side by side.
    case page
    /// Two columns to read from; cards are what a turn of the page should not cut.
    case columns
    /// To write into: rows as high as handwriting.
    case form
    /// To count on: rows as high as a number.
    case tally
    /// To cut out: ten equal cards a sheet.
    case slips
  }

  package struct Part: Hashable, Sendable {
    package var layout: Layout
    package var document: Document

    package init(_ layout: Layout, _ document: Document) {
      self.layout = layout
      self.document = document
    }
  }

  package var parts: [Part]

  package init(_ parts: [Part]) { self.parts = parts }

  /// All parts as one document, for whoever renders it without layouts.
  package var document: Document {
    Document([Block](parts.map(\.document.blocks).joined(separator: [.pageBreak])))
  }

  /// One page that needs nothing else, made for printing on A4 and Letter alike.
  package func html(title: String, language: String = "en") -> String {
    var page = HTMLPage()
    for part in parts {
      page.html += "<section class=\"part \(part.layout.rawValue)\">\n"
      for block in part.document.blocks { page.append(block) }
      page.html += "</section>\n"
    }
    return page.whole(title: title, language: language, style: styleSheet + "\n" + bookletStyle)
  }
}
