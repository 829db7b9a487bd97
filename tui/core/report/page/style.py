"""How the page looks: readable on a screen, on paper, large, and in the dark."""

STYLE = """
:root { color-scheme: light dark; --ink: #1f2328; --paper: #ffffff; --quiet: #57606a;
  --line: #d0d7de; --mark: #0969da; --soft: #f6f8fa; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --quiet: #9da7b3;
  --line: #3d444d; --mark: #58a6ff; --soft: #161b22; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 1rem; color: var(--ink);
  background: var(--paper); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0.5rem 0; } h2 { font-size: 1.25rem; margin: 2rem 0 0.5rem; }
header p, footer p { color: var(--quiet); margin: 0; }
a { color: var(--mark); }
a:focus, .scroll:focus, figure:focus, summary:focus { outline: 3px solid var(--mark); }
.skip { position: absolute; left: -100rem; } .skip:focus { left: 1rem; background: var(--paper); }
nav h2 { margin-top: 1rem; } nav ul { columns: 18rem; padding-left: 1.2rem; margin: 0; }
footer { margin-top: 2rem; }
section { border-top: 1px solid var(--line); margin-top: 1.5rem; }
figure { margin: 0.5rem 0; overflow-x: auto; } .scroll { overflow-x: auto; max-height: 80vh; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
caption { text-align: left; color: var(--quiet); padding: 0.25rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.6rem;
  border-bottom: 1px solid var(--line); font-weight: normal; }
thead th { background: var(--soft); font-weight: 600; } .number { text-align: right;
  font-variant-numeric: tabular-nums; white-space: nowrap; }
svg.chart { width: 100%; min-width: 40rem; max-width: 45rem; height: auto;
  font: 12px system-ui, sans-serif; }
svg.chart text { fill: var(--ink); } svg.chart .name { text-anchor: end; }
svg.chart .tick { text-anchor: middle; fill: var(--quiet); }
svg.chart .bar, svg.chart .dot { fill: var(--mark); }
svg.chart .grid { stroke: var(--line); } svg.chart .reach { stroke: var(--mark); stroke-width: 2; }
svg.chart .course { fill: none; stroke: var(--mark); stroke-width: 2; }
@media print { body { max-width: none; } svg.chart { min-width: 0; }
  .scroll { max-height: none; overflow: visible; }
  nav, .skip { display: none; } details > *:not(summary) { display: block; } }
"""
