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

class PythonFunctionTest {
    @TempDir
    Path folder;
    private Workshop workshop;

    @BeforeEach
    void open() {
        assumeThat(Programs.has("python3")).as("python3 is there").isTrue();
        workshop = Workshop.in(folder);
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void returnsWhatTheHandlerReturns() throws Exception {
        workshop.python("f", "def handler(event, context):\n    return {'twice': event['n'] * 2, 'ü': 'ß'}\n");
        assertThat(workshop.output("f", "{\"n\":21}")).isEqualTo(Json.read("{\"twice\":42,\"ü\":\"ß\"}"));
    }

    @Test
    void aHandlerMayLieInAPackage() throws Exception {
        workshop.file("f/orders/__init__.py", "").file("f/orders/price.py", """
                from orders.tax import rate
                def total(event, context):
                    return event * rate
                """).file("f/orders/tax.py", "rate = 3").function("f",
                "{\"runtime\":\"python3.11\",\"handler\":\"orders/price.total\",\"timeout\":20}");
        assertThat(workshop.output("f", "4").asInt()).isEqualTo(12);
    }

    @Test
    void theContextSaysWhatLambdasSays() throws Exception {
        workshop.python("f", """
                import os
                def handler(event, context):
                    left = context.get_remaining_time_in_millis()
                    return [context.function_name, context.function_version, context.memory_limit_in_mb,
                            context.invoked_function_arn, context.log_group_name, 1000 < left <= 20000,
                            len(context.aws_request_id), os.environ['AWS_REGION'], os.environ['AWS_EXECUTION_ENV'],
                            os.environ['LAMBDA_TASK_ROOT'] == os.getcwd(), 'Root=1-' in os.environ['_X_AMZN_TRACE_ID']]
                """);
        assertThat(workshop.output("f:live", "{}")).isEqualTo(Json.read("""
                ["f", "$LATEST", "128", "arn:aws:lambda:us-east-1:000000000000:function:f:live", "/aws/lambda/f", true,
                 36, "us-east-1", "AWS_Lambda_python3.11", true, true]"""));
    }

    @Test
    void anExceptionHasTypeMessageAndTrace() throws Exception {
        workshop.python("f", """
                class OutOfStock(Exception):
                    pass
                def handler(event, context):
                    raise OutOfStock('no ' + event['what'])
                """);
        Failure failure = workshop.failure("f", "{\"what\":\"ink\"}");
        assertThat(failure.error()).contains("OutOfStock");
        JsonNode cause = Json.read(failure.cause().orElseThrow());
        assertThat(cause.path("errorMessage").asText()).isEqualTo("no ink");
        assertThat(cause.path("stackTrace").size()).isEqualTo(1);
        assertThat(cause.path("stackTrace").path(0).asText())
                .matches("  File \".*/f/app.py\", line 4, in handler\\n    raise OutOfStock\\(.*\\)\\n");
        assertThat(cause.path("requestId").asText()).hasSize(36);
    }

    @Test
    void whatCannotBeginSaysWhy() throws Exception {
        workshop.python("missing", "import nothing_of_that_name").python("syntax", "def handler(:\n")
                .python("nameless", "x = 1").python("raises", "raise ValueError('at once')");
        assertThat(workshop.cause("missing", "{}").toString()).isEqualTo("{\"errorMessage\":\"Unable to import module "
                + "'app': No module named 'nothing_of_that_name'\",\"errorType\":\"Runtime.ImportModuleError\","
                + "\"requestId\":\"\",\"stackTrace\":[]}");
        assertThat(workshop.failure("syntax", "{}").error()).contains("Runtime.UserCodeSyntaxError");
        assertThat(workshop.cause("nameless", "{}").path("errorMessage").asText())
                .isEqualTo("Handler 'handler' missing on module 'app'");
        assertThat(workshop.failure("nameless", "{}").error()).contains("Runtime.HandlerNotFound");
        assertThat(workshop.failure("raises", "{}").error()).contains("ValueError");
    }

    @Test
    void whatIsNoJsonCannotBeReturned() throws Exception {
        workshop.python("f", "def handler(event, context):\n    return {1, 2}\n");
        assertThat(workshop.cause("f", "{}").path("errorMessage").asText())
                .isEqualTo("Unable to marshal response: Object of type set is not JSON serializable");
    }

    @Test
    void printedLinesAndRecordsAreInTheLog() throws Exception {
        workshop.python("f", """
                import logging, sys
                logging.getLogger().setLevel(logging.INFO)
                def handler(event, context):
                    print('plain')
                    sys.stderr.write('to the other\\n')
                    logging.info('recorded')
                    return None
                """);
        FunctionAnswer.Returned answer = workshop.invoked("f", "{}");
        String id = answer.requestId();
        assertThat(answer.payload()).isEqualTo("null");
        assertThat(Workshop.logOf(answer)).matches("(?s)START RequestId: " + id + " Version: \\$LATEST\nplain\n"
                + "to the other\n\\[INFO]\t\\S+Z\t" + id + "\trecorded\nEND RequestId: " + id + "\nREPORT RequestId: "
                + id + "\tDuration: .* ms\tBilled Duration: \\d+ ms\tMemory Size: 128 MB\tMax Memory Used: \\d+ MB\t"
                + "Init Duration: .* ms\t\n");
        assertThat(workshop.log).contains("plain");
    }
}
