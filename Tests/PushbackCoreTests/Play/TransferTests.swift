import Testing

@testable import PushbackCore

/// Eight edits to a story between saving and resuming.
@Suite struct TransferTests {
  private func kept(_ notes: String...) -> [Transfer.Note] { notes.map { .kept("`\($0)`") } }

  @Test func `an unchanged story keeps everything, reasons and dice included`() throws {
    let old = try playedBefore()
    let transfer = try transfer(old) { _ in }
    #expect(transfer.play.all == old.all)
    #expect(
      transfer.notes == ["link/fix", "thursday/call", "thursday/show"].map { .kept("`\($0)`") }
        + dice(of: old).map { .kept("`\($0)`") })
    #expect(old.draws > 0)
  }

  @Test func `1, a text corrected`() throws {
    let old = try playedBefore()
    let transfer = try transfer(old) { story in
      story.scenes[0].title = "A link in the channel"
      edit(&story, "link") { $0[1].text = "Ask for two days." }
    }
    #expect(transfer.notes.first == .changed("`link/fix`: its text changed"))
    #expect(transfer.notes.dropFirst().allSatisfy { if case .kept = $0 { true } else { false } })
    #expect(transfer.play.path == old.path)
    #expect(transfer.play.path[0].reason == "two days are nothing")
  }

  @Test func `2, a choice inserted above`() throws {
    let old = try playedBefore()
    let transfer = try transfer(old) { story in
      edit(&story, "link") { $0.insert(choice("sleep", to: "night"), at: 0) }
      edit(&story, "thursday") { $0.insert(choice("sleep", to: "night"), at: 0) }
    }
    #expect(transfer.notes.allSatisfy { if case .kept = $0 { true } else { false } })
    #expect(
      transfer.play.path.compactMap { transfer.play.choice(of: $0)?.id } == ["fix", "call", "show"])
    #expect(dice(of: transfer.play) == dice(of: old))
    #expect(transfer.play.scene.id == old.scene.id)
  }

  @Test func `3, choices reordered`() throws {
    let old = try playedBefore()
    let transfer = try transfer(old) { story in
      edit(&story, "link") { $0.reverse() }
      edit(&story, "thursday") { $0.reverse() }
      if case .chance(let outcomes) = story.scenes[4].exit {
        story.scenes[4].exit = .chance(outcomes.reversed())
      }
    }
    #expect(transfer.notes.allSatisfy { if case .kept = $0 { true } else { false } })
    #expect(
      transfer.play.path.compactMap { transfer.play.choice(of: $0)?.id } == ["fix", "call", "show"])
    #expect(dice(of: transfer.play) == dice(of: old), "draws keep what they drew")
    #expect(transfer.play.totals == old.totals)
  }

  @Test func `4, the chosen choice deleted`() throws {
    let transfer = try transfer(try playedBefore()) { story in edit(&story, "thursday") { $0.removeLast() } }
    #expect(
      transfer.notes
        == kept("link/fix") + [
          .refused("`thursday/call`: scene `thursday` has no choice `call` any more"),
          .refused("the decision after it is not carried over"),
        ])
    #expect(transfer.play.scene.id == "thursday")
    #expect(transfer.play.decisions == 1)
    #expect(
      transfer.events == [.chose(scene: "link", choice: "fix"), .because(text: "two days are nothing")])
  }

  @Test func `5, a scene renamed`() throws {
    let old = try playedBefore()
    let transfer = try transfer(old) { rename(&$0, "thursday", to: "friday") }
    #expect(
      transfer.notes.prefix(3) == [
        .kept("`link/fix`"),
        .changed("`thursday/call`: scene `thursday` is now `friday`; it now leads to `friday`"),
        .changed("`thursday/show`: scene `thursday` is now `friday`"),
      ])
    #expect(transfer.play.scene.id == old.scene.id)
    #expect(transfer.play.path.map(\.reason) == old.path.map(\.reason))
    #expect(transfer.events.contains(.chose(scene: "friday", choice: "show")))
  }

  @Test func `5, another scene in its place is no renaming`() throws {
    let elsewhere = try transfer(try playedBefore()) { story in
      story.scenes[1].exit = .continuation([way(to: "meeting")])
    }
    #expect(
      elsewhere.notes
        == kept("link/fix") + [
          .refused("`thursday/call`: the story now stands in `meeting` at this point"),
          .refused("the decision after it is not carried over"),
        ])
    #expect(elsewhere.play.scene.id == "meeting")
    let gone = try transfer(try playedBefore()) { story in
      story.scenes[1].exit = .continuation([way(to: "meeting")])
      story.scenes.removeAll { $0.id == "thursday" }
    }
    #expect(gone.notes.dropFirst().first == .refused("`thursday/call`: scene `thursday` is gone or renamed"))
    #expect(gone.play.scene.id == "meeting")
  }

  @Test func `6, a fact removed`() throws {
    let old = try playedBefore()
    let transfer = try transfer(old) { story in
      story.facts.removeAll { $0.name == "pressure" }
      edit(&story, "link") { $0[1].changes = [] }
      edit(&story, "thursday") { $0[1].guardedBy = nil }
      story.scenes[1].exit = .continuation([way(to: "thursday")])
      story.scenes[4].exit = .chance([
        outcome(80, to: "quiet").priced("production", 1), rest(to: "pager"),
      ])
    }
    #expect(
      transfer.notes.prefix(2) == [
        .changed("the fact `pressure` is gone"), .changed("`link/fix`: it sets other facts"),
      ])
    #expect(transfer.play.scene.id == old.scene.id)
    #expect(dice(of: transfer.play) == dice(of: old))
  }

  @Test func `7, a fact added`() throws {
    let old = try playedBefore()
    let added = try transfer(old) { $0.facts.insert(yesNo("late"), at: 0) }
    #expect(added.notes.first == .changed("the fact `late` is new"))
    #expect(added.play.scene.id == old.scene.id)
    #expect(added.play.machine.value(of: 2, in: added.play.here) == old.machine.value(of: 1, in: old.here))
    let guarded = try transfer(old) { story in
      story.facts.append(yesNo("late"))
      edit(&story, "thursday") { $0[0] = $0[0].when(yes("late")) }
    }
    #expect(guarded.notes.contains(.refused("`thursday/show` cannot be taken there any more")))
    #expect(guarded.play.scene.id == "thursday")
    #expect(guarded.play.decisions == 2)
  }

  @Test func `7, a fact with other values or another beginning`() throws {
    let transfer = try transfer(try playedBefore()) { story in
      story.facts[0].first = 1
      story.facts[1].domain = .range(0...5)
    }
    #expect(
      transfer.notes.prefix(2) == [
        .changed("the fact `on-record` starts at another value"),
        .changed("the fact `pressure` takes other values"),
      ])
  }

  @Test func `8, a target renamed`() throws {
    let old = try playedBefore()
    let transfer = try transfer(old) { story in
      rename(&story, "rewrite", to: "the-rewrite")
      edit(&story, "link") { $0[0].target = "thursday" }
    }
    #expect(transfer.notes.first == .changed("`link/fix`: it now leads to `the-rewrite`"))
    #expect(transfer.play.scene.id == old.scene.id)
  }

  @Test func `8, another target lands where it leads`() throws {
    let transfer = try transfer(try playedBefore()) { story in
      edit(&story, "link") { $0[1].target = "meeting" }
    }
    #expect(
      transfer.notes == [
        .changed("`link/fix`: it now leads to `meeting`"),
        .refused("`thursday/call`: the story now stands in `meeting` at this point"),
        .refused("the decision after it is not carried over"),
      ])
    #expect(transfer.play.scene.id == "meeting")
  }
}
