// Runs a Node.js function: asks the Runtime API for events, calls the handler, and says what came of it.
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import util from 'node:util';

const RUNTIME = '/2018-06-01/runtime/';
const env = process.env;
const [host, port] = env.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
let current = '';

function request(method, where, body, headers = {}) {
  return new Promise((resolve, reject) => {
    const options = { host, port, agent, method, path: RUNTIME + where, headers };
    if (body !== undefined) {
      headers['Content-Type'] = 'application/json';
      headers['Content-Length'] = Buffer.byteLength(body);
    }
    const call = http.request(options, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
      response.on('error', reject);
    });
    call.setNoDelay(true);
    call.on('error', reject);
    call.end(body);
  });
}

class Fault extends Error {
  constructor(name, message) {
    super(message);
    this.name = name;
  }
}

function errorObject(error) {
  if (!util.types.isNativeError(error) && !(error && error.name && error.message && error.stack)) {
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  }
  const stack = (error.stack || '').split('\n');
  return { errorType: error.name, errorMessage: error.message, trace: stack };
}

function inOneLine(level, args) {
  return `${new Date().toISOString()}\t${current || 'undefined'}\t${level}\t${util.format(...args)}`;
}

function print(text) {
  try {
    fs.writeSync(1, `${text}\n`);
  } catch (error) {
    if (error.code === 'EAGAIN') {
      print(text);
    }
  }
}

const levels = { log: 'INFO', info: 'INFO', debug: 'DEBUG', trace: 'TRACE', warn: 'WARN', error: 'ERROR' };
for (const [name, level] of Object.entries(levels)) {
  console[name] = (...args) => print(inOneLine(level, args));
}

function split(handler) {
  const folder = path.dirname(handler);
  const found = /^([^.]*)\.(.+)$/.exec(path.basename(handler));
  if (!found || handler.includes('..')) {
    throw new Fault('Runtime.MalformedHandlerName', handler.includes('..')
      ? `'${handler}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`
      : 'Bad handler');
  }
  return { folder, module: found[1], names: found[2].split('.') };
}

function isModule(file) {
  if (file.endsWith('.mjs')) return true;
  if (file.endsWith('.cjs')) return false;
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    try {
      return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).type === 'module';
    } catch {
      if (folder === path.dirname(folder)) return false;
    }
  }
}

async function loadFile(root, folder, module) {
  const require = createRequire(path.join(root, 'noop.js'));
  const base = path.resolve(root, folder, module);
  for (const file of [base, `${base}.js`, `${base}.mjs`, `${base}.cjs`]) {
    if (fs.existsSync(file) && fs.statSync(file).isFile()) {
      return isModule(file) ? import(pathToFileURL(file).href) : require(file);
    }
  }
  const file = require.resolve(module, { paths: [path.join(root, folder), root] });
  return isModule(file) ? import(pathToFileURL(file).href) : require(file);
}

