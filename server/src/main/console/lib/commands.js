/** A word of a shell command, quoted where it has to be. */
export function quote(word) {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll('\'', '\'\\\'\'')}'`;
}

/** An AWS CLI command against this server: aws('start-execution', {'state-machine-arn': arn}). */
export function aws(operation, options = {}) {
  const words = ['aws', 'stepfunctions', operation, '--endpoint-url', location.origin];
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined && value !== null && value !== '') words.push('--' + name, quote(String(value)));
  }
  return words.join(' ');
}
