/** How the document looks: light and dark, on phones and on paper. */
export const STYLE = `
:root { color-scheme: light dark; --ground: #f6f7f6; --surface: #fff; --line: #dbe0dd; --text: #17211d; --text-2: #4b5853; --accent: #1a6652;
  --ok: #17693f; --bad: #b42318; --run: #1457b8; --wait: #8a5a00; --off: #5c6672; }
@media (prefers-color-scheme: dark) { :root { --ground: #101513; --surface: #171d1b; --line: #2c3733; --text: #e8eeeb; --text-2: #b4c0ba; --accent: #6fd1b2;
  --ok: #5fc98c; --bad: #ff9c92; --run: #93c1ff; --wait: #f0c674; --off: #a3aeb9; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 80rem; padding: 1rem; background: var(--ground); color: var(--text); font: 0.875rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.3rem; margin: 0 0 0.25rem; } h2 { font-size: 1.05rem; margin: 0 0 0.6rem; } h3 { font-size: 0.85rem; margin: 0.6rem 0 0.2rem; color: var(--text-2); }
header, section { margin-bottom: 1rem; } section { padding: 1rem; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; }
nav { display: flex; flex-wrap: wrap; gap: 0.9rem; margin-top: 0.5rem; } a { color: var(--accent); }
dl { display: flex; flex-wrap: wrap; gap: 0.2rem 1.4rem; margin: 0.4rem 0; } dl div { display: flex; gap: 0.4rem; } dt { color: var(--text-2); white-space: nowrap; } dd { margin: 0; }
pre, code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.8rem; } pre { white-space: pre-wrap; background: var(--ground); border: 1px solid var(--line); border-radius: 5px; padding: 0.5rem; margin: 0.2rem 0; max-height: 30rem; overflow: auto; }
.status { font-weight: 650; } .is-succeeded { color: var(--ok); } .is-failed, .is-timed-out { color: var(--bad); } .is-running { color: var(--run); } .is-caught, .is-retrying, .is-waiting { color: var(--wait); } .is-aborted, .is-none { color: var(--off); }
.failed { border-color: var(--bad); border-inline-start-width: 4px; } figure { margin: 0; overflow: auto; text-align: center; } figure svg { max-width: 100%; height: auto; }
.tally .chip { fill: var(--surface); stroke: var(--off); } .tally text { fill: var(--text); font-size: 10.5px; font-weight: 600; text-anchor: middle; }
.line { display: grid; grid-template-columns: minmax(7rem, 16rem) 1fr 4.5rem; gap: 0.5rem; align-items: center; border-bottom: 1px solid var(--line); padding: 0.1rem 0; content-visibility: auto; contain-intrinsic-height: 1.6rem; }
.line .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .line svg { width: 100%; height: 0.8rem; display: block; } .took { color: var(--text-2); font-size: 0.75rem; text-align: end; }
.succeeded { fill: var(--ok); } .failed-bar, .timed_out { fill: var(--bad); } .running, .waiting { fill: var(--run); } .caught, .backoff, .retrying { fill: var(--wait); } .aborted, .queued, .around { fill: var(--off); } .waiting, .queued { opacity: 0.45; }
details { border-bottom: 1px solid var(--line); content-visibility: auto; contain-intrinsic-height: 1.8rem; } summary { cursor: pointer; padding: 0.15rem 0; display: grid; grid-template-columns: 3.6rem 6rem minmax(8rem, 16rem) 1fr; gap: 0.5rem; } summary > * { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.number, .took { font-variant-numeric: tabular-nums; } summary .number:first-child { text-align: end; }
footer { color: var(--text-2); font-size: 0.8rem; }
@media (max-width: 40rem) { body { padding: 0.5rem; } section { padding: 0.7rem; } .line { grid-template-columns: 6.5rem 1fr 3.6rem; } summary { grid-template-columns: 2.6rem 4.4rem 1fr; } summary .state { display: none; } }
`;
