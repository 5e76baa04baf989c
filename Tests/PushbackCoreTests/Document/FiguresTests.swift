import PushbackCore
import Testing

@Suite("Figures")
struct FiguresTests {
  @Test(arguments: [(2, "+2"), (-4, "−4"), (0, "0"), (Int.min, "−9223372036854775808")])
  func `whole numbers carry their sign`(value: Int, expected: String) {
    #expect(signed(value) == expected)
  }

  @Test(arguments: [
    (1.3, "+1.3"), (-0.25, "−0.3"), (2.0, "+2"), (-4.0, "−4"), (0.0, "0"), (-0.0, "0"), (0.04, "0"),
    (-0.04, "0"),
    (0.05, "+0.1"), (9.96, "+10"), (-12.5, "−12.5"), (1e15, "+1000000000000000"), (1e300, "+1e+300"),
    (.nan, "not known"), (.infinity, "not known"),
  ])
  func `other numbers carry one decimal where they have one`(value: Double, expected: String) {
    #expect(signed(value) == expected)
  }

  @Test(arguments: [
    (0, "0 %"), (1e-9, "less than 1 %"), (0.004, "less than 1 %"), (0.0099, "less than 1 %"), (0.01, "1 %"),
    (0.41, "41 %"), (0.405, "41 %"), (0.99, "99 %"), (0.991, "more than 99 %"), (0.999_999, "more than 99 %"),
    (1, "100 %"), (0.1 * 3 + 0.7, "100 %"), (1.0.nextDown, "100 %"), (.nan, "not known"),
  ])
  func `a chance is a percentage, and only certainty is a hundred`(probability: Double, expected: String) {
    #expect(percentage(probability) == expected)
  }

  @Test func `a bar is a sentence`() {
    let bar = Bar(label: "Trust", low: -6, high: 8, value: 3.5, par: -0.2)
    #expect(bar.sentence == "Trust: +3.5, between −6 and +8; a coin-flipper averages −0.2.")
    let fixed = Bar(label: "Trust", low: 2, high: 2, value: 2, par: 2)
    #expect(fixed.sentence == "Trust: +2, as in every play.")
  }

  @Test func `a bar knows where a figure stands on it`() {
    let bar = Bar(label: "", low: -10, high: 10, value: 0, par: 0)
    #expect([-10.0, 0, 5, 10].map(bar.position) == [0, 0.5, 0.75, 1])
    #expect([-99.0, 99, .nan].map(bar.position) == [0, 1, 0.5])
    #expect(Bar(label: "", low: 3, high: 3, value: 3, par: 3).position(of: 3) == 0.5)
  }
}
