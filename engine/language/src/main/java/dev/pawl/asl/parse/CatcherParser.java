package dev.pawl.asl.parse;

import dev.pawl.asl.Catcher;
import dev.pawl.asl.QueryLanguage;
import java.util.List;

/** Reads the catchers of a state. */
final class CatcherParser {
    static final AllowedFields ALLOWED = AllowedFields.of("ErrorEquals", "Next", "Comment", "Assign")
            .jsonPath("ResultPath").jsonata("Output");

    private CatcherParser() {}

    static List<Catcher> parseAll(Fields state, QueryLanguage language) {
        List<Catcher> catchers = state.elements("Catch", true,
                e -> parse(Fields.of(e.node(), e.location(), state.problems()), language));
        ErrorNames.check(catchers.stream().map(Catcher::errorEquals).toList(), state, "Catch");
        return catchers;
    }

    private static Catcher parse(Fields fields, QueryLanguage language) {
        fields.allowOnly(ALLOWED, language);
        fields.require("ErrorEquals", "Next");
        Catcher.Handling handling = switch (language) {
            case JSON_PATH ->
                new Catcher.Handling.JsonPath(PathFields.resultPath(fields), AssignParser.jsonPath(fields));
            case JSONATA -> new Catcher.Handling.Jsonata(JsonataFields.template(fields, "Output", Reach.ERROR_OUTPUT),
                    AssignParser.jsonata(fields, Reach.ERROR_OUTPUT));
        };
        return new Catcher(fields.texts("ErrorEquals"), fields.textOrEmpty("Next"), fields.text("Comment"), handling);
    }
}
