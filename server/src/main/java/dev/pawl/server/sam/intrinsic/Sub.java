package dev.pawl.server.sam.intrinsic;

import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.Tree.Fields;
import dev.pawl.server.sam.tree.Tree.Leaf;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Fn::Sub}: a text with {@code ${Name}}, {@code ${Resource.Attribute}} and {@code ${!Literal}}. */
final class Sub implements Intrinsic {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    @Override
    public Optional<Tree> value(Tree argument, Place place, Resolver resolver) {
        if (argument instanceof Tree.Items) {
            List<Tree> both = resolver.arguments(argument, 2, 2, "a text and a mapping of values");
            return Optional.of(Leaf.text(place, replaced(resolver.text(both.get(0)), own(both.get(1), resolver), place,
                    resolver)));
        }
        return Optional.of(Leaf.text(place, replaced(resolver.text(argument), Map.of(), place, resolver)));
    }

    private static Map<String, String> own(Tree values, Resolver resolver) {
        if (!(values instanceof Fields fields)) {
            throw resolver.unknown(values.place(), "Expected a mapping of values, but got " + values.described());
        }
        Map<String, String> own = new LinkedHashMap<>();
        fields.fields().forEach((name, value) -> own.put(name, resolver.text(value)));
        return own;
    }

    private static String replaced(String text, Map<String, String> own, Place place, Resolver resolver) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        StringBuilder out = new StringBuilder();
        while (placeholder.find()) {
            String name = placeholder.group(1).strip();
            String value = name.startsWith("!") ? "${" + name.substring(1) + "}" : value(name, own, place, resolver);
            placeholder.appendReplacement(out, Matcher.quoteReplacement(value));
        }
        return placeholder.appendTail(out).toString();
    }

    private static String value(String name, Map<String, String> own, Place place, Resolver resolver) {
        String given = own.get(name);
        if (given != null) {
            return given;
        }
        int dot = name.indexOf('.');
        return resolver.text(dot < 0
                ? Ref.of(name, place, resolver)
                : GetAtt.of(name.substring(0, dot), name.substring(dot + 1), place, resolver));
    }
}
