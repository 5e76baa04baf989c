/// Readable from a phone to a sheet of paper, in light and dark, with the reader's own fonts.
let styleSheet = """
  :root { color-scheme: light dark; --ink: #1c1b19; --paper: #fdfcfa; --soft: #5c5850; --line: #d5d0c6;
    --wash: #f2efe9; --accent: #8a3b12; }
  @media screen and (prefers-color-scheme: dark) {
    :root { --ink: #e8e4dc; --paper: #191816; --soft: #a9a396; --line: #45413a; --wash: #24221f;
      --accent: #f0a06f; }
  }
  * { box-sizing: border-box; }
  html { font: 100%/1.55 Charter, Georgia, "Liberation Serif", "Times New Roman", serif; }
  body { margin: 0; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
  main { max-width: 42rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
  h1, h2, h3, h4, h5, h6 { font-family: system-ui, "Segoe UI", "Liberation Sans", Arial, sans-serif;
    line-height: 1.25; margin: 2em 0 0.5em; }
  h1 { font-size: 1.8rem; margin-top: 0; }
  h2 { font-size: 1.3rem; padding-bottom: 0.2em; border-bottom: 1px solid var(--line); }
  h3 { font-size: 1.1rem; }
  h4, h5, h6 { font-size: 1rem; }
  p, ul, ol, table, pre, blockquote, figure { margin: 0 0 1em; }
  li { margin-bottom: 0.3em; }
  blockquote { padding-left: 1em; border-left: 3px solid var(--line); }
  code, pre { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: 0.88em; }
  pre { padding: 0.8em 1em; background: var(--wash); white-space: pre-wrap; }
  hr { width: 6rem; margin: 2em auto; border: 0; border-top: 1px solid var(--line); }
  .speech { padding-left: 1.5em; text-indent: -1.5em; }
  .speaker { color: var(--accent); }
  .aside { color: var(--soft); font-size: 0.92em; }
  .options { padding-left: 0; list-style: none; }
  .cards { display: grid; grid-template-columns: 1fr 1fr; }
  .card { padding: 0.8em 1em; border: 1px dashed var(--soft); }
  .unavailable { color: var(--soft); }
  table { width: 100%; border-collapse: collapse; font-size: 0.94em; overflow-wrap: break-word; }
  th, td { padding: 0.4em 0.8em 0.4em 0; text-align: left; vertical-align: top;
    border-bottom: 1px solid var(--line); }
  tbody th { font-weight: inherit; }
  .number { text-align: right; font-variant-numeric: tabular-nums; }
  figcaption { font-size: 0.94em; }
  svg { display: block; overflow: visible; }
  .range { fill: var(--line); }
  .value { fill: var(--accent); }
  .plot svg { max-width: 24rem; }
  .plot text { font: 13px system-ui, "Liberation Sans", Arial, sans-serif; fill: var(--soft); }
  .plot circle { fill-opacity: 0.75; }
  .pan { overflow-x: auto; margin-bottom: 1em; }
  .pan table { margin: 0; }
  .pan tbody th[scope], .pan .number { white-space: nowrap; }
  .pan td:not(.number) { min-width: 10em; }
  .group { padding-top: 1.1em; color: var(--soft); }
  summary { cursor: pointer; margin-bottom: 0.6em; color: var(--accent); }
  .axis { fill: none; stroke: var(--soft); }
  .par { stroke: var(--ink); stroke-width: 2; }
  @page { margin: 20mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); } }
  @media print {
    :root { --ink: #000; --paper: #fff; --soft: #444; --line: #999; --wash: #fff; --accent: #000; }
    html { font-size: 10.5pt; line-height: 1.4; }
    main { max-width: none; padding: 0; }
    pre { border: 1px solid var(--line); }
    h1, h2, h3, h4, h5, h6 { break-after: avoid; }
    h3 + p { break-after: avoid; }
    tr, li, figure, pre, blockquote { break-inside: avoid; }
    .card { break-inside: avoid; }
    .pan { overflow: visible; break-inside: avoid; }
    hr.page { visibility: hidden; margin: 0; break-after: page; }
    thead { display: table-header-group; }
    p, li { orphans: 3; widows: 3; }
  }
  """