async function load(handler) {
  const { folder, module, names } = split(handler);
  let loaded;
  try {
    loaded = await loadFile(env.LAMBDA_TASK_ROOT, folder, module);
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw Object.assign(new Fault('Runtime.UserCodeSyntaxError', `${error.name}: ${error.message}`), { stack: error.stack });
    }
    if (error && (error.code === 'MODULE_NOT_FOUND' || error.code === 'ERR_MODULE_NOT_FOUND')) {
      throw Object.assign(new Fault('Runtime.ImportModuleError', `Error: ${error.message}`), { stack: error.stack });
    }
    throw error;
  }
  const find = (from) => names.reduce((value, name) => (value === undefined || value === null ? value : value[name]), from);
  const found = find(loaded) ?? find(loaded.default);
  if (found === undefined || found === null) {
    throw new Fault('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  }
  if (typeof found !== 'function') {
    throw new Fault('Runtime.HandlerNotFound', `${handler} is not a function`);
  }
  return found;
}

function context(headers) {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  const json = (name) => (headers[name] ? JSON.parse(headers[name]) : undefined);
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: json('lambda-runtime-client-context'),
    identity: json('lambda-runtime-cognito-identity'),
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}

// Calls the handler in whichever of its forms it was written: it returns a promise, or is given a callback.
function called(handler, event, ctx) {
  return new Promise((resolve, reject) => {
    let done = false;
    const onEmpty = () => finish(null, null);
    const finish = (error, value) => {
      if (done) return;
      done = true;
      process.removeListener('beforeExit', onEmpty);
      if (error !== null && error !== undefined) reject(error);
      else resolve(value);
    };
    const callback = (error, value) => {
      if (ctx.callbackWaitsForEmptyEventLoop && !done) {
        process.removeListener('beforeExit', onEmpty);
        process.once('beforeExit', () => finish(error, value));
      } else {
        finish(error, value);
      }
    };
    ctx.done = (error, value) => finish(error, value);
    ctx.succeed = (value) => finish(null, value);
    ctx.fail = (error) => finish(error ?? 'handled', null);
    // Nothing is left to do, and nobody has answered: that counts as an answer.
    process.once('beforeExit', onEmpty);
    const result = handler(event, ctx, callback);
    if (result && typeof result.then === 'function') {
      result.then((value) => finish(null, value), (error) => finish(error ?? new Error(String(error)), null));
    }
  });
}

function text(value) {
  try {
    return JSON.stringify(value === undefined ? null : value) ?? 'null';
  } catch (error) {
    throw new Error(`Unable to stringify response body: ${error.message}`);
  }
}

// All that was printed for this call is before this.
const mark = () => print(`\u0001pawl-end ${current}`);

async function fail(error) {
  const failure = errorObject(error);
  print(inOneLine('ERROR', [`Invoke Error \t${JSON.stringify({ ...failure, stack: failure.trace, trace: undefined })}`]));
  mark();
  await request('POST', `invocation/${current}/error`, JSON.stringify(failure), { 'Lambda-Runtime-Function-Error-Type': 'Unhandled' });
}

function crash(kind, code) {
  return (error) => {
    const failure = kind
      ? { errorType: kind, errorMessage: String(error), trace: errorObject(error).trace }
      : errorObject(error);
    print(inOneLine('ERROR', [`${kind ?? 'Uncaught Exception'} \t${JSON.stringify(failure)}`]));
    mark();
    const where = current ? `invocation/${current}/error` : 'init/error';
    // A connection of its own: the other may wait for something.
    const call = http.request({ host, port, method: 'POST', path: RUNTIME + where, agent: false }, () => process.exit(code));
    call.on('error', () => process.exit(code));
    call.end(JSON.stringify(failure));
  };
}

process.on('uncaughtException', crash(null, 129));
process.on('unhandledRejection', crash('Runtime.UnhandledPromiseRejection', 128));

async function main() {
  let handler;
  try {
    handler = await load(env._HANDLER);
  } catch (error) {
    const failure = errorObject(error);
    print(inOneLine('ERROR', [`Uncaught Exception \t${JSON.stringify(failure)}`]));
    await request('POST', 'init/error', JSON.stringify(failure), { 'Lambda-Runtime-Function-Error-Type': failure.errorType });
    process.exit(1);
  }
  for (;;) {
    const next = await request('GET', 'invocation/next');
    if (next.status !== 200) process.exit(0);
    current = next.headers['lambda-runtime-aws-request-id'];
    env._X_AMZN_TRACE_ID = next.headers['lambda-runtime-trace-id'] ?? '';
    let answer;
    try {
      answer = text(await called(handler, JSON.parse(next.body.toString('utf8')), context(next.headers)));
    } catch (error) {
      await fail(error);
      continue;
    }
    mark();
    await request('POST', `invocation/${current}/response`, answer);
  }
}

// Not awaited: a module that waits would end the process as soon as nothing is left to do.
main().catch(crash(null, 1));
