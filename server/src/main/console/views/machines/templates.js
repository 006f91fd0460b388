import { format } from './format.js';

const lines = value => format(JSON.stringify(value));

const HELLO = lines({
  Comment: 'Greets whoever is named in the input.',
  QueryLanguage: 'JSONata',
  StartAt: 'Greet',
  States: {
    Greet: { Type: 'Pass', Output: { greeting: '{% "Hello " & ($exists($states.input.name) ? $states.input.name : "world") %}' }, End: true }
  }
});

const CHOICE = lines({
  Comment: 'Takes one of several ways.',
  QueryLanguage: 'JSONata',
  StartAt: 'How much?',
  States: {
    'How much?': {
      Type: 'Choice',
      Choices: [
        { Condition: '{% $states.input.amount > 1000 %}', Next: 'Look closely' },
        { Condition: '{% $states.input.amount > 0 %}', Next: 'Accept' }
      ],
      Default: 'Refuse'
    },
    'Look closely': { Type: 'Pass', Output: '{% $merge([$states.input, {"checked": true}]) %}', Next: 'Accept' },
    Accept: { Type: 'Succeed' },
    Refuse: { Type: 'Fail', Error: 'NothingToPay', Cause: 'The amount has to be greater than zero.' }
  }
});

const PARALLEL = lines({
  Comment: 'Does two things at the same time and puts their results together.',
  QueryLanguage: 'JSONata',
  StartAt: 'Both at once',
  States: {
    'Both at once': {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Price', States: { Price: { Type: 'Pass', Output: { price: '{% $states.input.quantity * 12.5 %}' }, End: true } } },
        {
          StartAt: 'Let the stock settle',
          States: {
            'Let the stock settle': { Type: 'Wait', Seconds: 2, Next: 'Stock' },
            Stock: { Type: 'Pass', Output: { inStock: '{% $states.input.quantity <= 100 %}' }, End: true }
          }
        }
      ],
      Output: '{% $merge($states.result) %}',
      End: true
    }
  }
});

const MAP = lines({
  Comment: 'Does the same for every item of a list, at most four at a time.',
  QueryLanguage: 'JSONata',
  StartAt: 'Each line',
  States: {
    'Each line': {
      Type: 'Map',
      Items: '{% $states.input.lines %}',
      MaxConcurrency: 4,
      ItemProcessor: {
        StartAt: 'Price the line',
        States: {
          'Price the line': { Type: 'Pass', Output: { item: '{% $states.input.item %}', total: '{% $states.input.quantity * $states.input.price %}' }, End: true }
        }
      },
      Output: { lines: '{% $states.result %}', total: '{% $sum($states.result.total) %}' },
      End: true
    }
  }
});

const RETRY = lines({
  Comment: 'Tries again when a service is busy, and does something else when it stays so.',
  QueryLanguage: 'JSONata',
  StartAt: 'Charge the card',
  States: {
    'Charge the card': {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'charge-card', Payload: '{% $states.input %}' },
      TimeoutSeconds: 30,
      Retry: [
        { ErrorEquals: ['ServiceBusy', 'States.Timeout'], IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 2, JitterStrategy: 'FULL' }
      ],
      Catch: [
        { ErrorEquals: ['States.ALL'], Output: { order: '{% $states.input %}', why: '{% $states.errorOutput %}' }, Next: 'Ask to pay again' }
      ],
      Output: '{% $states.result.Payload %}',
      End: true
    },
    'Ask to pay again': { Type: 'Pass', End: true }
  }
});

const APPROVAL = lines({
  Comment: 'Asks people before something is done.',
  QueryLanguage: 'JSONata',
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:pawl:states:::approval:request',
      Arguments: {
        Title: '{% "Expense of " & $states.input.amount & " EUR" %}',
        Details: '{% $states.input %}',
        Approvers: { Users: ['alice', 'bob'] },
        Form: { type: 'object', required: ['costCentre'], properties: { costCentre: { type: 'integer', title: 'Cost centre', minimum: 1000, maximum: 9999 } } },
        Due: 604800
      },
      Catch: [{ ErrorEquals: ['Approval.Rejected', 'Approval.Expired'], Output: { paid: false, why: '{% $states.errorOutput %}' }, Next: 'Do not pay' }],
      Output: '{% $merge([$states.input, $states.result.Answers]) %}',
      Next: 'Pay'
    },
    Pay: { Type: 'Succeed' },
    'Do not pay': { Type: 'Succeed' }
  }
});

const HTTP = lines({
  Comment: 'Calls an HTTP API and uses its answer.',
  QueryLanguage: 'JSONata',
  StartAt: 'Call the API',
  States: {
    'Call the API': {
      Type: 'Task',
      Resource: 'arn:aws:states:::http:invoke',
      Arguments: { ApiEndpoint: '{% $states.input.api & "/customers" %}', Method: 'POST', RequestBody: { name: '{% $states.input.name %}' } },
      Retry: [{ ErrorEquals: ['States.Http.StatusCode.429', 'States.Http.StatusCode.503', 'States.Http.Socket'], IntervalSeconds: 2, MaxAttempts: 4 }],
      Catch: [{ ErrorEquals: ['States.Http.StatusCode.409'], Next: 'Known already' }],
      Output: '{% $states.result.ResponseBody %}',
      End: true
    },
    'Known already': { Type: 'Succeed' }
  }
});

/** Definitions to begin with: id, name, what it shows, the definition, and an input to try it with. */
export const TEMPLATES = [
  ['hello', 'Hello', 'One state that makes a greeting', HELLO, '{"name": "Ada"}'],
  ['choice', 'Choice', 'One of several ways, and a failure', CHOICE, '{"amount": 1200}'],
  ['parallel', 'Parallel', 'Two things at the same time', PARALLEL, '{"quantity": 3}'],
  ['map', 'Map', 'The same for every item of a list', MAP, '{"lines": [{"item": "pen", "quantity": 3, "price": 2.5}]}'],
  ['retry', 'Retry', 'A function that may be busy', RETRY, '{"order": 17, "amount": 42.5}'],
  ['approval', 'Approval', 'People are asked before it goes on', APPROVAL, '{"amount": 180}'],
  ['http', 'HTTP', 'A call of a web API', HTTP, JSON.stringify({ api: location.origin, name: 'Ada' })]
];
