import PushbackCore

/// What is wrong with the page: its headings, and Markdown that means something else than it seems to.
extension Finding {
  static func titleMissing(at place: Place) -> Finding {
    Finding("PB021", at: place, "the story has no title", advice: "begin it with a line such as “# Ship it”")
  }

  static func beforeTitle(at place: Place) -> Finding {
    Finding(
      "PB021", at: place, "something stands before the title",
      advice: "move it below the “# ” line; words there are shown before the first scene")
  }

  static func secondTitle(_ title: String, at place: Place) -> Finding {
    Finding(
      "PB022", at: place, "“\(brief(title))” is a second title; a story has one “# ” heading",
      advice: "make it a scene with ##")
  }

  static func headingTooLow(_ level: Int, at place: Place) -> Finding {
    Finding(
      "PB023", at: place,
      "a heading of level \(level) stands here; only # (the title) and ## (a scene) mean something",
      advice: "make it a scene with ##, or a bold line: **…**")
  }

  static func scenesTooLow(_ level: Int, count: Int, at place: Place) -> Finding {
    let marks = String(repeating: "#", count: level)
    return Finding(
      "PB023", at: place,
      "scenes begin with ##, and this file's have \(marks)\(count > 1 ? ", \(count) times" : "")",
      advice: "take \(level == 3 ? "one #" : "\(level - 2) #") away from each")
  }

  static func underlinedHeading(_ words: String, mark: String, at place: Place) -> Finding {
    let heading = mark == "===" ? "# \(brief(words))" : "## \(brief(Outline.plainTitle(words) ?? words))"
    return Finding(
      "PB024", at: place,
      "this line of \(mark) makes a heading of the words right above it, “\(brief(words))”",
      advice:
        "put an empty line between them, or, for the \(mark == "===" ? "title" : "title of a scene"), write “\(heading)” in place of both lines"
    )
  }

  static func headingInside(at place: Place) -> Finding {
    Finding(
      "PB025", at: place, "a heading stands inside a quote or a list, where it begins no scene",
      advice: "write \\# if a # is meant, or take the line out of the quote or list")
  }

  static func sceneTitle(_ trouble: String, _ advice: String, at place: Place) -> Finding {
    Finding("PB026", at: place, trouble, advice: advice)
  }

  static func sceneTwice(_ id: String, first: Int, at place: Place) -> Finding {
    Finding(
      "PB027", at: place, "a scene with the id “\(brief(id))” begins on line \(first) already",
      advice: "give one of the two another title")
  }

  static func sceneLikeTitle(_ id: String, at place: Place) -> Finding {
    Finding(
      "PB028", at: place,
      "this scene has the same id as the story's title, “\(brief(id))”, so links go to the title",
      advice: "give the scene another title")
  }

  static func noScene(at place: Place) -> Finding {
    Finding(
      "PB029", at: place,
      "the story has no scene",
      advice: "begin one with a line such as “## A link in the channel”")
  }

  static func fenceNotClosed(at place: Place) -> Finding {
    Finding(
      "PB030", at: place,
      "the code block that begins here is never closed, so it takes in everything after it",
      advice: "end it with a line that holds only ``` (or ~~~)")
  }

  static func fenceAroundScene(_ title: String, at place: Place) -> Finding {
    Finding(
      "PB030", at: place, "the block that begins here takes in the scene “\(brief(title))”",
      advice: "end it above that heading with a line that holds only ``` (or ~~~)")
  }

  static func notForStories(_ what: String, _ advice: String, at place: Place) -> Finding {
    Finding("PB031", at: place, "\(what) stands here, which a story cannot show", advice: advice)
  }

  static func linkInProse(_ target: String, at place: Place) -> Finding {
    let advice =
      target.hasPrefix("#")
      ? "links to scenes stand only in choices, outcomes and continuations, at the scene's end"
      : "write the words alone; an address can stand as `code`"
    return Finding(
      "PB033", at: place,
      "a link stands here, where nobody can follow it",
      advice: advice)
  }

  static func indentedCode(at place: Place) -> Finding {
    Finding(
      "PB034", at: place, "this line is indented so far that it becomes a block of code",
      advice: "indent it less (two blanks under a choice), or put code between two lines of ```")
  }

  static func linkDefinition(_ words: String, at place: Place) -> Finding {
    Finding(
      "PB035", at: place, "a line that begins with “\(brief(words)):” defines a link and is never shown",
      advice: "put a word before the bracket, or write \\[")
  }

  /// The code by which others know that a scene's way out may only be hidden.
  static let runTogether = "PB036"

  static func runTogether(_ what: String, at place: Place) -> Finding {
    Finding(
      runTogether, at: place, "\(what) stands on a line that continues the paragraph above it",
      advice: "put an empty line above it")
  }

  static func conditionInside(_ words: String, isNested: Bool, at place: Place) -> Finding {
    Finding(
      "PB113", .warning, at: place,
      "“\(brief(words))” stands inside a paragraph, where it is only code, and everybody is shown the words after it",
      advice: isNested
        ? "put it alone in a paragraph above the whole quote or list" : "begin a new paragraph with it")
  }

  static func table(at place: Place) -> Finding {
    Finding(
      "PB114", .warning, at: place,
      "a table begins here, and in a story its rows run together as one paragraph",
      advice:
        "write a list, with a row for an entry, such as “- Monday: Ana”; or put the table between two lines of ```"
    )
  }

  static func speakerColon(_ name: String, at place: Place) -> Finding {
    Finding(
      "PB037", at: place,
      "the colon after “\(brief(name))” stands outside the bold, so nobody is taken to speak",
      advice: "write **\(brief(name)):** with the colon inside")
  }

  static func swallowedLine(by note: Markdown.Note?, at place: Place) -> Finding {
    if let note {
      return Finding(
        "PB038", at: place,
        "this line is part of the note above it, \(note.inWords), so players never see it",
        advice: "put an empty line above it, or begin it with > if it is part of the note")
    }
    return Finding(
      "PB038", .warning, at: place,
      "this line belongs to the quote above it, though it does not begin with >",
      advice: "put an empty line above it, or begin it with >")
  }

  static func situationOfNothing(at place: Place) -> Finding {
    badNote(
      "a situation says what is decided, and here nobody decides", "move it to where somebody does", at: place
    )
  }

  static func badNote(_ trouble: String, _ advice: String, at place: Place) -> Finding {
    Finding("PB039", at: place, trouble, advice: advice)
  }
}
