/// What a booklet adds to the style of a page. Nothing here knows the size of the sheet: widths are shares of it, and
/// what must fit one sheet fits the shorter Letter and the narrower A4.
let bookletStyle = """
  main { max-width: 72rem; }
  .part + .part { margin-top: 4rem; }
  h2 { font-size: 1.05rem; border: 0; padding: 0; margin: 1.2em 0 0.3em; }
  h3 { font-size: 1rem; margin: 0 0 0.2em; }
  .part > h1 { font-size: 1.5rem; margin-bottom: 0.5rem; padding-bottom: 0.2em;
    border-bottom: 2px solid var(--ink); }
  .card > :first-child { margin-top: 0; }
  .card > :last-child { margin-bottom: 0; }
  .aside { font-family: system-ui, "Segoe UI", "Liberation Sans", Arial, sans-serif; font-size: 0.85em; }
  ul, ol { padding-left: 1.5em; }
  li > ul { padding-left: 1.1em; }

  .page .cards { display: block; columns: 20rem 2; column-gap: 2rem; }
  .page .card { border: 0; padding: 0; margin-bottom: 0.8em; break-inside: avoid; }

  .columns > * { max-width: 44rem; }
  .columns > h1 { max-width: none; }
  .columns > h1 { column-span: all; }
  .columns > h1 + h2 { margin-top: 0; }
  .columns .cards { display: block; }
  .columns .card { border: 0; padding: 0; margin-bottom: 0.9em; break-inside: avoid; }
  .columns .card h2 { border-top: 1px solid var(--line); padding-top: 0.3em; }

  .form table, .tally table { table-layout: fixed; }
  .form td, .form tbody th, .tally td, .tally tbody th { border: 1px solid var(--line); padding: 0.2em 0.5em;
    vertical-align: middle; }
  .form thead > tr > *, .tally thead > tr > * { border: 0; padding: 0.2em 0.5em; }
  .form thead > tr > :first-child, .form tbody th, .tally thead > tr > :first-child, .tally tbody th { width: 26%; }
  .form .number { padding: 0.2em 0; text-align: center; overflow-wrap: normal; }
  .form .number:first-child:nth-last-child(2) { width: 2.6em; }
  .form td, .form tbody th { height: 2.4em; }
  .tally td, .tally tbody th { height: 2em; }
  .tally .cards { grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 1.2em 2rem; }
  .tally .card { border: 0; padding: 0; }
  .tally table { margin-bottom: 0.4em; }
  .tally td:last-child:nth-child(2) { height: 3em; }

  .slips .cards { grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); }
  .slips hr { width: 100%; margin: 0.6em 0 0.3em; border-top: 1px dashed var(--soft); }
  .slips hr.page { border: 0; }
  .slips p { margin: 0; }
  .slips table { margin: 0; border-collapse: separate; border-spacing: 0.35em; }
  .slips th, .slips td { padding: 0; border: 0; vertical-align: middle; }
  .slips .number { width: 2em; height: 2em; text-align: center; border: 1px solid var(--ink); border-radius: 50%; }
  .slips .card > p:not(.aside) { height: 2.6em; padding-left: 0.35em; border-bottom: 1px solid var(--line); }
  .slips .aside { padding-left: 0.35em; font-size: 0.75em; }

  @page { margin: 13mm 14mm 14mm; }
  @media print {
    html { font-size: 9.6pt; line-height: 1.34; }
    .part { break-before: page; }
    .part:first-child { break-before: auto; }
    .part + .part { margin-top: 0; }
    p, ul, ol, table, pre, blockquote, figure { margin-bottom: 0.45em; }
    li { margin-bottom: 0.2em; }
    pre { padding: 0.5em 0.8em; }
    .page h2 { margin-top: 0.8em; }
    .tally > p code { white-space: nowrap; }
    .columns > * { max-width: none; }
    .page .cards, .columns { columns: 2; column-gap: 8mm; }
    .form td, .form tbody th { height: 8.4mm; }
    .tally td, .tally tbody th { height: 7.5mm; }
    .tally td:last-child:nth-child(2) { height: 13mm; }
    .tally .cards { grid-template-columns: repeat(auto-fit, minmax(80mm, 1fr)); gap: 5mm 8mm; margin-bottom: 5mm; }
    .slips .cards { grid-template-columns: 1fr 1fr; grid-auto-rows: 46mm; }
    .slips .card { padding: 2mm 4mm; overflow: hidden; }
  }
  """
