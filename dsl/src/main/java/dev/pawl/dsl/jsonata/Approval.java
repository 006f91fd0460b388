package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What a decision of people looks like to the workflow.
 *
 * @param decision
 *            APPROVED; a rejection is an error, whose cause has REJECTED here
 * @param decidedAt
 *            a time in ISO 8601
 * @param answers
 *            what was filled in, of all approvals together
 */
public record Approval(@JsonProperty("RequestId") String requestId, @JsonProperty("Title") String title,
        @JsonProperty("Decision") String decision, @JsonProperty("DecidedAt") String decidedAt,
        @JsonProperty("DecidedBy") Optional<String> decidedBy, @JsonProperty("Approvals") List<Vote> approvals,
        @JsonProperty("Rejections") List<Vote> rejections, @JsonProperty("Answers") JsonNode answers,
        @JsonProperty("Reason") Optional<String> reason) {
    /**
     * What one person said.
     *
     * @param at
     *            a time in ISO 8601
     */
    public record Vote(@JsonProperty("User") String user, @JsonProperty("At") String at,
            @JsonProperty("Comment") Optional<String> comment, @JsonProperty("Answers") JsonNode answers) {}
}
