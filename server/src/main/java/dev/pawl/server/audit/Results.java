package dev.pawl.server.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** What an answer says was made or moved: its name, and nothing that could be somebody's data. */
public final class Results {
    private static final List<String> NAMES = List.of("executionArn", "stateMachineVersionArn", "stateMachineAliasArn",
            "stateMachineArn", "activityArn", "id");

    private Results() {}

    /** As a fact of a note; none if the answer names nothing. */
    public static Map<String, String> of(JsonNode answer) {
        return NAMES.stream().filter(name -> answer.path(name).isTextual()).findFirst()
                .map(name -> Map.of("result", answer.path(name).textValue())).orElse(Map.of());
    }
}
