package dev.pawl.approval.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What a workflow asks; it never changes.
 *
 * @param required
 *            how many have to approve
 * @param rejections
 *            how many rejections end it; empty: as many as make the quorum unreachable
 * @param form
 *            a JSON Schema of answers
 * @param requester
 *            in whose interest it is asked
 * @param selfApproval
 *            whether the requester may decide
 * @param channels
 *            how people are told; empty: in every way there is
 */
public record Ask(String title, Optional<String> message, Optional<JsonNode> details, Approvers approvers,
        int required, Optional<Integer> rejections, Optional<JsonNode> form, Optional<String> requester,
        boolean selfApproval, Timetable timetable, Optional<List<String>> channels) {

    /** Whether that person must keep out of the decision. */
    public boolean excludes(String person) {
        return !selfApproval && requester.filter(person::equals).isPresent();
    }
}
