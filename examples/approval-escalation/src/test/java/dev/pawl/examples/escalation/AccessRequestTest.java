package dev.pawl.examples.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.examples.harness.DefinitionFile;
import dev.pawl.examples.harness.Ended;
import dev.pawl.examples.harness.ExampleEngine;
import dev.pawl.json.Json;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the real engine; people are this test. */
class AccessRequestTest {
    private static final Path WORKFLOW = Path.of("workflow.asl.json");
    private static final Path WITH_TOKENS = Path.of("with-tokens.asl.json");

    @TempDir
    private Path folder;

    @Test
    void theFilesAreWhatJavaSays() {
        assertThat(DefinitionFile.json(AccessRequest.WORKFLOW.build())).isEqualTo(DefinitionFile.json(WORKFLOW));
        assertThat(DefinitionFile.json(AccessRequest.WITH_TOKENS.build())).isEqualTo(DefinitionFile.json(WITH_TOKENS));
    }

    @Test
    void whoeverBringsTheTokenBackDecides() throws InterruptedException {
        AskPerson people = new AskPerson();
        AccessLog log = new AccessLog();
        try (ExampleEngine engine = ExampleEngine.in(folder, people, log)) {
            String execution = engine.start(engine.deploy("access", WITH_TOKENS),
                    DefinitionFile.text(Path.of("input.json")).replace("28800", "2"));
            JsonNode first = question(people);
            JsonNode reminder = question(people);
            JsonNode escalation = question(people);
            assertThat(first.path("reminder").asBoolean()).isFalse();
            assertThat(reminder.path("reminder").asBoolean()).isTrue();
            assertThat(reminder.path("token")).isNotEqualTo(first.path("token"));
            assertThat(escalation.path("whom").asText()).isEqualTo("max");
            engine.engine().tasks().succeed(escalation.path("token").asText(), "{\"by\": \"max\"}")
                    .toCompletableFuture().join();
            Ended ended = engine.await(execution);
            assertThat(ended.output().path("by").asText()).isEqualTo("max");
            assertThat(log.entries().values())
                    .containsExactly(Json.read("{\"granted\": true, \"by\": \"max\"}"));
        }
    }

    private static JsonNode question(AskPerson people) throws InterruptedException {
        return Objects.requireNonNull(people.questions().poll(30, TimeUnit.SECONDS), "Expected a question");
    }
}
