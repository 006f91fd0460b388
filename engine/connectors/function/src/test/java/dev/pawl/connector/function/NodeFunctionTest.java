package dev.pawl.connector.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.function.FunctionAnswer;
import dev.pawl.history.Failure;
import dev.pawl.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeFunctionTest {
    @TempDir
    Path folder;
    private Workshop workshop;

    @BeforeEach
    void open() {
        assumeThat(Programs.has("node")).as("node is there").isTrue();
        workshop = Workshop.in(folder);
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    private static String declared(String handler) {
        return "{\"runtime\":\"nodejs20.x\",\"handler\":\"" + handler + "\",\"timeout\":20}";
    }

    @Test
    void everyFormOfAHandlerIsCalled() throws Exception {
        workshop.node("f", """
                exports.promised = async (event) => ({ twice: event.n * 2 });
                exports.calledBack = (event, context, callback) => setTimeout(() => callback(null, event.n + 1), 5);
                exports.done = (event, context) => context.succeed('done');
                exports.silent = () => { setTimeout(() => {}, 5); };
                exports.nested = { deep: { handler: async () => 'found' } };
                """);
        for (String name : new String[]{"promised", "calledBack", "done", "silent", "nested.deep.handler"}) {
            workshop.function(name.replace('.', '-'), declared("index." + name).replace("{", "{\"code\":\"f\","));
        }
        assertThat(workshop.output("promised", "{\"n\":21}")).isEqualTo(Json.read("{\"twice\":42}"));
        assertThat(workshop.output("calledBack", "{\"n\":1}").asInt()).isEqualTo(2);
        assertThat(workshop.output("done", "{}").asText()).isEqualTo("done");
        assertThat(workshop.output("silent", "{}").isNull()).isTrue();
        assertThat(workshop.output("nested-deep-handler", "{}").asText()).isEqualTo("found");
    }

    @Test
    void modulesOfBothKindsAreLoaded() throws Exception {
        workshop.file("mjs/src/app.mjs", "export const run = async () => import.meta.url.endsWith('app.mjs');")
                .function("mjs", declared("src/app.run"))
                .file("typed/package.json", "{\"type\":\"module\"}")
                .file("typed/index.js", "import { n } from './n.js'; export const handler = async () => n;")
                .file("typed/n.js", "export const n = 7;").function("typed", declared("index.handler"))
                .file("cjs/index.cjs", "exports.handler = async () => require('dep');")
                .file("cjs/node_modules/dep/index.js", "module.exports = 'a library';")
                .function("cjs", declared("index.handler"));
        assertThat(workshop.output("mjs", "{}").asBoolean()).isTrue();
        assertThat(workshop.output("typed", "{}").asInt()).isEqualTo(7);
        assertThat(workshop.output("cjs", "{}").asText()).isEqualTo("a library");
    }

    @Test
    void theContextSaysWhatLambdasSays() throws Exception {
        workshop.node("f", """
                exports.handler = async (event, context) => {
                  const left = context.getRemainingTimeInMillis();
                  return [context.functionName, context.functionVersion, context.memoryLimitInMB,
                    context.invokedFunctionArn, context.logGroupName, left > 1000 && left <= 20000,
                    context.awsRequestId.length, process.env.AWS_EXECUTION_ENV,
                    process.env.LAMBDA_TASK_ROOT === process.cwd(), process.env.TZ];
                };
                """);
        assertThat(workshop.output("f", "{}")).isEqualTo(Json.read("""
                ["f", "$LATEST", "128", "arn:aws:lambda:us-east-1:000000000000:function:f", "/aws/lambda/f", true, 36,
                 "AWS_Lambda_nodejs20.x", true, ":UTC"]"""));
    }

    @Test
    void errorsHaveTypeMessageAndTrace() throws Exception {
        workshop.node("f", """
                class OutOfStock extends Error {
                  constructor(message) { super(message); this.name = 'OutOfStock'; }
                }
                exports.handler = async (event) => {
                  if (event.how === 'thrown') throw new OutOfStock('no ink');
                  throw 'just text';
                };
                exports.called = (event, context, callback) => callback(new TypeError('back'));
                """).function("called", declared("index.called").replace("{", "{\"code\":\"f\","));
        Failure failure = workshop.failure("f", "{\"how\":\"thrown\"}");
        assertThat(failure.error()).contains("OutOfStock");
        JsonNode cause = Json.read(failure.cause().orElseThrow());
        assertThat(cause.path("errorMessage").asText()).isEqualTo("no ink");
        assertThat(cause.path("trace").path(0).asText()).isEqualTo("OutOfStock: no ink");
        assertThat(cause.path("trace").path(1).asText()).contains("index.js:5");
        assertThat(workshop.cause("f", "{}")).isEqualTo(
                Json.read("{\"errorType\":\"string\",\"errorMessage\":\"just text\",\"trace\":[]}"));
        assertThat(workshop.failure("called", "{}").error()).contains("TypeError");
    }

    @Test
    void whatCannotBeginSaysWhy() throws Exception {
        workshop.node("syntax", "exports.handler = (").node("nameless", "exports.other = 1")
                .node("requires", "require('nothing-of-that-name')").node("throws", "throw new RangeError('at once')")
                .function("absent", declared("gone.handler").replace("{", "{\"code\":\"syntax\","));
        assertThat(workshop.failure("syntax", "{}").error()).contains("Runtime.UserCodeSyntaxError");
        assertThat(workshop.cause("nameless", "{}").path("errorMessage").asText())
                .isEqualTo("index.handler is undefined or not exported");
        assertThat(workshop.failure("nameless", "{}").error()).contains("Runtime.HandlerNotFound");
        assertThat(workshop.cause("requires", "{}").path("errorMessage").asText())
                .startsWith("Error: Cannot find module 'nothing-of-that-name'\nRequire stack:");
        assertThat(workshop.failure("absent", "{}").error()).contains("Runtime.ImportModuleError");
        assertThat(workshop.failure("throws", "{}").error()).contains("RangeError");
    }

    @Test
    void errorsThatNobodyCatchesEndTheProcessAndTheCall() throws Exception {
        workshop.node("f", """
                exports.handler = (event) => new Promise(() => {
                  if (event.how === 'rejected') Promise.reject(new Error('unseen'));
                  else setTimeout(() => { throw new EvalError('later'); }, 1);
                  setTimeout(() => {}, 60000);
                });
                """);
        assertThat(workshop.failure("f", "{\"how\":\"rejected\"}").error())
                .contains("Runtime.UnhandledPromiseRejection");
        assertThat(workshop.cause("f", "{\"how\":\"rejected\"}").path("errorMessage").asText())
                .isEqualTo("Error: unseen");
        assertThat(workshop.failure("f", "{}").error()).contains("EvalError");
    }

    @Test
    void printedLinesAreInTheLogWithTimeAndLevel() throws Exception {
        workshop.node("f", """
                exports.handler = async () => {
                  console.log('hello %s', 'world', { a: 1 });
                  console.error('oh');
                  process.stdout.write('raw');
                };
                """);
        FunctionAnswer.Returned answer = workshop.invoked("f", "{}");
        String id = answer.requestId();
        assertThat(answer.payload()).isEqualTo("null");
        assertThat(Workshop.logOf(answer)).matches("(?s)START RequestId: " + id + " Version: \\$LATEST\n\\S+Z\t" + id
                + "\tINFO\thello world \\{ a: 1 }\n\\S+Z\t" + id + "\tERROR\toh\nraw\nEND RequestId: " + id
                + "\nREPORT .*");
    }
}
