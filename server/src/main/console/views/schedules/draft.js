/** What the dialog begins with. */
export function draftOf(schedule) {
  return {
    name: schedule?.name ?? '', machine: schedule?.machine ?? '', expression: schedule?.expression ?? '',
    timeZone: schedule?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC',
    input: JSON.stringify(schedule?.input ?? {}), overlap: schedule?.overlap ?? 'SKIP', catchUp: schedule?.catchUp.mode ?? 'LAST', window: schedule?.catchUp.window ?? '',
    startDate: schedule?.startDate ?? '', endDate: schedule?.endDate ?? '', flexibleWindow: schedule?.flexibleWindow ?? '', enabled: schedule?.enabled ?? true
  };
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
