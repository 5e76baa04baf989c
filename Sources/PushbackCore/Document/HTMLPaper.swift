/// How a document stands on paper: close enough that the first page of a draft of a dozen rules is one sheet of A4.
func paperStyle(footer: String?) -> String {
  let left = footer.map { "\n    @bottom-left { content: \"\(styleString($0))\"; }" } ?? ""
  return """
    @page {
      margin: 17mm 18mm 18mm; font: 8.5pt system-ui, "Liberation Sans", Arial, sans-serif;\(left)
      @bottom-right { content: "page " counter(page) " of " counter(pages); }
    }
    @media print {
      html { font-size: 10pt; line-height: 1.35; }
      h1, h2, h3, h4, h5, h6 { margin: 1.3em 0 0.4em; }
      h1 { margin-top: 0; font-size: 1.6rem; }
      h2 { font-size: 1.2rem; }
      p, ul, ol, table, pre, blockquote, figure { margin-bottom: 0.7em; }
      li { margin-bottom: 0.15em; }
      th, td { padding: 0.25em 0.8em 0.25em 0; }
      hr { margin: 1em auto; }
      hr.page { margin: 0; }
    }
    """
}

/// A text inside the quotes of a style sheet, which it cannot end; one that is too long for a line is cut.
private func styleString(_ text: String) -> String {
  let text = neutral(text)
  let line = text.count > 120 ? text.prefix(119) + "…" : text[...]
  return line.unicodeScalars.map { scalar in
    !scalar.isASCII || scalar.isASCIIWord || scalar == " "
      ? String(scalar) : "\\\(String(scalar.value, radix: 16)) "
  }.joined()
}
