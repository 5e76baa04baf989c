package import PushbackCore

/// A part of the content, and what is wrong with the files it stands in.
package struct Part<Value: Sendable>: Sendable {
  package let value: Value
  package let problems: [Problem]
}

/// What is wrong with one file.
package struct Problem: Error {
  package let file: SourceFile
  package let findings: [Finding]
}

extension Library {
  package func measures() -> Part<[Measure]> { yaml("measures.yaml", read: Measure.list) }
  package func acts() -> Part<[Act]> { yaml("acts.yaml", read: Act.list) }
  package func frameworks() -> Part<[FrameworkReference]> {
    yaml("frameworks.yaml", read: FrameworkReference.list)
  }

  /// Which AI tools a check of commits knows, and how they sign.
  package func tools() -> Part<[AITool]> { yaml("ai-tools.yaml", read: AITool.list) }

  /// The fixed words of a policy draft.
  package func texts() -> Part<PolicyTexts> {
    let part = yaml("draft.yaml") { yaml, findings in [PolicyTexts(yaml, findings: &findings)] }
    return Part(value: part.value.first ?? PolicyTexts(), problems: part.problems)
  }

  /// The clause library, its acts and references checked.
  package func topics() -> Part<[Topic]> { topics(acts().value, frameworks().value) }

  private func topics(
    _ acts: [Act], _ frameworks: [FrameworkReference], vague: [String]? = nil
  ) -> Part<[Topic]> {
    topics(acts: Set(acts.map(\.id.text)), frameworks: Set(frameworks.map(\.id)), vague: vague)
  }

  /// What does not fit together; a library of one's own may say nothing about it.
  func contradictions(among topics: [Topic]) -> Part<[ContradictionRule]> {
    guard contents.has("contradictions.yaml") else { return Part(value: [], problems: []) }
    return yaml("contradictions.yaml") { ContradictionRule.list($0, topics: topics, findings: &$1) }
  }

  /// The clause library with the rules for its prose: what an editor wants to know, and a play does not.
  package func checkedTopics() -> Part<[Topic]> {
    let lists = (acts(), frameworks(), texts())
    let part = topics(lists.0.value, lists.1.value, vague: lists.2.value.vague)
    let rules = contradictions(among: part.value)
    return Part(
      value: part.value,
      problems: lists.0.problems + lists.1.problems + lists.2.problems + part.problems + rules.problems)
  }

  /// Where a set of names is empty, names of its kind are not checked.
  func topics(
    acts: Set<String>, frameworks: Set<String>, vague: [String]? = nil, only ids: Set<String>? = nil
  ) -> Part<[Topic]> {
    files(in: "clauses", ending: ".yaml", only: ids) { id, source, findings in
      guard let yaml = Yaml.parse(source.text, findings: &findings) else {
        if findings.count == 0 {
          findings.add(
            .clauseRule(
              "the file says nothing, so the topic \(id) is gone", "write the topic, or delete the file",
              at: .start))
        }
        return nil
      }
      var reader = ClauseReader(acts: acts, frameworks: frameworks, vague: vague, findings: findings)
      let topic = reader.topic(yaml, id: id)
      findings = reader.findings
      return topic
    }
  }

  package func articles() -> Part<[Article]> {
    files(in: "articles", ending: ".md") { id, source, findings in
      Page(source, findings: &findings).map {
        Article(id: id, title: $0.title, sections: $0.sections, page: $0.document)
      }
    }
  }

  package func guides() -> Part<[Guide]> {
    files(in: "guides", ending: ".md") { id, source, findings in
      Page(source, findings: &findings).map {
        Guide(id: id, title: $0.title, summary: $0.summary, page: $0.document)
      }
    }
  }

  /// One guide alone; nil where there is none of that name, or it has no title.
  package func guide(_ id: String) -> Guide? {
    guard isWord(id), let bytes = try? contents.folder("guides").read("\(id).md") else { return nil }
    let (text, refusals) = Intake.accept(bytes)
    var findings = Findings()
    guard refusals.isEmpty, let page = Page(text, findings: &findings) else { return nil }
    return Guide(id: id, title: page.title, summary: page.summary, page: page.document)
  }

  package var guideNames: [String] { contents.folder("guides").ids(ending: ".md") }

  /// Everything at once, for a check or a debrief.
  package var content: Part<Content> {
    var content = Content()
    var problems: [Problem] = []
    func take<Value>(_ part: Part<Value>) -> Value {
      problems += part.problems
      return part.value
    }
    content.measures = take(measures())
    content.acts = take(acts())
    content.frameworks = take(frameworks())
    content.topics = take(topics(content.acts, content.frameworks))
    content.articles = take(articles())
    content.guides = take(guides())
    content.texts = take(texts())
    content.contradictions = take(contradictions(among: content.topics))
    return Part(value: content, problems: problems)
  }

  /// The measures, and of the clause library these topics: what trying rules in a story asks for, in a fifth of the
  /// time.
  package func content(ofTopics ids: Set<String>) -> Content {
    var content = Content()
    content.measures = measures().value
    content.topics = topics(acts: [], frameworks: [], only: ids).value
    return content
  }

  private func yaml<Value>(_ name: String, read: (Yaml, inout Findings) -> [Value]) -> Part<[Value]> {
    let part = file(name, in: contents, called: "Content/\(name)") { source, findings in
      Yaml.parse(source.text, findings: &findings).map { read($0, &findings) }
    }
    return Part(value: part.value ?? [], problems: part.problems)
  }

  private func files<Value>(
    in folder: String, ending: String, only chosen: Set<String>? = nil,
    read: (String, SourceText, inout Findings) -> Value?
  ) -> Part<[Value]> {
    var values: [Value] = []
    var problems: [Problem] = []
    for id in contents.folder(folder).ids(ending: ending) where chosen?.contains(id) ?? true {
      let part = file(
        "\(id)\(ending)", in: contents.folder(folder), called: "Content/\(folder)/\(id)\(ending)"
      ) {
        read(id, $0, &$1)
      }
      if let value = part.value { values.append(value) }
      problems += part.problems
    }
    return Part(value: values, problems: problems)
  }

  private func file<Value>(
    _ name: String, in folder: Folder, called title: String, read: (SourceText, inout Findings) -> Value?
  ) -> Part<Value?> {
    var findings = Findings()
    var value: Value?
    var source = SourceText("")
    do throws(Folder.Trouble) {
      let (text, refusals) = Intake.accept(try folder.read(name))
      source = text
      findings.add(contentsOf: refusals)
      if refusals.isEmpty { value = read(text, &findings) }
    } catch {
      findings.add(.unreadable("“\(title)” cannot be read: \(error.words)"))
    }
    guard findings.count > 0 else { return Part(value: value, problems: []) }
    let problem = Problem(file: SourceFile(name: title, text: source), findings: findings.inOrder)
    return Part(value: value, problems: [problem])
  }
}

extension Library {
  /// The text a new scenario begins as; nil where the library has none.
  package func template(_ name: String) -> String? {
    guard isWord(name), let bytes = try? contents.folder("templates").read("\(name).md") else { return nil }
    let (text, refusals) = Intake.accept(bytes)
    return refusals.isEmpty ? text.text : nil
  }
}
