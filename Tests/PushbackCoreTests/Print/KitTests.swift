import PushbackCore
import Testing

struct KitTests {
  private func kit(_ scenario: Scenario = shipIt, seed: UInt64 = 7, people: Int = 12) -> Kit {
    Kit(
      scenario, named: "a-story.md", texts: PolicyTexts(), plan: HourPlan(minutes: 60), seed: seed,
      people: people)
  }

  private func text(_ part: Int, of scenario: Scenario = shipIt) -> String {
    kit(scenario).booklet.parts[part].document.plainText
  }

  @Test func `a decision says what to tick, what to read out and where to turn to`() {
    let book = text(1)
    #expect(book.contains("☐ refuse in-writing — Do in-writing. →\u{A0}4"))
    #expect(book.contains("Tick: on-record = yes"))
    #expect(book.contains("[Read out:] Nobody answers for eleven minutes."))
    #expect(book.contains("Only if on-record is yes. Otherwise say: “Nothing of yours is on record.”"))
    #expect(book.contains("[If on-record is yes:] Your message is quoted underneath."))
    #expect(book.contains("Once only."))
  }

  @Test func `a chance says its odds, a continuation its ways, an ending how it went`() {
    let book = text(1)
    #expect(book.contains("☐ 30 if pressure is 0, otherwise 80 — It goes to quiet. →\u{A0}7"))
    #expect(book.contains("☐ The rest — It goes to pager. →\u{A0}6"))
    #expect(book.contains("If pressure is at least 2 →\u{A0}4. Otherwise →\u{A0}3."))
    #expect(book.contains("The end. Team: mixed."))
  }

  @Test func `many odds stand one a line`() {
    let parts: [Outcome.Weight.Part] = [
      .init(10, if: .compare("pressure", .equal, 0)), .init(20, if: .compare("pressure", .equal, 1)),
      .init(30),
    ]
    let night = story(
      [chance("night", outcome(parts, to: "quiet"), rest(to: "quiet")), ending("quiet")],
      facts: [range("pressure", 0...2)])
    let book = text(1, of: night)
    for line in ["The first that holds below", "10 if pressure is 0", "20 if pressure is 1", "otherwise 30"] {
      #expect(book.contains(line), "\(line)")
    }
  }

  @Test func `every fact is a row of boxes with its first value marked`() {
    let sheet = text(2)
    #expect(sheet.contains("☒\u{A0}no\u{2003}\u{2003}☐\u{A0}yes"))
    #expect(sheet.contains("☒\u{A0}0\u{2003}\u{2003}☐\u{A0}1\u{2003}\u{2003}☐\u{A0}2"))
    #expect(sheet.contains("☐ 3. At thursday: call"))
    #expect(
      text(2, of: with(shipIt) { $0.facts.append(range("x", -1...40)) }).contains("-1 to 40; at the start -1")
    )
  }

  @Test func `the number strip throws what the program throws`() throws {
    let strip = kit(seed: 7).numberStrip
    #expect(strip == (0..<24).map { SplitMix(seed: 7).percent($0) + 1 })
    #expect(strip.allSatisfy { (1...100).contains($0) })
    #expect(kit(seed: 8).numberStrip != strip)
    // The rule on the sheet, followed with a pencil, gives the outcome that the program draws.
    let odds = [30, 45, 25]
    let night = story([
      chance("night", outcome(30, to: "a"), outcome(45, to: "b"), rest(to: "c")), ending("a"), ending("b"),
      ending("c"),
    ])
    for seed in 0..<100 as Range<UInt64> {
      let number = kit(night, seed: seed).numberStrip[0]
      var (sum, index) = (odds[0], 0)
      while sum < number {
        index += 1
        sum += odds[index]
      }
      let session = try Session(night, seed: seed, .direct)
      #expect(session.play.scene.id == (["a", "b", "c"] as [SceneID])[index])
    }
  }

  @Test func `run sheet and tally have exactly the decisions to argue`() {
    let argued = with(shipIt) { story in
      if case .decision(var decision) = story.scenes[3].exit {
        decision.argue = "Who may overrule a no?"
        story.scenes[3].exit = .decision(decision)
      }
    }
    let sheet = text(0, of: argued)
    #expect(sheet.contains("4. At meeting") && sheet.contains("Who may overrule a no?"))
    #expect(!sheet.contains("1. At link") && !sheet.contains("3. At thursday"))
    let tally = text(3, of: argued)
    #expect(tally.contains("1 deploy") && tally.contains("2 refuse"))
    #expect(text(0).contains("no decision to argue about"))
  }

  @Test func `there are slips for every person and every vote of a play`() {
    func slips(_ scenario: Scenario, _ people: Int) -> Int {
      kit(scenario, people: people).booklet.parts[4].document.blocks.reduce(0) {
        if case .cards(let cards) = $1 { $0 + cards.count } else { $0 }
      }
    }
    #expect(slips(shipIt, 12) == 40)
    let looping = with(shipIt) { story in
      for index in story.scenes.indices {
        if case .decision(var decision) = story.scenes[index].exit {
          decision.argue = ""
          story.scenes[index].exit = .decision(decision)
        }
      }
    }
    #expect(kit(looping).votesOnAPath == 3)
    #expect(slips(looping, 200) == 600)
    #expect(slips(looping, 0) == 10)
  }

  @Test func `more choices than a slip has room for leave a circle to write into`() {
    let choices = (1...9).map { choice(ChoiceID("c\($0)"), to: "end") }
    let wide = story([
      Scene(id: "wide", title: "Wide", exit: .decision(Decision(argue: "", choices: choices))), ending("end"),
    ])
    #expect(!kit(wide).booklet.parts[4].document.plainText.contains("9"))
    let eight = with(wide) {
      $0.scenes[0].exit = .decision(Decision(argue: "", choices: Array(choices.prefix(8))))
    }
    #expect(kit(eight).booklet.parts[4].document.plainText.contains("8"))
  }

  @Test func `what was drawn can be ticked under the numbers of the screen`() {
    #expect(text(3).contains("☐\u{A0}1\u{A0}→\u{A0}7\u{2003}\u{2003}☐\u{A0}2\u{A0}→\u{A0}6"))
    #expect(text(3).contains("pushback room a-story.md --from-paper"))
  }

  @Test func `no payload gets through a kit, whatever field of a story it is in`() {
    for payload in HostileText.all + Injections.all {
      let page = kit(carrying(payload)).booklet.html(title: payload)
      #expect(dangers(in: page).isEmpty, "\(payload.debugDescription)")
      for element in ["<script", "<img", "<iframe", "<svg"] where page.contains(element) {
        Issue.record("\(element) from \(payload.debugDescription)")
      }
    }
  }

  private func carrying(_ text: String) -> Scenario {
    let says = [Passage(.speech(speaker: text, Text(text)), if: .compare("x", .equal, 1))]
    var go = choice(ChoiceID(text), to: "night").when(.compare("x", .equal, 1), or: text)
    go.text = text
    go.says = says
    var drawn = outcome(40, to: "end")
    drawn.text = text
    let decision = Scene(id: "one", title: text, exit: .decision(Decision(argue: text, choices: [go, go])))
    var whole = story(
      [
        with(decision) { $0.prose = says }.asking(text), chance("night", drawn, rest(to: "end")),
        ending("end"),
      ],
      facts: [list("x", text, text)])
    (whole.title, whole.summary, whole.role, whole.introduction) = (text, text, text, says)
    return whole
  }
}
