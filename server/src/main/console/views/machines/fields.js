/*
 * What stands where in a definition, for completion and for who points at a field. A name's first sign says in which query
 * language it means something: $ JSONPath only, % JSONata only.
 */

const COMMON = 'Type Comment QueryLanguage';
const FILTERED = `${COMMON} $InputPath $OutputPath %Output`;
const LEADING = `${FILTERED} Next End Assign`;
const WORKING = `${LEADING} Retry Catch $Parameters $ResultSelector $ResultPath %Arguments`;

const STATES = {
  Task: `${WORKING} Resource Credentials TimeoutSeconds HeartbeatSeconds $TimeoutSecondsPath $HeartbeatSecondsPath`,
  Pass: `${LEADING} $Parameters $Result $ResultPath`,
  Choice: `${FILTERED} Choices Default Assign`,
  Wait: `${LEADING} Seconds Timestamp $SecondsPath $TimestampPath`,
  Succeed: FILTERED,
  Fail: `${COMMON} Error Cause $ErrorPath $CausePath`,
  Parallel: `${WORKING} Branches`,
  Map: `${WORKING} ItemProcessor ItemSelector ItemReader ItemBatcher ResultWriter MaxConcurrency ToleratedFailureCount ToleratedFailurePercentage Label `
    + '$ItemsPath %Items $MaxConcurrencyPath $ToleratedFailureCountPath $ToleratedFailurePercentagePath'
};

const COMPARISONS = ['Boolean', 'Numeric', 'String', 'Timestamp'].flatMap(type => type === 'Boolean'
  ? ['BooleanEquals', 'BooleanEqualsPath']
  : ['Equals', 'GreaterThan', 'GreaterThanEquals', 'LessThan', 'LessThanEquals'].flatMap(how => [type + how, `${type}${how}Path`]))
  .concat('StringMatches', 'IsPresent', 'IsNull', 'IsString', 'IsNumeric', 'IsBoolean', 'IsTimestamp');

const OBJECTS = {
  machine: 'Comment QueryLanguage StartAt States TimeoutSeconds Version',
  scope: 'Comment StartAt States',
  processor: 'Comment ProcessorConfig StartAt States',
  ProcessorConfig: 'Mode ExecutionType',
  Retry: 'ErrorEquals IntervalSeconds MaxAttempts BackoffRate MaxDelaySeconds JitterStrategy Comment',
  Catch: 'ErrorEquals Next Assign $ResultPath %Output Comment',
  Choices: `%Condition Next Assign %Output Comment $Variable $And $Or $Not ${COMPARISONS.map(name => '$' + name).join(' ')}`,
  ItemReader: 'Resource ReaderConfig $Parameters %Arguments',
  ReaderConfig: 'InputType CSVDelimiter CSVHeaderLocation CSVHeaders MaxItems ManifestType ItemsPointer Transformation $MaxItemsPath',
  ItemBatcher: 'MaxItemsPerBatch MaxInputBytesPerBatch BatchInput $MaxItemsPerBatchPath $MaxInputBytesPerBatchPath',
  ResultWriter: 'Resource WriterConfig $Parameters %Arguments',
  WriterConfig: 'OutputType Transformation',
  Credentials: 'RoleArn'
};

const STATE_TYPES = Object.keys(STATES);

/** Values of fields that have a set of their own. */
export const VALUES = {
  Type: STATE_TYPES,
  QueryLanguage: ['JSONata', 'JSONPath'],
  JitterStrategy: ['FULL', 'NONE'],
  Mode: ['INLINE', 'DISTRIBUTED'],
  ExecutionType: ['STANDARD', 'EXPRESS'],
  InputType: ['JSON', 'JSONL', 'CSV', 'MANIFEST', 'PARQUET'],
  CSVDelimiter: ['COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB'],
  CSVHeaderLocation: ['FIRST_ROW', 'GIVEN']
};

/** Errors that the language itself knows. */
export const ERRORS = [
  'States.ALL', 'States.TaskFailed', 'States.Timeout', 'States.HeartbeatTimeout', 'States.Permissions', 'States.DataLimitExceeded',
  'States.QueryEvaluationError', 'States.Runtime', 'States.NoChoiceMatched', 'States.BranchFailed', 'States.ResultPathMatchFailure',
  'States.ParameterPathFailure', 'States.IntrinsicFailure', 'States.ItemReaderFailed', 'States.ResultWriterFailed',
  'States.ExceedToleratedFailureThreshold', 'States.Http.Socket'
];

/** The fields that an object of some kind may have in a query language. */
export function fieldsOf(kind, language) {
  const told = kind.startsWith('state:') ? STATES[kind.slice('state:'.length)] ?? 'Type Comment' : OBJECTS[kind];
  const other = language === 'JSONata' ? '$' : '%';
  return (told ?? '').split(' ').filter(name => name && !name.startsWith(other)).map(name => name.replace(/^[$%]/, ''));
}

const ARRAYS = /^(Retry|Catch|Choices|Branches|ErrorEquals|And|Or|CSVHeaders)$/;
const FREE = /^(States|Assign|Arguments|Parameters|ResultSelector|ItemProcessor|ItemSelector|ItemReader|ItemBatcher|ResultWriter|ProcessorConfig|ReaderConfig|WriterConfig|BatchInput|Credentials|Not)$/;
const NUMBERS = /^(TimeoutSeconds|HeartbeatSeconds|Seconds|IntervalSeconds|MaxAttempts|BackoffRate|MaxDelaySeconds|MaxConcurrency|ToleratedFailureCount|ToleratedFailurePercentage|MaxItems|MaxItemsPerBatch|MaxInputBytesPerBatch|Numeric\w+(?<!Path))$/;
const FLAGS = /^(End|Is\w+|BooleanEquals)$/;

/** What a field's value begins as: text before and after the cursor. */
export function skeleton(name) {
  if (ARRAYS.test(name)) return ['[', ']'];
  if (FREE.test(name)) return ['{', '}'];
  if (NUMBERS.test(name)) return ['', ''];
  return FLAGS.test(name) ? ['true', ''] : ['"', '"'];
}
