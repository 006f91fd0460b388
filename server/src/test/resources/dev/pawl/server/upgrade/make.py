#!/usr/bin/env python3
"""Makes the store that UpgradeTest opens, at a server of the release that is to be upgraded from.
   make.py URL NAMES.json: the server's store must be empty; end the server in order afterwards, and gzip its file."""
import datetime
import json
import sys
import time
import urllib.error
import urllib.request

base, names = sys.argv[1].rstrip('/'), {}
ROLE = 'arn:aws:iam::123456789012:role/upgrade'


def send(request):
    try:
        with urllib.request.urlopen(request, timeout=70) as answer:
            return json.loads(answer.read() or b'{}')
    except urllib.error.HTTPError as refused:
        raise SystemExit(f'{request.full_url}: {refused.code} {refused.read().decode()}')


def aws(operation, **members):
    return send(urllib.request.Request(base + '/', json.dumps(members).encode(), {
        'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': 'AWSStepFunctions.' + operation}))


def rest(method, path, body=None):
    return send(urllib.request.Request(base + '/api/v1' + path, json.dumps(body).encode() if body else None,
                                       {'Content-Type': 'application/json', 'Pawl-User': 'alice'}, method=method))


def machine(name, states, start='A', **more):
    definition = {'QueryLanguage': 'JSONata', 'StartAt': start, 'States': states}
    return aws('CreateStateMachine', name=name, roleArn=ROLE, definition=json.dumps(definition), **more)


def start(arn, name, data=None):
    return aws('StartExecution', stateMachineArn=arn, name=name, input=json.dumps(data or {}))['executionArn']


activity = aws('CreateActivity', name='work')['activityArn']
work = {'A': {'Type': 'Task', 'Resource': activity, 'TimeoutSeconds': 99999999, 'End': True}}
worker = machine('worker', work, tags=[{'key': 'team', 'value': 'billing'}])['stateMachineArn']
names['taken'] = start(worker, 'taken', {'n': 1})
names['token'] = aws('GetActivityTask', activityArn=activity, workerName='old')['taskToken']
names['untaken'] = start(worker, 'untaken', {'n': 2})

soon = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=45)).strftime('%Y-%m-%dT%H:%M:%SZ')
timer = machine('timer', {'A': {'Type': 'Wait', 'Timestamp': soon, 'Assign': {'kept': '{% $states.input.n %}'}, 'Next': 'B'},
                          'B': {'Type': 'Pass', 'Output': '{% $kept * 2 %}', 'End': True}})['stateMachineArn']
names['timer'] = start(timer, 'timer', {'n': 21})

nested = machine('nested', {'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::states:startExecution.sync:2',
                                  'Arguments': {'StateMachineArn': worker, 'Input': {'n': 3}}, 'End': True}})
names['nested'] = start(nested['stateMachineArn'], 'nested')

mapped = machine('mapped', {'A': {'Type': 'Map', 'Items': [1, 2, 3], 'ItemProcessor': {
    'ProcessorConfig': {'Mode': 'DISTRIBUTED', 'ExecutionType': 'STANDARD'}, 'StartAt': 'W', 'States': {'W': work['A']}},
    'End': True}})['stateMachineArn']
names['mapped'] = start(mapped, 'mapped')

asking = machine('asking', {'A': {'Type': 'Task', 'Resource': 'arn:pawl:states:::approval:request', 'Arguments': {
    'Title': 'May it?', 'Approvers': {'Users': ['alice']}}, 'End': True}})['stateMachineArn']
names['approval'] = start(asking, 'approval')

done = machine('done', {'A': {'Type': 'Map', 'Items': '{% $states.input.items %}', 'ItemProcessor': {
    'StartAt': 'I', 'States': {'I': {'Type': 'Pass', 'End': True}}}, 'End': True}}, publish=True)
names['succeeded'] = [start(done['stateMachineArn'], f'done-{n}', {'items': list(range(n)), 'order': f'O-{n}'}) for n in range(12)]
broken = machine('broken', {'A': {'Type': 'Fail', 'Error': 'Broken', 'Cause': 'by design'}})['stateMachineArn']
names['failed'] = start(broken, 'broken')
names['alias'] = aws('CreateStateMachineAlias', name='live', routingConfiguration=[
    {'stateMachineVersionArn': done['stateMachineVersionArn'], 'weight': 100}])['stateMachineAliasArn']
aws('TagResource', resourceArn=done['stateMachineArn'], tags=[{'key': 'tier', 'value': 'gold'}])
machine('quick', {'A': {'Type': 'Pass', 'End': True}}, type='EXPRESS')
time.sleep(2)
names['page'] = aws('ListExecutions', stateMachineArn=done['stateMachineArn'], maxResults=5)['nextToken']
names['machines'] = sorted(m['name'] for m in aws('ListStateMachines')['stateMachines'])
rest('POST', '/schedules', {'name': 'nightly', 'expression': 'cron(0 3 * * ? *)', 'machine': done['stateMachineArn'], 'input': {}})
json.dump(names, open(sys.argv[2], 'w'), indent=1)
