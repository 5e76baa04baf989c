import PushbackCore

extension AITool {
  static func list(_ yaml: Yaml, findings: inout Findings) -> [AITool] {
    guard case .list(let items) = yaml.value else {
      findings.add(.wrongKind("the file", wanted: "a list of entries that begin with “- ”", found: yaml))
      return []
    }
    return items.compactMap { item in
      let keys = ["name", "names", "also", "addresses"]
      guard let fields = Fields(item, of: "an AI tool", keys: keys, findings: &findings) else { return nil }
      fields.require(["name"], findings: &findings)
      func texts(_ key: String) -> [String] { fields.texts(key, findings: &findings).map(\.text) }
      let name = fields.text("name", findings: &findings)
      guard !name.isEmpty else { return nil }
      return AITool(
        name: name, names: texts("names"), alsoCalled: texts("also"), addresses: texts("addresses"))
    }
  }
}
