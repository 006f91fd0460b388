/*
 * Trying out one state: what is asked of the server, and what its answer shows step by step.
 */

const NEEDS_MOCK = /\.sync(:2)?$|\.waitForTaskToken$|:activity:|approval:request/;

/** Whether that state can be tried only with a mock, may be tried with one, or has nothing that could be mocked. */
export function mocking(state) {
  if (state.type === 'Map' || state.type === 'Parallel') return 'needed';
  if (state.type !== 'Task') return 'none';
  return NEEDS_MOCK.test(state.resource ?? '') ? 'needed' : 'possible';
}

/** What a trial begins with. */
export function newTrial(sample) {
  return {
    input: sample ?? '{}', variables: '', context: '', mock: 'result', result: '{}', validation: 'STRICT', error: '', cause: '',
    retries: '', causedBy: '', failedItems: '', readerData: '', reveal: false
  };
}

/** The body of a TestState request. */
export function requestOf(definition, state, trial) {
  const kind = mocking(state);
  const mocked = kind === 'none' || (kind === 'possible' && trial.mock === 'real') ? null : trial.mock;
  return told({
    definition, stateName: state.name, input: trial.input, inspectionLevel: 'TRACE', variables: trial.variables.trim(),
    context: mocked ? trial.context.trim() : '', revealSecrets: trial.reveal || undefined,
    mock: mocked && mockOf(mocked, trial), stateConfiguration: configurationOf(trial)
  });
}

function mockOf(kind, trial) {
  return kind === 'error'
    ? { errorOutput: told({ error: trial.error.trim(), cause: trial.cause }) }
    : { result: trial.result, fieldValidationMode: trial.validation };
}

function configurationOf(trial) {
  const all = told({
    retrierRetryCount: number(trial.retries), errorCausedByState: trial.causedBy.trim(), mapIterationFailureCount: number(trial.failedItems),
    mapItemReaderData: trial.readerData
  });
  return Object.keys(all).length ? all : null;
}

function number(text) {
  return text.trim() === '' ? '' : Number(text);
}

function told(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== '' && value !== null && value !== undefined));
}

const STEPS = [
  ['input', 'Input', 'what the state was given'],
  ['afterInputPath', 'After InputPath', 'the part that it works with'],
  ['afterItemsPointer', 'After ItemsPointer', 'the items as they were read'],
  ['afterItemsPath', 'After ItemsPath', 'the items to go through'],
  ['afterItemSelector', 'After ItemSelector', 'what iterations get'],
  ['afterItemBatcher', 'After ItemBatcher', 'the batches'],
  ['afterParameters', 'After Parameters', 'what the task is given'],
  ['afterArguments', 'After Arguments', 'what the task is given'],
  ['result', 'Result', 'what the work brought'],
  ['afterResultSelector', 'After ResultSelector', 'the result in its new shape'],
  ['afterResultPath', 'After ResultPath', 'the input with the result in it'],
  ['variables', 'Variables', 'what Assign has set']
];

/** What an answer shows, in the order in which it happened: {id, title, note, text, same}. */
export function stepsOf(answer) {
  const data = answer.inspectionData ?? {};
  let before = null;
  const steps = [];
  for (const [id, title, note] of STEPS) {
    if (data[id] === undefined) continue;
    const text = typeof data[id] === 'string' ? data[id] : JSON.stringify(data[id]);
    steps.push({ id, title, note, text, same: text === before });
    before = text;
  }
  if (answer.output !== undefined) steps.push({ id: 'output', title: 'Output', note: 'what the next state gets', text: answer.output, same: answer.output === before });
  return steps;
}

/** Limits of a Map as it was tried: name and value. */
export function limitsOf({ inspectionData: data = {} }) {
  return [['Concurrency at most', data.maxConcurrency], ['Failed items tolerated', data.toleratedFailureCount], ['Share of failed items tolerated', data.toleratedFailurePercentage]]
    .filter(([, value]) => value !== undefined);
}

/** What became of an error, in words; an empty text if nothing handled one. */
export function handlingOf({ status, nextState, inspectionData: { errorDetails: details } = {} }) {
  if (!details) return '';
  if (details.retryIndex !== undefined && status === 'RETRIABLE') return `Retry[${details.retryIndex}] would try again after ${details.retryBackoffIntervalSeconds ?? 0} s`;
  return details.catchIndex === undefined ? '' : `Catch[${details.catchIndex}] takes it to ${nextState}`;
}
