package dev.pawl.connector.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs of one's own that speak the Runtime API. */
@Timeout(90)
class ProvidedFunctionTest {
    private static final String PROGRAM = """
            #!/usr/bin/env python3
            import http.client, json, os, sys
            def call(method, path, body=None):
                c = http.client.HTTPConnection(os.environ['AWS_LAMBDA_RUNTIME_API'])
                chunks = iter([body]) if isinstance(body, bytes) and CHUNKED else body
                c.request(method, '/2018-06-01/runtime/' + path, chunks, encode_chunked=CHUNKED and body is not None,
                          headers={'Transfer-Encoding': 'chunked'} if CHUNKED and body is not None else {})
                r = c.getresponse()
                return r.status, r.headers, r.read()
            CHUNKED = os.environ.get('CHUNKED') == 'yes'
            while True:
                status, headers, event = call('GET', 'invocation/next')
                if status != 200:
                    sys.exit(0)
                event = json.loads(event)
                id = headers['Lambda-Runtime-Aws-Request-Id']
                if event.get('size'):
                    answer = call('POST', 'invocation/' + id + '/response', b'"' + b'x' * event['size'] + b'"')
                    print(answer[0], answer[2].decode(), flush=True)
                    continue
                if event.get('error'):
                    call('POST', 'invocation/' + id + '/error', json.dumps(event['error']).encode())
                    continue
                seen = [call('POST', 'invocation/other/response', b'1')[0], call('GET', 'invocation/next')[0],
                        call('GET', 'nowhere')[0]]
                seen.append(headers.get('Lambda-Runtime-Invoked-Function-Arn'))
                call('POST', 'invocation/' + id + '/response', json.dumps(seen).encode())
            """;
    private static final String DECLARED = "{\"runtime\":\"provided.al2023\",\"timeout\":20}";

    @TempDir
    Path folder;
    private Workshop workshop;

    @BeforeEach
    void open() throws Exception {
        assumeThat(Programs.has("python3")).as("python3 is there").isTrue();
        workshop = Workshop.in(folder).file("f/bootstrap", PROGRAM).function("f", DECLARED);
        assertThat(folder.resolve("f/bootstrap").toFile().setExecutable(true)).isTrue();
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void theProtocolIsKeptTo() throws Exception {
        assertThat(workshop.output("f", "{}")).isEqualTo(
                Json.read("[400, 403, 404, \"arn:aws:lambda:us-east-1:000000000000:function:f\"]"));
    }

    @Test
    void anErrorIsPassedOnAsItIs() throws Exception {
        assertThat(workshop.failure("f", "{\"error\":{\"errorType\":\"Mine\",\"errorMessage\":\"x\"}}"))
                .isEqualTo(dev.pawl.history.Failure.of("Mine", "{\"errorType\": \"Mine\", \"errorMessage\": \"x\"}"));
        assertThat(workshop.failure("f", "{\"error\":{\"odd\":1}}").error()).contains("Lambda.Unknown");
    }

    @Test
    void anAnswerThatIsTooLongIsRefused() throws Exception {
        JsonNode cause = workshop.cause("f", "{\"size\":7000000}");
        assertThat(cause.path("errorType").asText()).isEqualTo("Function.ResponseSizeTooLarge");
        assertThat(cause.path("errorMessage").asText()).isEqualTo(
                "Response payload size (7000002 bytes) exceeded maximum allowed payload size (6291556 bytes).");
        // The process goes on.
        assertThat(workshop.output("f", "{}").size()).isEqualTo(4);
        assertThat(workshop.log).anyMatch(line -> line.startsWith("413 "));
    }

    @Test
    void anAnswerMayComeInChunks() throws Exception {
        workshop.function("f", DECLARED.replace("{", "{\"environment\":{\"CHUNKED\":\"yes\"},"));
        assertThat(workshop.output("f", "{}").size()).isEqualTo(4);
        assertThat(workshop.cause("f", "{\"size\":7000000}").path("errorType").asText())
                .isEqualTo("Function.ResponseSizeTooLarge");
    }

    @Test
    void aZipIsUnpackedAndUnpackedAgainWhenItChanges() throws Exception {
        workshop.function("zipped", DECLARED.replace("{", "{\"code\":\"f.zip\","));
        zip("bootstrap", PROGRAM);
        assertThat(workshop.output("zipped", "{}").size()).isEqualTo(4);
        zip("bootstrap", "#!/bin/sh\nexit 3\n");
        assertThat(workshop.cause("zipped", "{}").path("errorMessage").asText()).endsWith("exit status 3");
    }

    @Test
    void aZipWhoseNamesLeadOutOfItWritesNothingOutside() throws Exception {
        workshop.function("evil", DECLARED.replace("{", "{\"code\":\"f.zip\","));
        zip("../../escaped", "x");
        assertThat(workshop.failure("evil", "{}").error()).contains("Lambda.InvalidRuntimeException");
        assertThat(Files.exists(folder.resolve("escaped"))).isFalse();
    }

    private void zip(String name, String content) throws Exception {
        try (OutputStream out = Files.newOutputStream(folder.resolve("f.zip"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    @Test
    void aProgramThatIsNotThereIsNamed() throws Exception {
        workshop.function("none", DECLARED).file("none/other", "");
        assertThat(workshop.failure("none", "{}").cause().orElseThrow()).contains("Expected an executable file ")
                .contains("none/bootstrap for function none (provided.al2023), but there is none");
    }
}
