extension AdoptionPack {
  /// A workflow for GitHub Actions. What others wrote stands in it only in remarks and, for the description of a change,
  /// in an environment variable: nothing is pasted into a command.
  var workflow: String? {
    guard let policy = commitPolicy else { return nil }
    func seen(in place: CommitRule.Place) -> [CommitPolicy.Rule] {
      policy.rules.filter { $0.check.places.contains(place) }
    }
    func origins(_ rules: [CommitPolicy.Rule], indent: String) -> String {
      rules.map { "\(indent)# rule \($0.number), \($0.clause): \($0.check.rawValue)" }.unique.joined(
        separator: "\n")
    }
    // The program warns of what is missing and ends well; it fails where it cannot look.
    func unchecked(_ what: String) -> String {
      [
        "code=$?", "[ \"$MODE\" = block ] && exit $code",
        "echo \"::warning::The \(what) could not be checked, see above.\"",
      ]
      .map { "            \($0)\n" }.joined() + "          }"
    }
    var text = """
      # From AI_POLICY.md, by pushback. It warns and never fails; put block in the place of warn to make it fail.
      name: AI policy
      on:
        pull_request:
          types: [opened, edited, synchronize, reopened]
      permissions:
        contents: read
      jobs:
        ai-policy:
          runs-on: ubuntu-latest
          timeout-minutes: 10
          env:
            MODE: warn
            # Where a .tar.gz with pushback and its resources folder lies, built for this system: a variable of the
            # repository. Without it nothing is checked: a warning says so, and where MODE is block, it fails.
            PUSHBACK_ARCHIVE: ${{ vars.PUSHBACK_ARCHIVE }}
          steps:
            - uses: actions/checkout@v4
              with:
                fetch-depth: 0
                persist-credentials: false
            - name: Get pushback
              run: |
                unchecked() {
                  if [ "$MODE" = block ]; then
                    echo "::error::$1, so nothing was checked. Mend it, or put warn in the place of block."
                    exit 1
                  fi
                  echo "::warning::$1, so nothing was checked."
                  exit 0
                }
                if [ -z "$PUSHBACK_ARCHIVE" ]; then
                  unchecked "PUSHBACK_ARCHIVE is not set under Settings, Secrets and variables, Actions, Variables"
                fi
                mkdir -p "$RUNNER_TEMP/pushback"
                curl --fail --silent --show-error --location --proto '=https' \\
                  --output "$RUNNER_TEMP/pushback.tar.gz" "$PUSHBACK_ARCHIVE" &&
                  tar -xzf "$RUNNER_TEMP/pushback.tar.gz" -C "$RUNNER_TEMP/pushback" ||
                  unchecked "What PUSHBACK_ARCHIVE names cannot be fetched and unpacked"
                echo "$RUNNER_TEMP/pushback" >> "$GITHUB_PATH"

      """
    let commits = seen(in: .commit)
    if !commits.isEmpty {
      text += """
        \(origins(commits, indent: "      "))
              - name: What the commits say
                if: env.PUSHBACK_ARCHIVE != ''
                env:
                  BASE: ${{ github.event.pull_request.base.sha }}
                  HEAD: ${{ github.event.pull_request.head.sha }}
                run: |
                  pushback policy check --range "$BASE..$HEAD" --mode "$MODE" || {
        \(unchecked("commits"))

        """
    }
    let description = seen(in: .description)
    if !description.isEmpty {
      text += """
        \(origins(description, indent: "      "))
              - name: What the description says
                if: env.PUSHBACK_ARCHIVE != ''
                env:
                  BODY: ${{ github.event.pull_request.body }}
                run: |
                  printf '%s\\n' "$BODY" > "$RUNNER_TEMP/description.md"
                  pushback policy check --message "$RUNNER_TEMP/description.md" --as description --mode "$MODE" || {
        \(unchecked("description"))

        """
    }
    return text
  }
}
