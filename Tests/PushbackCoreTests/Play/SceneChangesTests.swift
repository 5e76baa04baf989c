import Testing

@testable import PushbackCore

/// What is told of an edited story.
@Suite struct SceneChangesTests {
  private let before = story([
    decision("a", choice("x", to: "c"), choice("y", to: "e")),
    chance("c", outcome(50, to: "e"), rest(to: "f")), ending("e"), ending("f"),
  ])

  private func changes(_ edit: (inout Scenario) -> Void) -> [String] {
    var after = before
    edit(&after)
    return after.changes(since: before)
  }

  private func chosen(_ edit: @escaping (inout Choice) -> Void) -> [String] {
    changes { story in
      guard case .decision(var decision) = story.scenes[0].exit else { return }
      edit(&decision.choices[0])
      story.scenes[0].exit = .decision(decision)
    }
  }

  @Test func `words, choices and prices are told apart`() {
    let title = before.scenes[0].title
    #expect(chosen { $0.text = "Otherwise." } == ["Edited: “\(title)” (words)."])
    #expect(chosen { $0.target = "f" } == ["Edited: “\(title)” (choices)."])
    #expect(chosen { $0.id = "z" } == ["Edited: “\(title)” (choices)."])
    #expect(chosen { $0.effects = [Effect("trust", 1)] } == ["Edited: “\(title)” (prices)."])
    #expect(changes { $0.scenes[0].prose = [Passage(.paragraph("New."))] } == ["Edited: “\(title)” (words)."])
    #expect(
      changes { $0.scenes[2].exit = .ending(Ending(fates: [Fate(party: "us", outlook: .bad)])) }
        == ["Edited: “\(before.scenes[2].title)” (fates)."])
    #expect(changes { $0.role = "You lead." } == ["Edited: what stands before the first scene."])
  }

  @Test func `where a scene stands in its file is no change`() {
    #expect(changes { $0.scenes[0].place = Place(line: 90, column: 1) }.isEmpty)
    #expect(chosen { $0.place = Place(line: 90, column: 1) }.isEmpty)
    #expect(changes { $0.scenes.reverse() }.isEmpty)
  }

  @Test func `many scenes are counted`() {
    func added(_ count: Int) -> [String] {
      changes { story in story.scenes += (0..<count).map { ending(SceneID("new-\($0)")) } }
    }
    #expect(added(1) == ["New: “\(ending("new-0").title)”."])
    #expect(added(4).first?.components == 4)
    #expect(added(5).first?.hasSuffix(", and 2 more.") == true)
    #expect(changes { $0.scenes.removeLast() } == ["Gone: “\(before.scenes[3].title)”."])
  }
}

extension String {
  fileprivate var components: Int { count { $0 == "“" } }
}
