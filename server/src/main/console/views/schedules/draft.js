const EMPTY = {
  name: '', machine: '', expression: '', timeZone: 'UTC', input: '{}', overlap: 'SKIP', catchUp: 'LAST', window: '', startDate: '', endDate: '',
  flexibleWindow: '', enabled: true
};

/** What the dialog begins with. */
export function draftOf(schedule) {
  if (!schedule) return { ...EMPTY, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || EMPTY.timeZone };
  const { catchUp, input } = schedule;
  const known = Object.fromEntries(Object.entries(schedule).filter(([name]) => Object.hasOwn(EMPTY, name)));
  return { ...EMPTY, ...known, input: JSON.stringify(input), catchUp: catchUp.mode, window: catchUp.window };
}

/** What is sent; what was left empty is what is usual. What the dialog does not show stays as it was. */
export function bodyOf(draft, before) {
  const text = name => draft[name].trim() || undefined;
  return {
    expression: text('expression'), timeZone: text('timeZone'), startDate: text('startDate'), endDate: text('endDate'), flexibleWindow: text('flexibleWindow'),
    machine: text('machine'), input: JSON.parse(draft.input), overlap: draft.overlap, catchUp: { mode: draft.catchUp, window: text('window') },
    retry: before?.retry, enabled: draft.enabled
  };
}
