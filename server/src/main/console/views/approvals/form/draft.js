/*
 * What is being typed, and the JSON that it stands for. A draft has the shape of its schema: texts for texts and numbers,
 * so that no digit is lost and half a number stays what it is.
 */

import { choices, inputType, kindOf, resolve, variants } from './schema.js';

let keys = 0;

/** What a form begins with. */
export function draftOf(schema, root, value = resolve(schema, root).default) {
  const found = resolve(schema, root);
  return MAKERS[kindOf(found)](found, root, value);
}

const text = (schema, root, value) => value === undefined || value === null ? '' : String(value);

const MAKERS = {
  const: () => null,
  choice: (schema, root, value) => {
    const index = choices(schema).findIndex(([each]) => same(each, value));
    return index < 0 ? '' : String(index);
  },
  variant: (schema, root, value) => ({ chosen: 0, drafts: variants(schema).map(([one]) => draftOf(one, root, value)) }),
  boolean: (schema, root, value) => value === true,
  string: (schema, root, value) => inputType(schema) === 'datetime-local' ? localTime(value) : text(schema, root, value),
  number: text,
  integer: text,
  object: (schema, root, value) => Object.fromEntries(Object.entries(schema.properties)
    .map(([name, one]) => [name, draftOf(one, root, value?.[name] ?? resolve(one, root).default)])),
  array: (schema, root, value) => {
    const least = Array.isArray(value) ? value : Array.from({ length: Math.min(schema.minItems ?? 0, 50) });
    return least.map(one => row(schema, root, one));
  },
  json: (schema, root, value) => value === undefined ? '' : JSON.stringify(value, null, 2)
};

/** One more element of a list; its key stays when others are taken away. */
export function row(schema, root, value) {
  return { key: ++keys, draft: draftOf(schema.items, root, value) };
}

/**
 * The answers; undefined for what was left empty. Throws nothing: a text that is no number goes as it is, and is refused
 * with its place.
 */
export function answersOf(schema, root, draft, needed = true) {
  const found = resolve(schema, root);
  return READERS[kindOf(found)](found, root, draft, needed);
}

const READERS = {
  const: schema => schema.const,
  choice: (schema, root, draft) => draft === '' ? undefined : choices(schema)[Number(draft)][0],
  variant: (schema, root, draft, needed) => answersOf(variants(schema)[draft.chosen][0], root, draft.drafts[draft.chosen], needed),
  boolean: (schema, root, draft) => draft,
  string: (schema, root, draft) => draft === '' ? undefined : inputType(schema) === 'datetime-local' ? globalTime(draft) : draft,
  number: (schema, root, draft) => number(draft),
  integer: (schema, root, draft) => number(draft),
  object: readObject,
  array: (schema, root, draft, needed) => {
    const rows = draft.map(one => answersOf(schema.items, root, one.draft)).filter(one => one !== undefined);
    return rows.length || needed ? rows : undefined;
  },
  json: (schema, root, draft) => {
    if (draft.trim() === '') return undefined;
    try {
      return JSON.parse(draft, exact);
    } catch {
      return draft;
    }
  }
};

/** An object that nobody has to give is there if something of it is. */
function readObject(schema, root, draft, needed) {
  const required = new Set(schema.required ?? []);
  const found = Object.entries(schema.properties)
    .map(([name, one]) => [name, answersOf(one, root, draft[name], required.has(name))])
    .filter(([, value]) => value !== undefined);
  const given = found.some(([name]) => said(resolve(schema.properties[name], root), draft[name]));
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
