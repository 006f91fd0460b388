package dev.pawl.server.rest.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.approval.model.Act;
import dev.pawl.approval.model.Actor;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.rest.ProblemException;
import dev.pawl.server.rest.RestRequest;
import java.util.Optional;

/** What a request's body says that somebody does. */
final class Acts {
    private static final int UNAUTHORIZED = 401;

    private Acts() {}

    static Act approve(RestRequest request) {
        return new Act.Approve(request.optionalText("comment"), answers(request));
    }

    static Act reject(RestRequest request) {
        return new Act.Reject(request.optionalText("reason").or(() -> request.optionalText("comment")),
                answers(request));
    }

    static Act ask(RestRequest request) {
        return new Act.AskBack(request.optionalText("to"), request.text("text"));
    }

    static Act answer(RestRequest request) {
        JsonNode number = request.body().path("question");
        if (!number.isMissingNode() && !number.isInt()) {
            throw ProblemException.invalid("Expected a whole number as question in the body, but got another value");
        }
        return new Act.Answer(number.isInt() ? Optional.of(number.intValue()) : Optional.empty(),
                request.text("text"));
    }

    static Act comment(RestRequest request) {
        return new Act.Comment(request.text("text"));
    }

    static Act delegate(RestRequest request) {
        return new Act.Delegate(request.text("to"), request.optionalText("comment"));
    }

    /** Who calls; nobody acts without a name. */
    static Actor actor(RestRequest request) {
        Principal principal = request.principal();
        if (principal.isAnonymous()) {
            throw new ProblemException(UNAUTHORIZED, "NameRequired", "Expected to know who acts, but nobody says so:"
                    + " give the header Pawl-User (pawl: --as USER), or sign with an access key");
        }
        return new Actor(principal.name(), Ways.of(request.headers()));
    }

    private static Optional<JsonNode> answers(RestRequest request) {
        JsonNode answers = request.body().path("answers");
        return answers.isMissingNode() || answers.isNull() ? Optional.empty() : Optional.of(answers);
    }
}
