"""The rules of the stylesheet: how each element looks on a screen, beside the sources on a wide one, and on paper."""

SCREEN = """\
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; background: var(--ground); }
body {
  max-width: 38rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem;
  color: var(--text); font-family: var(--family); font-size: var(--body); line-height: var(--leading);
  overflow-wrap: anywhere; font-kerning: normal; font-variant-numeric: lining-nums; hyphens: manual;
}
:lang(ko) { word-break: keep-all; }
header { margin-bottom: calc(6 * var(--step)); border-bottom: 2px solid var(--accent); }
h1, h2, h3, h4, h5, h6 {
  margin: 1.6em 0 0.4em; line-height: 1.3; text-wrap: balance; font-size: var(--heading); overflow-wrap: break-word;
}
h1 { margin: 0 0 0.6em; line-height: 1.2; font-size: var(--title); }
h2, h3 { color: var(--accent); }
h3, h4, h5, h6 { font-size: 1em; }
p, li, figcaption { text-wrap: pretty; }
p, ul, ol { margin: calc(2 * var(--step)) 0; }
table, pre, blockquote, figure, nav, .callout, .wide { margin: calc(4 * var(--step)) 0; }
h2 + table, h2 + .wide, h3 + table, h3 + .wide, h2 + .callout, h3 + .callout { margin-top: 0; }
ul, ol { padding-inline-start: 1.5em; }
li ol, li li li ol { list-style-type: lower-alpha; }
li li ol { list-style-type: decimal; }
li { margin: var(--step) 0; }
li::marker { color: var(--muted); font-variant-numeric: tabular-nums; }
li > p { margin: var(--step) 0; }
a { color: var(--accent); text-decoration-thickness: 0.06em; text-underline-offset: 0.15em; }
code, pre { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; font-size: 0.9em; }
pre { padding: calc(3 * var(--step)); background: var(--tint); white-space: pre-wrap; }
blockquote {
  margin-inline: 0; padding-inline-start: calc(4 * var(--step)); border-inline-start: 1px solid var(--rule);
}
hr { margin: calc(6 * var(--step)) 0; border: 0; border-top: 1px solid var(--rule); }
.cite { margin-inline-start: 0.08em; line-height: 0; font-size: 0.72em; white-space: nowrap; }
.cite a { padding: 0.35em 0.1em; text-decoration: none; font-weight: 600; }
.cite a:hover, .cite a:focus-visible, .back a:hover, nav a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 1px; }
:target { background: var(--tint); box-shadow: 0 0 0 4px var(--tint); scroll-margin-top: 2rem; }
[class^="marking-"] { text-align: var(--marking-align); line-height: 1.5; }
[class^="marking-"] span {
  display: inline-block; padding: 0 0.35em; background: var(--marking-ground); color: var(--marking-color);
  font-size: var(--marking-size); font-weight: 700;
  forced-color-adjust: none; print-color-adjust: exact; -webkit-print-color-adjust: exact;
}
.marking-top { float: var(--marking-float); margin-left: 2rem; margin-bottom: calc(4 * var(--step)); }
.marking-bottom { margin-top: calc(8 * var(--step)); }
.callout > :first-child { margin-top: 0; }
.callout > :last-child { margin-bottom: 0; }
.bottom-line {
  padding: calc(4 * var(--step)) calc(5 * var(--step)); border-inline-start: 4px solid var(--accent);
  background: var(--tint); font-size: var(--lead); line-height: var(--lead-leading);
}
.warning { padding: calc(3 * var(--step)) calc(4 * var(--step)); border: 2px solid var(--text); font-weight: 600; }
.note, .kicker, .callout.marking {
  color: var(--muted); font-size: var(--small); line-height: var(--small-leading);
}
.kicker { margin-bottom: calc(2 * var(--step)); }
header > :first-child { margin-top: 0; }
.callout.marking { margin-bottom: calc(4 * var(--step)); }
.callout.marking p { margin: 0; }
table { width: 100%; border-collapse: collapse; font-size: 0.94em; line-height: 1.4; }
th, td {
  padding-block: calc(2 * var(--step)); padding-inline: 0 calc(4 * var(--step));
  border-bottom: 1px solid var(--rule); text-align: start; vertical-align: top;
  overflow-wrap: break-word;
}
th:last-child, td:last-child { padding-inline-end: 0; }
th { color: var(--muted); font-size: var(--small); font-weight: 600; letter-spacing: 0.02em; vertical-align: bottom; }
thead th, thead td { border-bottom-color: var(--muted); }
.center { text-align: center; }
.right { text-align: end; font-variant-numeric: lining-nums tabular-nums; }
.wide { overflow-x: auto; }
.wide table { margin: 0; }
.shift { --gap: 2.5rem; overflow-x: clip; }
.poles {
  width: calc(100% + 2 * var(--gap)); margin-inline: calc(-1 * var(--gap)); table-layout: fixed;
  border-collapse: separate; border-spacing: var(--gap) 0; font-size: 1em;
}
.poles th, .poles td, .poles th:last-child, .poles td:last-child {
  position: relative; padding: calc(3 * var(--step)) calc(4 * var(--step)); border: 0 solid var(--accent);
  border-inline-start-width: 3px; background: var(--tint);
}
.poles th:first-child, .poles td:first-child { border-color: var(--muted); }
.poles th { padding-bottom: 0 !important; }
.poles td { padding-top: var(--step) !important; }
.poles td:first-child::after {
  content: "→"; content: "→" / ""; position: absolute; top: calc(50% - 1em); inset-inline-start: 100%;
  width: var(--gap); color: var(--accent); font-size: 1em; font-weight: 700; line-height: 1; text-align: center;
}
[dir="rtl"] .poles td:first-child::after { content: "←"; content: "←" / ""; }
figure { margin-inline: 0; }
figure svg { display: block; max-width: 100%; height: auto; direction: ltr; font-family: var(--family); }
figcaption { margin-top: calc(2 * var(--step)); font-size: var(--small); line-height: var(--small-leading); }
figcaption, .facts { color: var(--muted); }
.facts, .wide:has(> .facts) { margin-top: calc(2 * var(--step)); }
.facts { font-size: var(--small); }
.facts th, .facts td { padding-block: var(--step); }
nav ul { padding: 0; list-style: none; }
nav a { text-decoration: none; }
nav .level-3 { padding-inline-start: 1.5em; font-size: var(--small); }
.sources { color: var(--muted); font-size: var(--small); line-height: var(--small-leading); }
.sources em, .sources strong { color: var(--text); }
.back { counter-reset: back; margin-inline-start: 0.3em; }
.back a { padding: 0.2em; text-decoration: none; }
.back a::before { counter-increment: back; content: "↑"; }
.back a + a { position: absolute; clip-path: inset(50%); }
:is(:target, :focus-within) > .back a { position: static; clip-path: none; }
:is(:target, :focus-within) > .back a:not(:only-child)::before { content: counter(back, lower-alpha); }
:is(:target, :focus-within) > .back::before { content: "↑ "; }
@media (max-width: 30rem) {
  body { padding: 1.5rem 1rem 3rem; }
  h1 { font-size: calc(0.84 * var(--title)); }
  .bottom-line { padding: calc(3 * var(--step)) calc(4 * var(--step)); }
  th, td { padding-inline-end: calc(3 * var(--step)); }
  .on-phone { display: block; }
  .on-screen { display: none; }
  .poles { display: grid; grid-template-columns: 100%; width: 100%; margin-inline: 0; }
  .poles thead, .poles tbody, .poles tr { display: contents; }
  .poles td:first-child { order: 1; margin-bottom: var(--gap); }
  .poles th:last-child { order: 2; }
  .poles td:last-child { order: 3; }
  .poles td:first-child::after, [dir="rtl"] .poles td:first-child::after {
    content: "↓"; content: "↓" / ""; inset: 100% 0 auto; width: auto; line-height: var(--gap);
  }
}
"""

