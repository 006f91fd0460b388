/*
 * Expressions in words. What has no plain words gets none: the expression and its next times say it.
 */

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const ORDER = ['', 'first', 'second', 'third', 'fourth', 'fifth'];
const ANY = new Set(['*', '?']);
const MOST_TIMES = 6;
const STEP = /^(?:\*|0)\/(\d+)$/;

/** "at 02:00, Monday to Friday"; an empty text if it has no plain words. */
export function inWords(expression) {
  const text = expression.trim();
  const rate = /^rate\((\d+)\s+(minute|hour|day)s?\)$/.exec(text);
  if (rate) return rate[1] === '1' ? `every ${rate[2]}` : `every ${rate[1]} ${rate[2]}s`;
  const once = /^at\((\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)\)$/.exec(text);
  if (once) return `once, on ${once[1]} at ${once[2]}`;
  const cron = /^cron\((.*)\)$/.exec(text);
  const fields = (cron ? cron[1] : text).trim().split(/\s+/);
  if (fields.length !== (cron ? 6 : 5)) return '';
  return cronWords(fields, cron ? 1 : 0);
}

/** `first` is the number of Sunday: 1 in EventBridge, 0 in Unix cron. */
function cronWords([minute, hour, day, month, weekday, year = '*'], first) {
  const parts = [timeWords(minute, hour), dayWords(day, weekday, first), monthWords(month), yearWords(year)];
  if (parts.includes(null)) return '';
  return parts.filter(Boolean).join(', ');
}

function timeWords(minute, hour) {
  return listedTimes(minute, hour) ?? everyMinutes(minute, hour) ?? everyHours(minute, hour);
}

function listedTimes(minute, hour) {
  const minutes = numbers(minute, 59);
  const hours = numbers(hour, 23);
  if (!minutes || !hours || minutes.length * hours.length > MOST_TIMES) return null;
  return 'at ' + and(hours.flatMap(h => minutes.map(m => `${two(h)}:${two(m)}`)));
}

function everyMinutes(minute, hour) {
  const within = hoursWithin(hour);
  const step = minute === '*' ? '1' : STEP.exec(minute)?.[1];
  if (within === null || !step) return null;
  return step === '1' ? `every minute${within}` : `every ${step} minutes${within}`;
}

function everyHours(minute, hour) {
  const minutes = numbers(minute, 59);
  if (!minutes || minutes.length > MOST_TIMES) return null;
  const at = minutes.join() === '0' ? 'on the hour' : `at minute ${and(minutes)}`;
  const step = STEP.exec(hour)?.[1];
  if (step) return `every ${step} hours ${at}`;
  const within = hoursWithin(hour);
  return within === null ? null : `every hour${within} ${at}`;
}

function hoursWithin(hour) {
  if (hour === '*') return '';
  const span = /^(\d+)-(\d+)$/.exec(hour);
  if (span) return ` from ${two(span[1])}:00 to ${two(span[2])}:59`;
  const all = numbers(hour, 23);
  return all && all.length === 1 ? ` from ${two(all[0])}:00 to ${two(all[0])}:59` : null;
}

function dayWords(day, weekday, first) {
  const inMonth = ANY.has(day) ? '' : monthDayWords(day);
  const inWeek = ANY.has(weekday) ? '' : weekdayWords(weekday, first);
  if (inMonth === null || inWeek === null) return null;
  return [inMonth, inWeek].filter(Boolean).join(' or ') || 'every day';
}

function monthDayWords(day) {
  if (day === 'L') return 'on the last day of the month';
  if (day === 'LW') return 'on the last weekday of the month';
  const before = /^L-(\d+)$/.exec(day);
  if (before) return `${before[1]} days before the last day of the month`;
  const near = /^(\d+)W$/.exec(day);
  if (near) return `on the weekday nearest to day ${near[1]}`;
  const step = /^(?:\*|1)\/(\d+)$/.exec(day);
  if (step) return `every ${step[1]} days of the month`;
  const span = /^(\d+)-(\d+)$/.exec(day);
  if (span) return `on days ${span[1]} to ${span[2]}`;
  const all = numbers(day, 31);
  return all ? `on day ${and(all)} of the month` : null;
}

function weekdayWords(weekday, first) {
  const last = /^(\w+?)L$/.exec(weekday);
  if (last && dayName(last[1], first)) return `on the last ${dayName(last[1], first)} of the month`;
  const nth = /^(\w+)#([1-5])$/.exec(weekday);
  if (nth && dayName(nth[1], first)) return `on the ${ORDER[nth[2]]} ${dayName(nth[1], first)} of the month`;
  return names(weekday, piece => dayName(piece, first), 'on ');
}

function dayName(text, first) {
  const byName = DAYS.find(name => name.slice(0, 3).toUpperCase() === text.toUpperCase());
  if (byName || !/^\d$/.test(text)) return byName;
  return DAYS[(Number(text) - first) % 7];
}

function monthWords(month) {
  return ANY.has(month) ? '' : names(month, monthName, 'in ');
}

function monthName(text) {
  return MONTHS.find(name => name.slice(0, 3).toUpperCase() === text.toUpperCase()) ?? MONTHS[Number(text) - 1];
}

/** Lists and ranges of names; null if one of them is none. */
function names(field, named, before) {
  const pieces = field.split(',').map(piece => piece.split('-').map(named));
  if (pieces.some(piece => piece.length > 2 || piece.some(name => !name))) return null;
  return pieces.length === 1 && pieces[0].length === 2 ? pieces[0].join(' to ') : before + and(pieces.map(piece => piece.join(' to ')));
}

function yearWords(year) {
  if (ANY.has(year)) return '';
  return /^[\d,-]+$/.test(year) ? `in ${year.replaceAll(',', ', ').replaceAll('-', ' to ')}` : null;
}

/** Single numbers and lists of them; null for everything else. */
function numbers(field, most) {
  if (!/^\d+(,\d+)*$/.test(field)) return null;
  const all = field.split(',').map(Number);
  return all.every(one => one <= most) ? all : null;
}

function two(number) {
  return String(number).padStart(2, '0');
}

function and(all) {
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}
