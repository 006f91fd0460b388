package dev.pawl.server.rest.approval;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.people.People;
import dev.pawl.approval.rule.Possible;
import dev.pawl.approval.rule.Waiting;
import dev.pawl.server.auth.Principal;
import java.util.Locale;

/** What a request is to the caller, and which acts are possible; none for whoever gives no name. */
final class YourPart {
    private YourPart() {}

    static ObjectNode of(ApprovalRequest request, Principal principal, People people) {
        ObjectNode out = ApprovalJson.object();
        ArrayNode may = out.putArray("may");
        ArrayNode questions = out.putArray("questions");
        if (principal.isAnonymous()) {
            return out;
        }
        String name = principal.name();
        out.put("name", name).put("waits", Waiting.waitsFor(request, name, people)).put("excluded",
                request.ask().excludes(name));
        Possible.of(request, name, people).forEach(act -> may.add(act.name().toLowerCase(Locale.ROOT)));
        Waiting.questions(request, name).forEach(question -> questions.add(question.number()));
        return out;
    }
}
