const UNITS = [['year', 31536000], ['month', 2592000], ['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];
const relativeFormat = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'long' });
const absoluteFormat = new Intl.DateTimeFormat(undefined, {
  year: 'numeric', month: 'short', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3
});

/** "3 minutes ago". */
export function relative(time, now = Date.now()) {
  const seconds = (new Date(time).getTime() - now) / 1000;
  if (Math.abs(seconds) < 1) return 'just now';
  const [unit, size] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? UNITS.at(-1);
  return relativeFormat.format(Math.trunc(seconds / size), unit);
}

/** Date and time of day with milliseconds, in the zone of whoever looks. */
export function absolute(time) {
  return absoluteFormat.format(new Date(time));
}

/** "1.4 s", "2 min 03 s", "3 d 4 h": two units at most. */
export function duration(milliseconds) {
  if (milliseconds === null || milliseconds === undefined || Number.isNaN(milliseconds)) return '–';
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 10000) return `${(Math.floor(milliseconds / 10) / 100).toFixed(2)} s`;
  if (milliseconds < 60000) return `${(Math.floor(milliseconds / 100) / 10).toFixed(1)} s`;
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ${two(Math.floor(seconds % 3600 / 60))} min`;
  return `${Math.floor(seconds / 86400)} d ${Math.floor(seconds % 86400 / 3600)} h`;
}

function two(number) {
  return String(number).padStart(2, '0');
}

/** Milliseconds between two times; up to now if the second is missing. */
export function between(from, to) {
  return (to ? new Date(to).getTime() : Date.now()) - new Date(from).getTime();
}
