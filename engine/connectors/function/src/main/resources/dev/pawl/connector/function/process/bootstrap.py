"""Runs a Python function: asks the Runtime API for events, calls the handler, and says what came of it."""
import http.client
import importlib
import json
import logging
import os
import sys
import time
import traceback

RUNTIME = "/2018-06-01/runtime/"


class Fault(Exception):
    """The function cannot begin."""

    def __init__(self, kind, message, trace=()):
        super().__init__(message)
        self.kind = kind
        self.trace = list(trace)


class RuntimeApi:
    def __init__(self, address):
        self.address = address
        self.connection = None

    def call(self, method, path, body=None, headers=None):
        if self.connection is None:
            self.connection = http.client.HTTPConnection(self.address)
        self.connection.request(method, RUNTIME + path, body, headers or {})
        response = self.connection.getresponse()
        content = response.read()
        if response.status >= 500:
            sys.exit(0)
        return response, content

    def next(self):
        response, content = self.call("GET", "invocation/next")
        return response.headers, content

    def post(self, path, body, error=None):
        headers = {"Content-Type": "application/json"}
        if error:
            headers["Lambda-Runtime-Function-Error-Type"] = error
        self.call("POST", path, body, headers)


class Bag:
    """Attributes by name."""

    def __init__(self, **values):
        self.__dict__.update(values)


def client_context(text):
    if not text:
        return None
    value = json.loads(text)
    client = value.get("client") or {}
    return Bag(custom=value.get("custom"), env=value.get("env"),
               client=Bag(**{name: client.get(name) for name in (
                   "installation_id", "app_title", "app_version_name", "app_version_code", "app_package_name")}))


class LambdaContext:
    def __init__(self, headers):
        env = os.environ
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.function_name = env["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = env["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = env["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = env["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = env["AWS_LAMBDA_LOG_STREAM_NAME"]
        identity = json.loads(headers.get("Lambda-Runtime-Cognito-Identity") or "{}")
        self.identity = Bag(cognito_identity_id=identity.get("cognitoIdentityId"),
                            cognito_identity_pool_id=identity.get("cognitoIdentityPoolId"))
        self.client_context = client_context(headers.get("Lambda-Runtime-Client-Context"))
        self._deadline = int(headers["Lambda-Runtime-Deadline-Ms"])

    def get_remaining_time_in_millis(self):
        return max(self._deadline - int(time.time() * 1000), 0)

    def log(self, message):
        sys.stdout.write(str(message))

    def __repr__(self):
        return "LambdaContext([aws_request_id=%s,function_name=%s])" % (self.aws_request_id, self.function_name)


class LogHandler(logging.Handler):
    """Writes records as Lambda does."""

    request_id = ""

    def emit(self, record):
        now = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        text = self.format(record)
        sys.stdout.write("[%s]\t%s.%03dZ\t%s\t%s\n" % (record.levelname, now, record.msecs, self.request_id, text))


def load(handler):
    parts = handler.rsplit(".", 1)
    if len(parts) != 2:
        raise Fault("Runtime.MalformedHandlerName",
                    "Bad handler '%s': not enough values to unpack (expected 2, got 1)" % handler)
    module_name, function_name = parts
    try:
        if module_name.split(".")[0] in sys.builtin_module_names:
            raise Fault("Runtime.BuiltInModuleConflict",
                        "Cannot use built-in module %s as a handler module" % module_name)
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        raise Fault("Runtime.ImportModuleError", "Unable to import module '%s': %s" % (module_name, error))
    except SyntaxError as error:
        raise Fault("Runtime.UserCodeSyntaxError", "Syntax error in module '%s': %s" % (module_name, error),
                    ['  File "%s" Line %s\n    %s' % (error.filename, error.lineno, error.text)])
    if not hasattr(module, function_name):
        raise Fault("Runtime.HandlerNotFound",
                    "Handler '%s' missing on module '%s'" % (function_name, module_name))
    return getattr(module, function_name)


def frames(error):
    """Without the frames of this file and of the import machinery."""
    found = []
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename != __file__ and not frame.filename.startswith("<frozen") \
                and not frame.filename.endswith("importlib/__init__.py"):
            found.append('  File "%s", line %s, in %s\n    %s\n' % (
                frame.filename, frame.lineno, frame.name, frame.line))
    return found


def error_object(error, request_id):
    if isinstance(error, Fault):
        kind, trace = error.kind, error.trace
    else:
        kind, trace = type(error).__name__, frames(error)
    return {"errorMessage": str(error), "errorType": kind, "requestId": request_id, "stackTrace": trace}


def show(failure):
    print("[ERROR] %s: %s" % (failure["errorType"], failure["errorMessage"]), flush=True)
    if failure["stackTrace"]:
        print("Traceback (most recent call last):\n" + "".join(failure["stackTrace"]), end="", flush=True)


def decimal(value):
    import decimal as decimals
    if isinstance(value, decimals.Decimal):
        return float(value)
    raise TypeError("Object of type %s is not JSON serializable" % type(value).__name__)


def marshal(value):
    try:
        return json.dumps(value, ensure_ascii=False, default=decimal).encode("utf-8", "surrogatepass")
    except Exception as error:
        raise Fault("Runtime.MarshalError", "Unable to marshal response: %s" % error)


def mark(request_id):
    """All that was printed for this call is before this."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(1, ("\x01pawl-end %s\n" % request_id).encode())
    except OSError:
        pass


def handle(api, handler, headers, content):
    request_id = headers["Lambda-Runtime-Aws-Request-Id"]
    os.environ["_X_AMZN_TRACE_ID"] = headers.get("Lambda-Runtime-Trace-Id", "")
    LogHandler.request_id = request_id
    try:
        try:
            event = json.loads(content)
        except ValueError as error:
            raise Fault("Runtime.UnmarshalError", "Unable to unmarshal input: %s" % error)
        result = marshal(handler(event, LambdaContext(headers)))
    except Exception as error:
        failure = error_object(error, request_id)
        show(failure)
        mark(request_id)
        api.post("invocation/%s/error" % request_id, json.dumps(failure).encode(), failure["errorType"])
        return
    mark(request_id)
    api.post("invocation/%s/response" % request_id, result)


def main():
    sys.path[0] = os.environ["LAMBDA_TASK_ROOT"]
    logging.getLogger().addHandler(LogHandler())
    api = RuntimeApi(os.environ["AWS_LAMBDA_RUNTIME_API"])
    try:
        handler = load(os.environ["_HANDLER"])
    except Exception as error:
        failure = error_object(error, "")
        show(failure)
        api.post("init/error", json.dumps(failure).encode(), failure["errorType"])
        sys.exit(1)
    while True:
        handle(api, handler, *api.next())


main()
