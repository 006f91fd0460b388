package dev.pawl.asl.parse;

import dev.pawl.expr.jsonata.JsonataTemplate;
import dev.pawl.expr.template.PayloadTemplate;
import java.util.Optional;

/** Reads Assign: an object whose members are variables. */
final class AssignParser {
    private static final String NAME = "Assign";
    private static final int LONGEST_NAME = 80;

    private AssignParser() {}

    static Optional<PayloadTemplate> jsonPath(Fields fields) {
        checkNames(fields);
        return PathFields.template(fields, NAME);
    }

    static Optional<JsonataTemplate> jsonata(Fields fields, Reach reach) {
        checkNames(fields);
        return JsonataFields.template(fields, NAME, reach);
    }

    private static void checkNames(Fields fields) {
        fields.object(NAME).ifPresent(assign -> {
            for (String key : assign.names()) {
                checkName(key.endsWith(".$") ? key.substring(0, key.length() - 2) : key, fields.problems(),
                        assign.at(key));
            }
        });
    }

    private static void checkName(String name, Problems problems, Location at) {
        if (name.equals("states")) {
            problems.add(Problem.error(ProblemCode.RESERVED_VARIABLE_NAME,
                    "Cannot assign to reserved variable '$states'.", at));
        } else if (!isIdentifier(name)) {
            problems.add(Problem.error(ProblemCode.INVALID_VARIABLE_NAME,
                    "Invalid variable name '" + name + "': the variable name contains invalid characters.", at));
        } else if (name.length() > LONGEST_NAME) {
            problems.add(Problem.error(ProblemCode.INVALID_VARIABLE_NAME, "Invalid variable name '" + name
                    + "': the variable name exceeds the 80-character limit allowed by the service.", at));
        }
    }

    private static boolean isIdentifier(String name) {
        return !name.isEmpty() && Character.isUnicodeIdentifierStart(name.codePointAt(0))
                && name.codePoints().allMatch(c -> Character.isUnicodeIdentifierPart(c)
                        && !Character.isIdentifierIgnorable(c));
    }
}
