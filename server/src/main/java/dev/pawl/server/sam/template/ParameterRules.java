package dev.pawl.server.sam.template;

import dev.pawl.server.sam.tree.Tree.Fields;
import dev.pawl.server.sam.tree.Tree.Items;
import dev.pawl.server.sam.tree.Tree.Leaf;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a parameter's declaration demands of its value. */
final class ParameterRules {
    private static final int LONGEST_MATCHED = 4096;

    private ParameterRules() {}

    /** What was expected, if the value is something else. */
    static Optional<String> broken(Fields declared, String value) {
        return number(declared, value).or(() -> allowed(declared, value)).or(() -> pattern(declared, value))
                .or(() -> bound(declared, "MinLength", value.length(), false, "characters"))
                .or(() -> bound(declared, "MaxLength", value.length(), true, "characters"));
    }

    private static Optional<String> number(Fields declared, String value) {
        String type = Parameters.scalar(declared, "Type").orElse("");
        if (!type.equals("Number") && !type.equals("List<Number>")) {
            return Optional.empty();
        }
        if (!value.matches("-?\\d{1,30}(\\.\\d{1,30})?")) {
            return Optional.of("a number");
        }
        double number = new BigDecimal(value).doubleValue();
        return bound(declared, "MinValue", number, false, "").or(() -> bound(declared, "MaxValue", number, true, ""));
    }

    private static Optional<String> allowed(Fields declared, String value) {
        if (!(declared.get("AllowedValues").orElse(null) instanceof Items list)) {
            return Optional.empty();
        }
        List<String> values = list.items().stream().filter(Leaf.class::isInstance).map(l -> ((Leaf) l).text()).toList();
        return values.contains(value) ? Optional.empty() : Optional.of("one of " + values);
    }

    private static Optional<String> pattern(Fields declared, String value) {
        Optional<String> pattern = Parameters.scalar(declared, "AllowedPattern");
        if (pattern.isEmpty() || value.length() > LONGEST_MATCHED) {
            return Optional.empty();
        }
        try {
            boolean matches = Pattern.compile(pattern.get()).matcher(value).matches();
            return matches ? Optional.empty() : Optional.of("a text that matches " + pattern.get());
        } catch (PatternSyntaxException e) {
            return Optional.of("an AllowedPattern that is a regular expression");
        }
    }

    private static Optional<String> bound(Fields declared, String rule, double value, boolean most, String what) {
        return Parameters.scalar(declared, rule).filter(text -> text.matches("-?\\d{1,18}(\\.\\d{1,18})?"))
                .filter(text -> most ? value > Double.parseDouble(text) : value < Double.parseDouble(text))
                .map(text -> (most ? "at most " : "at least ") + (text + " " + what).strip());
    }
}
