import PushbackCore
import Testing

@Suite("Hostile text")
struct HostileTextTests {
  @Test func `the corpus is large, and every payload in it is dangerous raw`() {
    #expect(Set(HostileText.all).count >= 300)
    for payload in HostileText.all {
      #expect(!dangers(in: payload).isEmpty, "\(payload.debugDescription)")
    }
  }

  @Test func `no payload gets through any field of any block into any rendering`() {
    for payload in HostileText.all {
      let document = Document.carrying(payload)
      for (name, render) in renderings {
        let found = dangers(in: render(document))
        #expect(found.isEmpty, "\(payload.debugDescription) in \(name)")
      }
    }
  }

  @Test func `no payload gets through the title or the language of a page`() {
    for payload in HostileText.all {
      #expect(dangers(in: sample.html(title: payload, language: payload)).isEmpty)
    }
  }

  @Test func `a payload split across two spans or two cells does not come together`() {
    for payload in HostileText.all {
      let scalars = payload.unicodeScalars
      for cut in scalars.indices.prefix(8) {
        let (head, tail) = (String(scalars[..<cut]), String(scalars[cut...]))
        let document = Document([
          .paragraph(Text([Span(head), Span(tail, .strong)])), .speech(speaker: head, Text(tail)),
          .table(Table(header: [], rows: [[Text(head), Text(tail)]])), .code([head, tail], language: ""),
        ])
        for (name, render) in renderings {
          #expect(dangers(in: render(document)).isEmpty, "\(payload.debugDescription) at \(cut) in \(name)")
        }
      }
    }
  }

  @Test func `every rendering has every field`() {
    let fields = Document.carrying("XYZZY")
    // Plain text repeats the headers of tables but has no language; JSON gives marked texts as words and as spans.
    for ((name, render), times) in zip(renderings, [66, 60, 72, 84, 84]) {
      let parts = render(fields).split(separator: "XYZZY", omittingEmptySubsequences: false)
      #expect(parts.count - 1 == times, "\(name)")
    }
  }
}
