const UNITS = [['PiB', 2 ** 50], ['TiB', 2 ** 40], ['GiB', 2 ** 30], ['MiB', 2 ** 20], ['KiB', 2 ** 10]];
const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const HOURS_OF_DAY = 24;
const MINUTES_OF_HOUR = 60;

/** "812 B", "4.7 MiB", "23 GiB". */
export function bytes(count) {
  if (count === null || count === undefined) return '–';
  const [unit, size] = UNITS.find(([, each]) => count >= each) ?? ['B', 1];
  const value = count / size;
  const digits = unit === 'B' || value >= 100 ? 0 : 1;
  return `${value.toLocaleString(undefined, { maximumFractionDigits: digits })} ${unit}`;
}

/** A duration of the API in words: P30D and PT720H are "30 days"; what is none stays as it is. */
export function period(text) {
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = (DURATION.exec(text) ?? [null]).map(one => one && Number(one) || 0);
  const wholeMinutes = minutes + MINUTES_OF_HOUR * (hours + HOURS_OF_DAY * days);
  const allHours = Math.floor(wholeMinutes / MINUTES_OF_HOUR);
  const parts = [
    [Math.floor(allHours / HOURS_OF_DAY), 'day'], [allHours % HOURS_OF_DAY, 'hour'], [wholeMinutes % MINUTES_OF_HOUR, 'minute'], [seconds, 'second']
  ].filter(([count]) => count > 0);
  return parts.map(([count, unit]) => `${count.toLocaleString()} ${unit}${count === 1 ? '' : 's'}`).join(' ') || text;
}
