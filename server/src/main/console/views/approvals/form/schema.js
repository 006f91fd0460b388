/*
 * What a JSON Schema means for a form. Schemas come from workflows: whatever cannot be drawn is typed as JSON, and the
 * server judges all answers.
 */

const DEEPEST = 8;
const MOST = 2000;
const FORMATS = { date: 'date', 'date-time': 'datetime-local', email: 'email', 'idn-email': 'email', uri: 'url', url: 'url', password: 'password' };
const LONG_TEXT = 200;
const FEW = 5;

/**
 * A schema without references: each stands there in full, and one that refers to itself is left without a type at that
 * place, so that it is typed as JSON.
 */
export function expand(form) {
  const made = { count: 0 };
  const walk = (schema, seen, level) => {
    const met = new Set(seen);
    const [found, endless] = follow(schema, form, met);
    if (endless || level > DEEPEST || ++made.count > MOST) return labels(found);
    return inner(found, one => walk(one, met, level + 1));
  };
  return walk(form, new Set(['#']), 0);
}

/** What a schema means with all that it refers to, and whether that goes round in circles. */
function follow(schema, root, met) {
  let now = schema;
  let found = {};
  while (now && typeof now === 'object') {
    const { $ref, allOf, ...rest } = now;
    found = { ...rest, ...found };
    if (typeof $ref === 'string') {
      if (!/^#(\/|$)/.test($ref) || met.has($ref)) return [found, true];
      met.add($ref);
      now = at(root, $ref);
    } else if (Array.isArray(allOf) && allOf.length === 1) now = allOf[0];
    else return [found, false];
  }
  return [found, true];
}

function at(root, reference) {
  let now = root;
  for (const piece of reference.split('/').slice(1)) {
    now = now?.[decodeURIComponent(piece).replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return now;
}

function labels({ title, description, default: value }) {
  return value === undefined ? { title, description } : { title, description, default: value };
}

function inner(schema, walk) {
  const out = { ...schema };
  if (isObject(schema.properties)) out.properties = Object.fromEntries(Object.entries(schema.properties).map(([name, one]) => [name, walk(one)]));
  if (isObject(schema.items)) out.items = walk(schema.items);
  if (Array.isArray(schema.oneOf)) out.oneOf = schema.oneOf.map(walk);
  if (Array.isArray(schema.anyOf)) out.anyOf = schema.anyOf.map(walk);
  return out;
}

function isObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** How a schema is drawn. */
export function kindOf(schema) {
  if ('const' in schema) return 'const';
  if (choices(schema)) return 'choice';
  if (variants(schema)) return 'variant';
  const type = typeOf(schema);
  if (type === 'object') return schema.properties ? 'object' : 'json';
  if (type === 'array') return arrayKind(schema);
  return ['string', 'number', 'integer', 'boolean'].includes(type) ? type : 'json';
}

/** The type; where null is allowed, too, the other one. */
function typeOf(schema) {
  const types = [schema.type].flat().filter(type => type && type !== 'null');
  if (types.length === 1) return types[0];
  if (types.length === 0 && schema.properties) return 'object';
  return types.length === 0 && schema.items ? 'array' : undefined;
}

function arrayKind(schema) {
  if (!isObject(schema.items) || schema.prefixItems) return 'json';
  return 'array';
}

/** What can be chosen, as [value, title] pairs; null if it is no choice. */
export function choices(schema) {
  if (Array.isArray(schema.enum)) return schema.enum.map((value, index) => [value, schema['x-titles']?.[index] ?? told(value)]);
  const all = schema.oneOf ?? schema.anyOf;
  if (!Array.isArray(all) || !all.length || !all.every(one => one && 'const' in one)) return null;
  return all.map(one => [one.const, one.title ?? told(one.const), one.description]);
}

/** Shapes of which one is to be chosen, as [schema, title] pairs; null if there are none. */
export function variants(schema) {
  const all = schema.oneOf ?? schema.anyOf;
  if (!Array.isArray(all) || all.length < 2 || !all.every(one => one && typeof one === 'object')) return null;
  const { oneOf, anyOf, title, description, ...common } = schema;
  return all.map((one, index) => [merged(common, one), one.title ?? `Choice ${index + 1}`]);
}

function merged(common, one) {
  if (!common.properties && !one.properties) return { ...common, ...one };
  return {
    type: 'object', ...common, ...one, properties: { ...common.properties, ...one.properties },
    required: [...common.required ?? [], ...one.required ?? []]
  };
}

/** A value as people read it. */
export function told(value) {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Whether all choices are shown at once. */
export function isShort(schema) {
  return choices(schema).length <= FEW;
}

export function isLong(schema) {
  return schema.maxLength > LONG_TEXT || ['multiline', 'textarea', 'markdown'].includes(schema.format) || schema.contentMediaType?.startsWith?.('text/');
}

export function inputType(schema) {
  return FORMATS[schema.format] ?? 'text';
}

/** Browsers try patterns without counting how often. Those that could take long are left to the server, which counts. */
function isQuick(pattern) {
  const endless = pattern.match(/[*+]|,\d*\}/g) ?? [];
  const optional = pattern.match(/\?/g) ?? [];
  return !/[()]|\\[1-9k]/.test(pattern) && endless.length <= 1 && optional.length <= 5;
}

/** What browsers check by themselves. */
export function constraints(schema) {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, minLength, maxLength, pattern } = schema;
  const whole = typeOf(schema) === 'integer';
  return {
    min: minimum ?? (whole && typeof exclusiveMinimum === 'number' ? exclusiveMinimum + 1 : exclusiveMinimum),
    max: maximum ?? (whole && typeof exclusiveMaximum === 'number' ? exclusiveMaximum - 1 : exclusiveMaximum),
    step: multipleOf ?? (whole ? 1 : 'any'), minlength: minLength, maxlength: maxLength,
    pattern: pattern && isQuick(pattern) ? `[\\s\\S]*(?:${pattern})[\\s\\S]*` : undefined
  };
}

/** What a value has to be, in words, for those who would otherwise find out by trying. */
export function bounds(schema) {
  const { min, max } = constraints(schema);
  const words = [];
  if (min !== undefined && max !== undefined) words.push(`${min} to ${max}`);
  else if (min !== undefined) words.push(`at least ${min}`);
  else if (max !== undefined) words.push(`at most ${max}`);
  if (schema.multipleOf) words.push(`in steps of ${schema.multipleOf}`);
  if (schema.minLength > 1) words.push(`at least ${schema.minLength} characters`);
  return words.join(', ');
}

/** A place in the answers: JSON Pointer. */
export function below(pointer, name) {
  return `${pointer}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
