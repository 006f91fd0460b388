package dev.pawl.approval.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a person may do about a request. */
public sealed interface Act {
    /** Says yes. */
    record Approve(Optional<String> comment, Optional<JsonNode> answers) implements Act {}

    /** Says no. */
    record Reject(Optional<String> reason, Optional<JsonNode> answers) implements Act {}

    /**
     * Asks something before deciding.
     *
     * @param to
     *            whom; the requester if it is nobody else
     */
    record AskBack(Optional<String> to, String text) implements Act {}

    /**
     * Answers a question.
     *
     * @param number
     *            which one; empty: the only one that waits for this person
     */
    record Answer(Optional<Integer> number, String text) implements Act {}

    /** Takes it, so that others leave it alone. */
    record Claim() implements Act {}

    /** Gives it back. */
    record Release() implements Act {}

    /** Lets another decide. */
    record Delegate(String to, Optional<String> comment) implements Act {}

    /** Says something. */
    record Comment(String text) implements Act {}
}
