/// Texts that would be markup in Markdown or HTML if a renderer pasted them.
enum Injections {
  static let all: [String] = [
    "# head", "## x ##", "> q", "- a", "+ a", "* a", "= =", "===", "---", "***", "___", "1. a", "1) a",
    "123456789. x", "    code", "\tcode", "```", "~~~", "```swift", "| a | b |", "|---|---|", "a | b",
    ":--", "[x](javascript:alert(1))", "![x](http://e/x.png)", "[x]: /url", "[^1]: foo", "[^1]", "[ ] task",
    "[x] done", "<script>alert(1)</script>", "<http://x.y>", "<a@b.c>", "<!-- c -->", "<?php",
    "<![CDATA[x]]>", "</p>", "&amp;", "&lt;b&gt;", "&#60;", "&copy", "AT&T", "R&D;", "a & b", "*em*",
    "**st**", "***x***", "_em_", "__st__", "a_b_c", "snake_case_", "_x", "x_", "a*b*c", "`code`",
    "``co`de``", "`", "``", "\\", "\\*", "\\\\", "a\\", "\\`", "a  ", "a\\\nb", "a  \nb", "a\nb", "# ", "#",
    "C #", "C##", "x #", "1.", "-", "+", "+2", "-4", "3.5 hours", "~~strike~~", "~x~", "$x$", "$$y$$",
    "$5 and $10", "http://evil.example/", "https://a.b/?c=d&e=f", "www.evil.example", "WWW.evil.example",
    "mail@evil.example", "ftp://x.y", ":smile:", "@user", "#12", "a^b", "^[31m", "H~2~O", "==mark==",
    "{.class}", "{#id}", "{{x}}", "{% raw %}", "%title", "Term\n: def", "![", "!", "![a", "](x)", "[a][b]",
    "[[wiki]]", "<b", "<b>", "a<b", "a < b", "a > b", ">>", ">!", "&", "&x", "& x;", "'q' \"d\"", "--",
    "...", "(c)", "\"", "'", "<img src=x onerror=alert(1)>", "\" onmouseover=\"x", "' x='", "--></style>",
    "</title><script>", "]]>", "<svg/onload=x>", "&#x3c;script&#x3e;", "javascript:alert(1)",
    "\u{FF1C}script\u{FF1E}", "\u{2028}# x", "\u{0B}- x", "\u{0C}# x", "\u{85}- x", "a\u{A0}b", "\u{A0}# x",
    "\u{3000}- x", "é*x*é", "“*x*”", "*“x”*", "**“x”**y", "x\u{301}*y*", "\u{338}>", "`|`", "`\\|`", "\\|",
    "a|b\\", "|", "||", "`a", "a`", " `a` ", " ", "", "   ", "`` ` ``", "<a href=`x`>", "[a](<b)c>)",
    "[\\]](x)", "\\[x](y)", "1\\. x", "1 . x", "0. x", "1234567890. x", "- [ ] t", "> [!NOTE]", "<details>",
    "&NewLine;", "*", "**", "a**", "**a", "* *", "- - -", "* * *", "_ _ _", "a***b", "*a**b*",
    "\u{1F600}*x*", "€*x*€", "`*`x*", "::: x", "+++", "<!DOCTYPE html>", "\u{FEFF}# x", "http\\://x",
    "x--\n--", "setext\n===", "setext\n---", "<iframe srcdoc=x>", "<a href=\"data:text/html,x\">",
    "<style>*{}</style>", "<base href=//e>", "<meta http-equiv=refresh>", "`<b>`", "<math><mi/>",
    "${jndi:x}", "%0a# x", "=1+1", "@SUM(1)", "<textarea>", "--!><b>", "<p/x>", "<br>",
  ]
}
