/** The whole look of a report: light, readable on a phone, clean on A4. */
export const REPORT_STYLE = `:root {
  color-scheme: light;
  --ink: #17191d;
  --ink-2: #454a54;
  --ink-3: #636975;
  --line: #e4e4df;
  --soft: #f8f8f6;
}
* { box-sizing: border-box; }
body {
  max-width: 48rem;
  margin: 0 auto;
  padding: 2rem 1.25rem 4rem;
  font: 400 0.9375rem/1.55 -apple-system, BlinkMacSystemFont, 'Segoe UI', Inter, Cantarell, Ubuntu, Roboto, 'Noto Sans', 'Liberation Sans', system-ui, sans-serif;
  font-variant-numeric: tabular-nums;
  color: var(--ink);
  background: #fff;
  overflow-wrap: anywhere;
}
h1, h2, h3, h4, h5, h6, p, dl, dd, ul, ol, figure, pre { margin: 0; padding: 0; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; font-weight: 600; letter-spacing: -0.011em; text-wrap: balance; unicode-bidi: plaintext; }
h1 { font-size: 1.875rem; }
h2 { font-size: 1.375rem; }
h3, figcaption h2 { font-size: 1.0625rem; }
h4, h5, h6 { font-size: 1rem; }
p, li, td, th, dd { unicode-bidi: plaintext; }
header { padding-bottom: 1.25rem; border-bottom: 1px solid var(--line); }
header dl { display: grid; gap: 0.25rem; margin-top: 0.875rem; font-size: 0.8125rem; }
header dl > div { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr); gap: 0.75rem; }
dt { color: var(--ink-3); }
header ul { list-style: none; }
small { font-size: inherit; color: var(--ink-3); }
main { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: 1.75rem 1.25rem; padding-block: 1.75rem; }
section { display: grid; grid-template-columns: minmax(0, 1fr); grid-column: span 6; gap: 1rem; align-content: start; }
section.half { grid-column: span 3; }
section.third { grid-column: span 2; }
.text > * + * { margin-top: 0.8em; }
.text > * + :is(h2, h3, h4, h5, h6) { margin-top: 1.3em; }
.text :is(ul, ol) { padding-left: 1.5em; }
.text img { max-width: 100%; height: auto; }
.text blockquote { margin: 0; padding-left: 1rem; border-left: 3px solid var(--line); color: var(--ink-2); }
.text hr { border: 0; border-top: 1px solid var(--line); }
.text .value { font-weight: 600; }
.text .host { color: var(--ink-3); }
.lead { font-size: 1.5rem; font-weight: 600; line-height: 1.25; letter-spacing: -0.016em; text-wrap: balance; }
.second { color: var(--ink-2); }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(13rem, 45%), 1fr)); gap: 1rem 1.25rem; padding-top: 1rem; border-top: 1px solid var(--line); }
.figures dt { font-size: 0.8125rem; }
.figures dd { font-size: 1.375rem; font-weight: 600; line-height: 1.3; }
.figures dd.about { font-size: 0.8125rem; font-weight: 400; color: var(--ink-3); }
figure { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.5rem; }
.scroll { overflow-x: auto; }
.scroll:focus-visible, summary:focus-visible { outline: 2px solid #2450c8; outline-offset: 2px; }
.scroll img { display: block; max-width: 100%; height: auto; }
table { min-width: 100%; border-collapse: collapse; font-size: 0.8125rem; }
th, td { padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
:is(th, td):last-child { padding-right: 0; }
th { font-weight: 500; color: var(--ink-2); vertical-align: bottom; overflow-wrap: normal; }
td { min-width: 9rem; max-width: 24rem; }
.short { min-width: 0; white-space: nowrap; }
.end, [align='right'] { text-align: end; }
[align='center'] { text-align: center; }
.note { font-size: 0.75rem; color: var(--ink-3); }
.problem { padding: 0.75rem 1rem; border-left: 3px solid #b3261e; background: #fdeeec; }
code, pre { font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', monospace; font-size: 0.8125rem; }
pre { padding: 0.75rem; border-radius: 6px; background: var(--soft); white-space: pre-wrap; }
details { font-size: 0.8125rem; }
summary { width: fit-content; color: var(--ink-3); cursor: pointer; }
details p { margin: 0.75rem 0 0.25rem; color: var(--ink-2); }
footer { padding-top: 1rem; border-top: 1px solid var(--line); font-size: 0.75rem; color: var(--ink-3); }
@media (width < 40rem) {
  section.half, section.third { grid-column: span 6; }
  .full .scroll img { max-width: none; width: max(100%, 32rem); }
  .scroll img { width: 100%; }
}
@page { size: A4; margin: 16mm 14mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  h1, h2, h3, h4, h5, h6, .lead, figcaption { break-after: avoid; }
  section:has(> .text) { break-after: avoid; }
  main, section, figure { display: block; }
  main { orphans: 1; widows: 1; }
  section { orphans: 2; widows: 2; }
  section, section > * + *, figure > * + * { margin-top: 1.25em; }
  figure > * + * { margin-top: 0.5em; }
  .half, .third { display: inline-block; width: 49%; vertical-align: top; }
  .third { width: 32%; }
  table { font-size: 7.5pt; }
  td { min-width: 4rem; }
  tr, .figures, .problem, figure:not(:has(table)) { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
  details:not([open]) { display: none; }
}
`;
