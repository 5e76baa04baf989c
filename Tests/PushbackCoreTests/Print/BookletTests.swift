import PushbackCore
import Testing

struct BookletTests {
  @Test func `every part is a section of its own layout`() {
    let parts = Booklet.Layout.allCases.map {
      Booklet.Part($0, Document([.heading(1, Text($0.rawValue))]))
    }
    let page = Booklet(parts).html(title: "Kit")
    for layout in Booklet.Layout.allCases {
      #expect(
        page.contains("<section class=\"part \(layout.rawValue)\">\n<h1>\(layout.rawValue)</h1>\n</section>"))
    }
    #expect(page.contains("break-before: page"))
  }

  @Test func `the page needs nothing from outside, and names no size of paper`() {
    let page = Booklet([Booklet.Part(.page, sample)]).html(title: "Kit")
    #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
    for trace in ["<script", "<link", "<img", " src=", "href=", "url(", "@import", "A4", "Letter", " size:"] {
      #expect(!page.contains(trace), "\(trace)")
    }
  }

  @Test func `as one document its parts begin new sheets`() {
    let part = Booklet.Part(.form, Document([.rule]))
    #expect(Booklet([part, part]).document == Document([.rule, .pageBreak, .rule]))
    #expect(Booklet([]).document == Document([]))
  }

  @Test func `no payload gets through a booklet`() {
    for payload in HostileText.all {
      let booklet = Booklet([Booklet.Part(.columns, .carrying(payload))])
      #expect(
        dangers(in: booklet.html(title: payload, language: payload)).isEmpty, "\(payload.debugDescription)")
    }
  }
}
