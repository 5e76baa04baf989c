/// What only a page with a drawing needs. Words keep 4.5 to 1 against what they stand on, in light and dark.
let drawingStyle = """
  .drawing { --deploy: #a84300; --fix: #005a8c; --refuse: #7b3294; --plain: #424a53; --chance: #5c5100;
    --fill: #fff; --argument: #e7eef7; --draw: #fbf3cf; --passage: #f2f3f4; --good: #d9efe4; --mixed: #eee6f2;
    --bad: #fbdccb; --end: #e6e6e6; --edge: #57606a; }
  @media screen and (prefers-color-scheme: dark) {
    .drawing { --deploy: #f5a06a; --fix: #7cc0ee; --refuse: #d3a0e0; --plain: #c0c6cd; --chance: #d8c766;
      --fill: #26282b; --argument: #22344a; --draw: #453d18; --passage: #303338; --good: #1d4433; --mixed: #40314a;
      --bad: #57301f; --end: #3c3c3c; --edge: #8f979f; }
  }
  .drawing { margin: 0 calc(50% - min(50vw - 1.25rem, 45rem)) 1em; }
  .drawing details { max-width: 40rem; margin: 0.6em auto 0; }
  .drawing .pan { overflow: auto; scroll-snap-type: x mandatory; }
  .sheet { position: relative; margin: 0 auto; }
  .begin { position: absolute; top: 0; width: 1px; height: 1px; animation: begin 1s;
    scroll-initial-target: nearest; }
  @keyframes begin { from, 99% { scroll-snap-align: center; } to { scroll-snap-align: none; } }
  .drawing text { font-family: Helvetica, Arial, "Liberation Sans", sans-serif; text-anchor: middle;
    fill: var(--ink); }
  .drawing .name { font-size: 12px; }
  .drawing .note, .drawing .label { font-size: 10px; }
  .scene rect, .scene polygon { fill: var(--fill); stroke: var(--edge); }
  .scene.unreached rect, .scene.unreached polygon { stroke-dasharray: 4 3; }
  .scene.argument rect { fill: var(--argument); }
  .scene.draw polygon { fill: var(--draw); }
  .scene.passage rect { fill: var(--passage); }
  .scene.good rect { fill: var(--good); }
  .scene.mixed polygon { fill: var(--mixed); }
  .scene.bad polygon { fill: var(--bad); }
  .scene.ending rect { fill: var(--end); }
  .way { fill: none; stroke-width: 1.3; }
  .way.fix { stroke-dasharray: 6 3; }
  .way.chance { stroke-dasharray: 1.5 3; }
  .head { fill: var(--paper); stroke-width: 1.3; overflow: visible; }
  .way.deploy, .head.deploy { stroke: var(--deploy); }
  .way.fix, .head.fix { stroke: var(--fix); }
  .way.refuse, .head.refuse { stroke: var(--refuse); }
  .way.chance, .head.chance { stroke: var(--chance); }
  .way.plain, .head.plain, .way.onward, .head.onward { stroke: var(--plain); }
  .head.deploy .full { fill: var(--deploy); }
  .head.plain .full { fill: var(--plain); }
  .drawing text.deploy { fill: var(--deploy); }
  .drawing text.fix { fill: var(--fix); }
  .drawing text.refuse { fill: var(--refuse); }
  .drawing text.chance { fill: var(--chance); }
  .drawing text.plain, .drawing text.onward { fill: var(--plain); }
  @media print {
    .drawing { margin: 0 0 1em; break-before: page; }
    .drawing .pan { overflow: visible; }
    .sheet { width: auto !important; }
    .drawing svg { max-width: 100%; height: auto; max-height: 225mm; margin: 0 auto; }
    .drawing, .drawing pre { break-inside: auto; }
    .drawing details::details-content { content-visibility: visible; display: block; }
  }
  """
