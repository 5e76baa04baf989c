extension Document {
  /// A page that needs nothing else: no script, nothing fetched, made for reading on any screen and for printing.
  /// `footer` stands at the foot of every sheet of paper, beside its number.
  package func html(title: String, language: String = "en", footer: String? = nil) -> String {
    var page = HTMLPage()
    if !beginsWithTitle { page.append(.heading(1, Text(title))) }
    for block in blocks { page.append(block) }
    return page.whole(title: title, language: language, style: page.style + "\n" + paperStyle(footer: footer))
  }

  private var beginsWithTitle: Bool {
    for case .heading(let level, _) in blocks { return level <= 1 }
    return false
  }
}

extension HTMLPage {
  /// The body inside everything a browser needs around it.
  func whole(title: String, language: String, style: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(languageName(language).isEmpty ? "en" : language)">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(markup(title))</title>
    <style>
    \(style)
    </style>
    </head>
    <body>
    <main>
    \(html)</main>
    </body>
    </html>

    """
  }
}

/// A text as text: whatever it says, a parser finds no tag, entity or end of attribute in it.
func markup(_ text: String) -> String {
  let text = neutral(text)
  var html = ""
  var rest = text[...]
  while let index = rest.utf8.firstIndex(where: { entity($0) != nil }) {
    html += rest[..<index]
    html += entity(rest.utf8[index]) ?? ""
    rest = rest[rest.utf8.index(after: index)...]
  }
  return html + rest
}

private func entity(_ byte: UInt8) -> String? {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  case UInt8(ascii: "'"): "&#39;"
  default: nil
  }
}

func markup(_ text: Text) -> String {
  text.spans.map { span in
    let words = markup(span.text)
    return switch span.style {
    case .plain: words
    case .emphasis: "<em>\(words)</em>"
    case .strong: "<strong>\(words)</strong>"
    case .code: "<code>\(words)</code>"
    }
  }.joined()
}

private func markup(_ option: Option) -> String {
  let offer = markup(option.offer)
  return (option.isStruck ? "<s>\(offer)</s>" : offer) + markup(option.obstacle)
}

/// The body as it grows, and the headings above the place it has reached.
struct HTMLPage {
  var html = ""
  /// With what only some pages need.
  var style = styleSheet
  private var outline: [Int] = []

  mutating func append(_ block: Block) {
    switch block {
    case .heading(let level, let text):
      let level = depth(of: level)
      html += "<h\(level)>\(markup(text))</h\(level)>\n"
    case .paragraph(let text): html += "<p>\(markup(text))</p>\n"
    case .speech(let speaker, let text):
      let name = speaker.isEmpty ? "" : "<b class=\"speaker\">\(markup(speaker)):</b> "
      html += "<p class=\"speech\">\(name)\(markup(text))</p>\n"
    case .aside(let text), .hint(let text): html += "<p class=\"aside\">\(markup(text))</p>\n"
    case .quote(let blocks):
      html += "<blockquote>\n"
      for block in blocks { append(block) }
      html += "</blockquote>\n"
    case .list(let items): append(items, tag: "ul")
    case .numbered(let items): append(items, tag: "ol")
    case .code(let lines, let language):
      let name = languageName(language)
      html += name.isEmpty ? "<pre><code>" : "<pre><code class=\"language-\(name)\">"
      html += lines.flatMap(neutralLines).map { markup($0) }.joined(separator: "\n") + "</code></pre>\n"
    case .table(let table): append(table)
    case .bars(let bars): for bar in bars { append(bar) }
    case .plot(let plot): append(plot)
    case .options(let options):
      html += "<ul class=\"options\">\n"
      for option in options {
        html += option.number == nil ? "<li class=\"unavailable\">" : "<li>"
        html += (option.number.map { "\($0). " } ?? "") + markup(option) + "</li>\n"
      }
      html += "</ul>\n"
    case .cards(let cards):
      html += "<div class=\"cards\">\n"
      for blocks in cards {
        html += "<section class=\"card\">\n"
        for block in blocks { append(block) }
        html += "</section>\n"
      }
      html += "</div>\n"
    case .details(let summary, let blocks):
      html += "<details><summary>\(markup(summary))</summary>\n"
      for block in blocks { append(block) }
      html += "</details>\n"
    case .drawing(let drawing):
      if style == styleSheet { style += "\n" + drawingStyle }
      append(drawing)
    case .rule: html += "<hr>\n"
    case .pageBreak: html += "<hr class=\"page\">\n"
    }
  }

  /// The level that keeps the outline without gaps, whatever levels the document uses.
  private mutating func depth(of level: Int) -> Int {
    while let last = outline.last, last >= level { outline.removeLast() }
    outline.append(level)
    return min(outline.count, 6)
  }

  private mutating func append(_ items: [[Block]], tag: String) {
    html += "<\(tag)>\n"
    for blocks in items {
      html += "<li>"
      var rest = blocks[...]
      if blocks.isTightItem, case .paragraph(let text)? = blocks.first {
        html += markup(text)
        rest = rest.dropFirst()
      }
      if !rest.isEmpty { html += "\n" }
      for block in rest { append(block) }
      html += "</li>\n"
    }
    html += "</\(tag)>\n"
  }

  /// The sentence says it all; the drawing is for the eye.
  private mutating func append(_ bar: Bar) {
    let (par, value) = (bar.position(of: bar.par), bar.position(of: bar.value))
    html += """
      <figure class="bar">
      <figcaption>\(markup(bar.sentence))</figcaption>
      <svg aria-hidden="true" width="100%" height="14">\
      <rect class="range" y="4" width="100%" height="6"/>\
      <rect class="value" x="\(percent(min(par, value)))" y="2" width="\(percent(abs(value - par)))" height="10"/>\
      <line class="par" x1="\(percent(par))" x2="\(percent(par))" y1="0" y2="14"/>\
      <circle class="value" cx="\(percent(value))" cy="7" r="5"/>\
      </svg>
      </figure>

      """
  }
}

extension Bar {
  /// From 0 at the lowest to 1 at the highest.
  package func position(of figure: Double) -> Double {
    let position = (figure - low) / (high - low)
    return position.isFinite ? min(max(position, 0), 1) : 0.5
  }
}

/// A length in CSS, to a tenth of a per cent.
private func percent(_ share: Double) -> String {
  let tenths = Int((share * 1000).rounded())
  return "\(tenths / 10).\(tenths % 10)%"
}
