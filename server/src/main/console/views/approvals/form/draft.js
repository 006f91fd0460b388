/*
 * What is being typed, and the JSON that it stands for. A draft has the shape of its schema: texts for texts and numbers,
 * so that no digit is lost and half a number stays what it is.
 */

import { choices, inputType, kindOf, variants } from './schema.js';

let keys = 0;

/** What a form begins with. */
export function draftOf(schema, value = schema.default) {
  return MAKERS[kindOf(schema)](schema, value);
}

const text = (schema, value) => value === undefined || value === null ? '' : String(value);

const MAKERS = {
  const: () => null,
  choice: (schema, value) => {
    const index = choices(schema).findIndex(([each]) => same(each, value));
    return index < 0 ? '' : String(index);
  },
  variant: (schema, value) => ({ chosen: 0, drafts: variants(schema).map(([one]) => draftOf(one, value)) }),
  boolean: (schema, value) => value === true,
  string: (schema, value) => inputType(schema) === 'datetime-local' ? localTime(value) : text(schema, value),
  number: text,
  integer: text,
  object: (schema, value) => Object.fromEntries(Object.entries(schema.properties)
    .map(([name, one]) => [name, draftOf(one, value?.[name])])),
  array: (schema, value) => {
    const least = Array.isArray(value) ? value : Array.from({ length: Math.min(schema.minItems ?? 0, 50) });
    return least.map(one => row(schema, one));
  },
  json: (schema, value) => value === undefined ? '' : JSON.stringify(value, null, 2)
};

/** One more element of a list; its key stays when others are taken away. */
export function row(schema, value) {
  return { key: ++keys, draft: draftOf(schema.items, value) };
}

/**
 * The answers; undefined for what was left empty. Throws nothing: a text that is no number goes as it is, and is refused
 * with its place.
 */
export function answersOf(schema, draft, needed = true) {
  return READERS[kindOf(schema)](schema, draft, needed);
}

const READERS = {
  const: schema => schema.const,
  choice: (schema, draft) => draft === '' ? undefined : choices(schema)[Number(draft)][0],
  variant: (schema, draft, needed) => answersOf(variants(schema)[draft.chosen][0], draft.drafts[draft.chosen], needed),
  boolean: (schema, draft) => draft,
  string: (schema, draft) => draft === '' ? undefined : inputType(schema) === 'datetime-local' ? globalTime(draft) : draft,
  number: (schema, draft) => number(draft),
  integer: (schema, draft) => number(draft),
  object: readObject,
  array: (schema, draft, needed) => {
    const rows = draft.map(one => answersOf(schema.items, one.draft)).filter(one => one !== undefined);
    return rows.length || needed ? rows : undefined;
  },
  json: (schema, draft) => {
    if (draft.trim() === '') return undefined;
    try {
      return JSON.parse(draft, exact);
    } catch {
      return draft;
    }
  }
};

/** An object that nobody has to give is there if something of it is. */
function readObject(schema, draft, needed) {
  const required = new Set(schema.required ?? []);
  const found = Object.entries(schema.properties)
    .map(([name, one]) => [name, answersOf(one, draft[name], required.has(name))])
    .filter(([, value]) => value !== undefined);
  const given = found.some(([name]) => said(schema.properties[name], draft[name]));
  return needed || given ? Object.fromEntries(found) : undefined;
}

/** Whether somebody has said something there, besides what stands there by itself. */
function said(schema, draft) {
  const kind = kindOf(schema);
  if (kind === 'const' || kind === 'boolean') return kind === 'boolean' && draft;
  return true;
}

function number(draft) {
  const text = draft.trim();
  if (text === '') return undefined;
  if (!/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return text;
  return JSON.rawJSON ? JSON.rawJSON(text) : Number(text);
}

/** Numbers as they were written, where the browser can. */
function exact(key, value, context) {
  return typeof value === 'number' && JSON.rawJSON && context?.source ? JSON.rawJSON(context.source) : value;
}

function localTime(value) {
  const time = new Date(value ?? '');
  if (Number.isNaN(time.getTime())) return '';
  return new Date(time.getTime() - time.getTimezoneOffset() * 60000).toISOString().slice(0, 19);
}

function globalTime(draft) {
  const time = new Date(draft);
  return Number.isNaN(time.getTime()) ? draft : time.toISOString().replace('.000Z', 'Z');
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
