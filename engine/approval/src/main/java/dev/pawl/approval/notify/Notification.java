package dev.pawl.approval.notify;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that people are to be told.
 *
 * @param id
 *            the same each time that it is delivered
 * @param at
 *            when it happened
 * @param recipient
 *            whom to tell; empty for channels that speak to everybody
 * @param text
 *            what was said: the question, the answer, the comment of a delegation, the reason of a decision
 * @param by
 *            who did it, if a person did
 */
public record Notification(String id, Kind kind, Instant at, Request request, Optional<Recipient> recipient,
        Optional<String> text, Optional<String> by) {

    /** What happened. */
    public enum Kind {
        /** Somebody is asked to decide. */
        REQUESTED,
        /** It still waits. */
        REMINDER,
        /** It waited too long, and others are asked now. */
        ESCALATED,
        /** Somebody is to decide in another's place. */
        DELEGATED,
        /** One of those who were asked has taken it. */
        CLAIMED,
        /** Whoever had taken it has given it back. */
        RELEASED,
        /** Somebody is asked a question. */
        QUESTION,
        /** A question was answered. */
        ANSWERED,
        /** It is decided: see {@link Request#status()}. */
        DECIDED,
        /** Nobody needs to decide any more. */
        CANCELLED,
        /** Something went wrong, and nobody is asked to decide anything: the request's title says what. */
        ALERT
    }

    /**
     * A person.
     *
     * @param name
     *            as in the section people
     * @param displayName
     *            for people; the same as the name if none is configured
     * @param link
     *            where this person may decide, or answer, without a login; empty if there is nothing for them to
     *            do,
     *            or links are off
     */
    public record Recipient(String name, String displayName, Optional<String> email, Optional<URI> link) {
        /** Without the link, which is as good as a password. */
        @Override
        public String toString() {
            return "Recipient[" + name + "]";
        }
    }

    /**
     * What is asked.
     *
     * @param message
     *            text as it was given: marks such as **bold** may be shown or left as they are
     * @param details
     *            JSON that whoever decides should see
     * @param approvers
     *            whom it was put to: users, and groups as {@code group:NAME}
     * @param status
     *            WAITING, APPROVED, REJECTED, EXPIRED or CANCELLED when it happened
     */
    public record Request(String id, String title, Optional<String> message, Optional<JsonNode> details,
            Optional<String> requester, List<String> approvers, String status, Instant createdAt,
            Optional<Instant> due, String executionArn, String stateMachineArn) {
        /** Keeps its own copy. */
        public Request {
            approvers = List.copyOf(approvers);
        }
    }
}
