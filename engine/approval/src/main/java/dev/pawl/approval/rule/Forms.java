package dev.pawl.approval.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Judges forms, which are JSON Schemas, and the answers that people give to them. */
public interface Forms {
    /** Takes every answer: for those who check elsewhere. */
    Forms NONE = new Forms() {
        @Override
        public List<String> mistakesIn(JsonNode form) {
            return List.of();
        }

        @Override
        public List<FormMistake> mistakesIn(JsonNode answers, JsonNode form) {
            return List.of();
        }
    };

    /** What is wrong with a form; empty if answers can be held against it. */
    List<String> mistakesIn(JsonNode form);

    /** What is wrong with answers; empty if they are as the form wants them. */
    List<FormMistake> mistakesIn(JsonNode answers, JsonNode form);
}