SIDE = """\
  .with-side { max-width: 58rem; padding-inline-end: 21.25rem; }
  .side {
    position: fixed; top: 2.5rem; inset-inline-start: calc(50% + 10.25rem); width: 17.5rem;
    max-height: calc(100vh - 5rem); overflow-y: auto; padding: 0.25rem 0.5rem; padding-inline-start: 1.25rem;
    border-inline-start: 1px solid var(--rule);
  }
  .side > :first-child { margin-top: 0; }
"""
"""The sources stay in sight beside the words that cite them; what is fixed moves no words when a mark leads to it."""

PAPER = """\
  body { max-width: none; margin: 0; padding: 0; orphans: 2; widows: 2; }
  html, pre, .bottom-line, .poles, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
  .cite a { color: var(--accent); font-weight: 400; }
  header { margin-bottom: calc(3 * var(--step)); border-bottom-width: 1.5pt; }
  h1 { margin-bottom: calc(2 * var(--step)); }
  h2, h3, h4, h5, h6 { margin: calc(3 * var(--step)) 0 var(--step); }
  p, ul, ol, li { margin: var(--step) 0; }
  table, pre, blockquote, figure, nav, .callout, .wide { margin: calc(2 * var(--step)) 0; }
  table { font-size: 1em; line-height: var(--leading); }
  th, td { padding-block: var(--step); }
  .kicker { margin-bottom: var(--step); }
  .callout.marking { margin-bottom: calc(2 * var(--step)); }
  .poles th, .poles td, .poles th:last-child, .poles td:last-child {
    padding: calc(2 * var(--step)) calc(3 * var(--step));
  }
  .bottom-line { padding: calc(2 * var(--step)) calc(3 * var(--step)); }
  h1, h2, h3, h4, h5, h6, figcaption { break-after: avoid; }
  tr, li, figure, .facts, .callout { break-inside: avoid; }
  figure { break-after: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; }
  .back, .on-screen, .on-phone { display: none; }
  .on-paper { display: block; }
"""

MARKED_PAPER = """\
  body { -webkit-box-decoration-break: clone; box-decoration-break: clone; }
  .marking-top, .marking-bottom { position: fixed; inset-inline: 0; margin: 0; }
  .marking-top { top: 0; }
  .marking-bottom { bottom: 0; }
"""
"""The marking on every page, and on every page the room for it."""
