import Foundation
import PushbackCore
import Testing

@Suite("HTML")
struct HTMLTests {
  @Test func `what stands at the foot of a sheet ends neither its quotes nor the style`() throws {
    for text in ["\"; } * { display: none", "</style><script>x</script>", "a\\", "a\nb", "/* x", "é\u{202e}"]
    {
      let page = Document([.paragraph("x")]).html(title: "t", footer: text)
      let style = try #require(page.components(separatedBy: "@bottom-left { content: \"").last)
      let said = try #require(style.components(separatedBy: "\"; }\n").first)
      #expect(
        said.allSatisfy { $0 == "\\" || $0 == " " || $0.isLetter || $0.isNumber || $0 == "\u{FFFD}" },
        "\(said)")
    }
    #expect(!Document([]).html(title: "t").contains("@bottom-left"))
  }

  @Test func `every kind of block becomes the element it is`() {
    #expect(
      body(of: sample) == ##"""
        <h1>Ship it</h1>
        <p>Tuesday, 16:40. A link <strong>lands</strong> in the <em>team</em> channel.</p>
        <p class="speech"><b class="speaker">Dana:</b> Works on my machine. Can we ship it today?</p>
        <pre><code class="language-diff">+ PARTNER_URL = &quot;http://localhost:3000&quot;

        + KEY = &quot;sk-9f2…&quot;</code></pre>
        <blockquote>
        <p>It is one line.</p>
        <p>What could happen?</p>
        </blockquote>
        <ul>
        <li>logs</li>
        <li>people
        <ul>
        <li>Dana</li>
        <li>Ruben</li>
        </ul>
        </li>
        </ul>
        <ol>
        <li>stop</li>
        <li>
        <p>report</p>
        <p>in writing</p>
        </li>
        </ol>
        <h2>The bill</h2>
        <table>
        <thead>
        <tr><td></td><th scope="col" class="number">times</th><th scope="col">what it bought</th></tr>
        </thead>
        <tbody>
        <tr><th scope="row">deploy</th><td class="number">1</td><td>delivery +2</td></tr>
        <tr><th scope="row">fix</th><td class="number">4</td><td></td></tr>
        </tbody>
        </table>
        <figure class="bar">
        <figcaption>Production: −4, between −12 and +9; a coin-flipper averages +1.3.</figcaption>
        <svg aria-hidden="true" width="100%" height="14"><rect class="range" y="4" width="100%" height="6"/><rect class="value" x="38.1%" y="2" width="25.0%" height="10"/><line class="par" x1="63.1%" x2="63.1%" y1="0" y2="14"/><circle class="value" cx="38.1%" cy="7" r="5"/></svg>
        </figure>
        <figure class="bar">
        <figcaption>Trust: 0, as in every play.</figcaption>
        <svg aria-hidden="true" width="100%" height="14"><rect class="range" y="4" width="100%" height="6"/><rect class="value" x="50.0%" y="2" width="0.0%" height="10"/><line class="par" x1="50.0%" x2="50.0%" y1="0" y2="14"/><circle class="value" cx="50.0%" cy="7" r="5"/></svg>
        </figure>
        <ul class="options">
        <li>1. <strong>refuse</strong>: Say no, and write down why.</li>
        <li class="unavailable"><strong>fix</strong>: Ask for two days. (cannot be taken: the demo is tonight)</li>
        </ul>
        <p class="aside">Nothing leaves this machine; see <code>pushback help</code>.</p>
        <hr>

        """##)
  }

  @Test func `the page needs nothing from outside and may load nothing`() {
    let page = sample.html(title: "Ship it", language: "en-GB")
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">"))
    #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
    #expect(page.contains("<title>Ship it</title>"))
    for trace in ["<script", "<link", "<img", " src=", "href=", "url(", "@import"] {
      #expect(!page.contains(trace), "\(trace)")
    }
    #expect(page.contains("@media print") && page.contains("prefers-color-scheme: dark"))
  }

  @Test func `the outline has one beginning and no gaps`() {
    let headings: [Block] = [
      .heading(2, "a"), .heading(4, "b"), .heading(4, "c"), .heading(1, "d"), .heading(9, "e"),
    ]
    #expect(
      body(of: Document(headings)) == """
        <h1>Page</h1>
        <h2>a</h2>
        <h3>b</h3>
        <h3>c</h3>
        <h1>d</h1>
        <h2>e</h2>

        """)
    #expect(body(of: Document([.heading(1, "Own")])) == "<h1>Own</h1>\n")
    #expect(body(of: Document([])) == "<h1>Page</h1>\n")
  }

  @Test func `tables name their columns and rows`() {
    let table = Table(header: ["who", "votes"], rows: [["Dana", "3"]], rightAligned: [1])
    #expect(
      body(of: Document([.heading(1, "x"), .table(table)])).hasSuffix(
        """
        <tr><th scope="col">who</th><th scope="col" class="number">votes</th></tr>
        </thead>
        <tbody>
        <tr><th scope="row">Dana</th><td class="number">3</td></tr>
        </tbody>
        </table>

        """))
    let bare = Table(header: [], rows: [["1"]], rightAligned: [0])
    #expect(
      body(of: Document([.heading(1, "x"), .table(bare)])).hasSuffix(
        "<table>\n<tbody>\n<tr><td class=\"number\">1</td></tr>\n</tbody>\n</table>\n"))
  }

  @Test func `a bar with impossible figures is still a bar`() {
    let bars = [Bar(label: "x", low: .nan, high: .infinity, value: -.infinity, par: .nan)]
    #expect(body(of: Document([.bars(bars)])).contains("x: not known, between not known and not known"))
    #expect(body(of: Document([.bars(bars)])).contains("x=\"50.0%\" y=\"2\" width=\"0.0%\""))
  }

  @Test func `no injection adds an element, whatever field it is in`() {
    let expected = tags(in: Document.carrying("x").html(title: "x", language: "x"))
    for text in Injections.all + HostileText.all where !text.isEmpty {
      #expect(tags(in: Document.carrying(text).html(title: text, language: text)) == expected)
    }
  }

  @Test func `every injection can be read back as the text it was`() {
    for text in Injections.all + HostileText.all {
      let page = body(of: Document([.heading(1, "x"), .paragraph(Text(text))]))
      let start = page.firstRange(of: "<p>")?.upperBound
      let end = page.firstRange(of: "</p>")?.lowerBound
      guard let start, let end else {
        Issue.record("no paragraph for \(text.debugDescription)")
        continue
      }
      let escaped = String(page[start..<end])
      #expect(!escaped.contains { "<>\"'".contains($0) }, "\(text.debugDescription)")
      #expect(read(escaped) == neutral(text), "\(text.debugDescription)")
    }
  }

  private func body(of document: Document) -> String {
    let page = document.html(title: "Page")
    guard let start = page.firstRange(of: "<main>\n")?.upperBound,
      let end = page.firstRange(of: "</main>")?.lowerBound
    else { return page }
    return String(page[start..<end])
  }

  /// Everything from a `<` to the next `>`, without the name of a language and the size of a box.
  private func tags(in page: String) -> [Substring] {
    page.split(separator: "<").map { tag in
      let tag = tag.prefix { $0 != ">" }
      if tag.hasPrefix("polygon") { return tag.prefix(7) }
      return tag.hasPrefix("html") || tag.hasPrefix("code") ? tag.prefix(4) : tag
    }
  }

  /// What a parser makes of the entities; a bare ampersand is left and so noticed.
  private func read(_ escaped: String) -> String {
    var text = ""
    for (index, part) in escaped.split(separator: "&", omittingEmptySubsequences: false).enumerated() {
      guard index > 0 else {
        text += part
        continue
      }
      let entities = ["amp;": "&", "lt;": "<", "gt;": ">", "quot;": "\"", "#39;": "'"]
      let entity = entities.first { part.hasPrefix($0.key) }
      text += entity.map { $0.value + part.dropFirst($0.key.count) } ?? "BARE&" + part
    }
    return text
  }
}
