package dev.pawl.server.rest.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.rest.RestClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorRoutesTest {
    @TempDir
    private Path folder;

    @Test
    void saysWhatThereIsAndNothingSecret() throws Exception {
        Path code = Files.createDirectory(folder.resolve("code"));
        Files.writeString(code.resolve("bootstrap"), "#!/bin/sh\n");
        String configuration = """
                {"secrets": {"crm": {"env": "CRM"}},
                 "connections": {"crm": {"type": "BASIC", "username": "u", "password": "{{secret:crm}}"}},
                 "containers": {"host": "unix:///nowhere/docker.sock"},
                 "localFunctions": {"Greet": {"runtime": "provided.al2023", "code": "%s"}}}""".formatted(code);
        try (Installed installed = new Installed(folder.resolve("pawl.db"), configuration, Map.of("CRM", "hunter22"));
                RestClient rest = new RestClient(installed.port())) {
            JsonNode answer = rest.get("/connectors");
            assertThat(answer.toString()).doesNotContain("hunter22");
            Map<String, JsonNode> byName = new TreeMap<>();
            answer.path("connectors").forEach(one -> byName.put(one.path("name").asText(), one));
            assertThat(byName).containsKeys("activity", "approval", "aws", "batch", "container", "function", "http",
                    "kubernetes", "workflow");
            assertThat(named(byName, "function").path("things").findValuesAsText("name")).contains("Greet");
            assertThat(named(byName, "http").path("things").findValuesAsText("name")).containsExactly("crm");
            assertThat(named(byName, "container").path("available").booleanValue()).isFalse();
            assertThat(named(byName, "container").path("detail").asText()).isNotEmpty();
            assertThat(named(byName, "aws").path("things").findValuesAsText("name")).contains("sfn");
            assertThat(named(byName, "workflow").path("resources").path(0).asText())
                    .isEqualTo("arn:aws:states:::states:startExecution");
        }
    }

    private static JsonNode named(Map<String, JsonNode> byName, String name) {
        return byName.getOrDefault(name, MissingNode.getInstance());
    }
}
