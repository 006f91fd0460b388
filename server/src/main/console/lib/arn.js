/** The last piece of an ARN: what people call the thing. */
export function nameOf(arn) {
  return (arn ?? '').split(':').at(-1);
}

/** What is in an ARN of a machine, a version, an alias, an execution or a map run. */
export function readArn(arn) {
  const [, , , region, account, type, ...rest] = (arn ?? '').split(':');
  return { region, account, type, machine: (rest[0] ?? '').split('/')[0], label: (rest[0] ?? '').split('/')[1], rest };
}

/** The machine whose execution, version or alias that is. */
export function machineArnOf(arn) {
  const { region, account, machine } = readArn(arn);
  return `arn:aws:states:${region}:${account}:stateMachine:${machine}`;
}

/** The version or alias behind a machine's ARN, if there is one. */
export function qualifierOf(arn) {
  const { type, rest } = readArn(arn);
  return type === 'stateMachine' ? rest[1] ?? null : null;
}
