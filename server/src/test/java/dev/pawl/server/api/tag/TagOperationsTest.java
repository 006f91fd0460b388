package dev.pawl.server.api.tag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.assembly.RealServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TagOperationsTest {
    private RealServer server;
    private String activity = "";

    @BeforeEach
    void start(@TempDir Path folder) {
        server = new RealServer(folder.resolve("pawl.db"));
        activity = server.ok("CreateActivity", "name", "tagged", "tags", List.of(tag("a", "1"), tag("b", "")))
                .path("activityArn").asText();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Map<String, String> tag(String key, String value) {
        return Map.of("key", key, "value", value);
    }

    private JsonNode tags() {
        return server.ok("ListTagsForResource", "resourceArn", activity).path("tags");
    }

    @Test
    void tags_are_added_replaced_and_removed() {
        assertThat(tags().findValuesAsText("key")).containsExactly("a", "b");
        assertThat(server.ok("TagResource", "resourceArn", activity, "tags", List.of(tag("b", "2"), tag("c", "3"))))
                .isEmpty();
        assertThat(tags().findValuesAsText("value")).containsExactly("1", "2", "3");
        assertThat(server.ok("UntagResource", "resourceArn", activity, "tagKeys", List.of("a", "a", "z"))).isEmpty();
        assertThat(tags().findValuesAsText("key")).containsExactly("b", "c");
        server.ok("DeleteActivity", "activityArn", activity);
        assertThat(server.refused("ListTagsForResource", "resourceArn", activity))
                .isEqualTo("ResourceNotFound: Resource not found: '" + activity + "'");
    }

    @Test
    void a_resource_has_fifty_tags_at_most() {
        List<Map<String, String>> more = IntStream.range(0, 49).mapToObj(i -> tag("k" + i, "v")).toList();

        assertThat(server.refused("TagResource", "resourceArn", activity, "tags", more)).startsWith("TooManyTags: ");
        assertThat(tags()).hasSize(2);
    }

    @Test
    void only_machines_and_activities_have_tags() {
        String version = "arn:aws:states:us-east-1:123456789012:stateMachine:m:1";

        assertThat(server.refused("TagResource", "resourceArn", version, "tags", List.of()))
                .isEqualTo("ResourceNotFound: Resource not found: '" + version + "'");
    }
}
