import { absolute, duration } from '../../../lib/time.js';
import { pretty } from '../../../lib/json.js';
import { culprit } from '../fold/at.js';
import { detailsOf } from '../fold/kinds.js';
import { looks } from '../words.js';
import { markup, trusted } from './markup.js';
import { STYLE } from './style.js';
import { timeline } from './timeline.js';

const POLICY = 'default-src \'none\'; style-src \'unsafe-inline\'';

/** One document that holds an execution: graph, timeline, data and events. It runs no script and asks for nothing. */
export function exported({ description, history, graph, now }) {
  const { executionArn, name, status } = description;
  const { look, word } = looks(status);
  return String(markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>${name} · ${word}</title>
<style>${trusted(STYLE + graph.style)}</style></head><body>
<header><h1>${name} <span class="status ${look}">${word}</span></h1>${facts(description, history)}
<nav aria-label="Parts"><a href="#graph">Graph</a><a href="#timeline">Timeline</a><a href="#data">Data</a><a href="#events">Events</a></nav></header>
<main>${failure(description, history)}
<section id="graph"><h2>Graph</h2><figure>${graph.svg || 'There is no drawing of it.'}</figure></section>
<section id="timeline"><h2>Timeline</h2>${timeline(history.fold)}</section>
<section id="data"><h2>Data</h2><h3>Input</h3>${json(description.input)}<h3>Output</h3>${json(description.output)}</section>
<section id="events"><h2>Events</h2>${events(history)}</section></main>
<footer>${executionArn}, as it stood at ${absolute(now)}. Made by Pawl.</footer></body></html>`);
}

function facts(description, { fold }) {
  const { startDate, stopDate, executionArn, stateMachineArn, redriveCount } = description;
  const told = [['Machine', stateMachineArn], ['Started', absolute(startDate)], ['Ended', stopDate && absolute(stopDate)],
    ['Took', duration(fold.times[fold.upTo] - fold.times[1])], ['Events', fold.upTo], ['Redriven', redriveCount > 0 && `${redriveCount}×`], ['ARN', executionArn]];
  return markup`<dl>${told.filter(([, value]) => value).map(([what, value]) => markup`<div><dt>${what}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function failure({ error, cause }, { fold }) {
  if (!error && !cause) return '';
  const visit = culprit(fold);
  return markup`<section class="failed"><h2>${visit ? `State ${visit.name} failed` : 'It did not succeed'}</h2><p><code>${error}</code></p>${cause && markup`<pre>${pretty(cause)}</pre>`}</section>`;
}

function json(text) {
  return text === undefined ? markup`<p>None.</p>` : markup`<pre>${pretty(text)}</pre>`;
}

function events({ events: all, fold }) {
  return all.slice(1, fold.upTo + 1).map(event => markup`<details><summary><span class="number">${event.id}</span><span class="number">+${duration(fold.times[event.id] - fold.times[1])}</span><span>${event.type}</span><span class="state">${fold.visitOf[event.id]?.name}</span></summary>
<pre>${body(event)}</pre></details>`);
}

/** Details as they are, with texts that are JSON laid out. */
function body(event) {
  const lines = [absolute(event.timestamp), `follows event ${event.previousEventId}`];
  for (const [name, value] of Object.entries(detailsOf(event))) {
    if (typeof value !== 'object') lines.push(`${name}: ${pretty(String(value))}`);
    else if (name === 'assignedVariables') lines.push(...Object.entries(value).map(([variable, text]) => `$${variable}: ${pretty(text)}`));
  }
  return lines.join('\n');
}
