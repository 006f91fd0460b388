package dev.pawl.browser.source;

import com.google.javascript.rhino.Node;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What would turn text into markup or code, speak to others, or talk to nobody. */
final class Dangers {
    private static final Set<String> MEMBERS = Set.of("innerHTML", "outerHTML", "insertAdjacentHTML",
            "dangerouslySetInnerHTML", "setHTMLUnsafe", "srcdoc", "createContextualFragment");
    private static final Set<String> NAMES = Set.of("eval", "Function", "console", "alert", "XMLHttpRequest");
    private static final Pattern MARKED = Pattern
            .compile("dangerouslySetInnerHTML|srcdoc=|<script|\\son\\w+=\"|style=\"");
    private static final Pattern HOST = Pattern.compile("(?:https?:|^|[\"'=(\\s])//(?!www\\.w3\\.org/)[a-z0-9]+[.:]");

    private Dangers() {}

    static List<String> in(JsModule module) {
        return module.nodes().flatMap(node -> told(module, node)).distinct().toList();
    }

    private static Stream<String> told(JsModule module, Node node) {
        return switch (node.getToken()) {
            case GETPROP, OPTCHAIN_GETPROP, STRING_KEY -> member(module, node);
            case NAME -> NAMES.contains(node.getString())
                    ? Stream.of(module.at(node) + ": uses " + node.getString())
                    : Stream.of();
            case STRINGLIT -> text(module, node, node.getString());
            case TEMPLATELIT_STRING -> text(module, node, node.getRawString());
            default -> Stream.of();
        };
    }

    private static Stream<String> member(JsModule module, Node node) {
        String name = node.getString();
        boolean write = (name.equals("write") || name.equals("writeln")) && node.hasChildren()
                && node.getFirstChild().matchesQualifiedName("document");
        return MEMBERS.contains(name) || write ? Stream.of(module.at(node) + ": uses " + name) : Stream.of();
    }

    private static Stream<String> text(JsModule module, Node node, String text) {
        return Stream.of(MARKED, HOST).map(pattern -> pattern.matcher(text)).filter(Matcher::find)
                .map(found -> module.at(node) + ": says " + found.group());
    }
}
