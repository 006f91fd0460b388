package dev.pawl.asl.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.parse.DefinitionText;
import dev.pawl.asl.parse.Problems;
import java.util.Optional;

/**
 * How CreateStateMachine refuses the label of a Map. Unlike all other refusals the recorded ones name an
 * exception of
 * Python with its arguments and then repeat the definition, so they are formed apart from the problems that
 * people
 * read.
 */
final class LabelRefusal {
    private LabelRefusal() {}

    /** The message about the first label that is wrong; empty if none is. */
    static Optional<String> of(String definition) {
        return DefinitionText.read(definition, new Problems()).flatMap(LabelRefusal::problem).map(
                problem -> "Error=ValueError Args=[" + quoted(problem) + "] in definition '" + definition + "'.");
    }

    private static Optional<String> problem(JsonNode definition) {
        return Outline.of(definition, MachineType.STANDARD).states().stream().filter(LabelRule::isLabelled)
                .map(LabelRule::label).map(LabelRefusal::problem).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> problem(String label) {
        return switch (LabelRule.flaw(label)) {
            case NONE -> Optional.empty();
            case EMPTY -> Optional.of("Label cannot be empty");
            case TOO_LONG -> Optional.of("Label cannot exceed 40 characters");
            case INVALID_CHARACTER -> Optional.of("Label contains invalid character: " + quoted(label.codePoints()
                    .filter(LabelRule::isForbidden).mapToObj(Character::toString).findFirst().orElseThrow()));
        };
    }

    /** As Python prints a text: in single quotes unless it has such and no double ones. */
    private static String quoted(String text) {
        char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
        StringBuilder all = new StringBuilder().append(quote);
        text.codePoints().forEach(c -> all.append(c == quote || c == '\\' ? "\\" + (char) c : printed(c)));
        return all.append(quote).toString();
    }

    private static String printed(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case ' ' -> " ";
            default -> {
                if (!LabelRule.isInvisible(c)) {
                    yield Character.toString(c);
                }
                yield c <= 0xff
                        ? String.format("\\x%02x", c)
                        : String.format(c <= 0xffff ? "\\u%04x" : "\\U%08x", c);
            }
        };
    }
}
