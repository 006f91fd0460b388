package dev.pawl.browser.source;

import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Classes of elements: which templates use, and which style sheets know. */
final class Classes {
    private static final Pattern PLAIN = Pattern.compile("\\sclass=(?:\"([^\"]*)\"|([\\w-]+)(?=[\\s>/]))");
    private static final Pattern BEGUN = Pattern.compile("\\sclass=(?:\"[^\"]*)?$");
    private static final Pattern WORD = Pattern.compile("-?[A-Za-z_][\\w-]*");

    private Classes() {}

    /** Classes in templates that no style sheet has. */
    static List<String> unknown(JsModule module, Set<String> known) {
        List<String> offenders = new ArrayList<>();
        module.nodes().filter(node -> node.getToken() == Token.TEMPLATELIT)
                .forEach(template -> used(template).filter(name -> !known.contains(name))
                        .forEach(name -> offenders.add(module.at(template) + ": no style sheet has ." + name)));
        return offenders;
    }

    private static Stream<String> used(Node template) {
        List<String> names = new ArrayList<>();
        String before = "";
        for (Node child : JsModule.children(template).toList()) {
            if (child.getToken() == Token.TEMPLATELIT_STRING) {
                before = child.getRawString();
                PLAIN.matcher(" " + before).results()
                        .map(found -> found.group(1) != null ? found.group(1) : found.group(2))
                        .forEach(names::add);
            } else if (BEGUN.matcher(before).find()) {
                literals(child.getFirstChild()).forEach(names::add);
            }
        }
        return names.stream().flatMap(text -> WORD.matcher(text).results().map(found -> found.group()));
    }

    /** Texts that an expression can be, or that one can be made of. */
    private static Stream<String> literals(Node node) {
        return switch (node.getToken()) {
            case STRINGLIT -> Stream.of(node.getString());
            case HOOK -> Stream.concat(literals(node.getSecondChild()), literals(node.getLastChild()));
            case AND -> literals(node.getLastChild());
            case OR, COALESCE -> JsModule.children(node).flatMap(Classes::literals);
            case ADD -> whole(node);
            default -> Stream.of();
        };
    }

    /** A text that something is put after is only the begin of a name if no space is between. */
    private static Stream<String> whole(Node sum) {
        return literals(sum.getFirstChild()).map(text -> text.substring(0, text.lastIndexOf(' ') + 1));
    }

    /** Rules for classes that nothing can have. A class made of pieces is known by how it begins. */
    static List<String> unused(Collection<StyleSheet> sheets, Collection<JsModule> modules, String java) {
        Set<String> said = new HashSet<>();
        Set<String> begun = new HashSet<>();
        modules.stream().flatMap(JsModule::nodes).forEach(node -> {
            switch (node.getToken()) {
                case STRINGLIT -> words(node.getString(), said, begun);
                case TEMPLATELIT_STRING -> words(node.getRawString(), said, begun);
                default -> {
                    // no text
                }
            }
        });
        words(java, said, new HashSet<>());
        return sheets.stream().flatMap(sheet -> sheet.rules().stream().flatMap(rule -> rule.classes().stream()
                .filter(name -> !name.startsWith("cm-") && !said.contains(name)
                        && begun.stream().noneMatch(name::startsWith))
                .map(name -> sheet.at(rule) + ": nothing has the class " + name))).toList();
    }

    private static void words(String text, Set<String> said, Set<String> begun) {
        WORD.matcher(text).results().map(found -> found.group()).forEach(word -> {
            said.add(word);
            if (word.endsWith("-")) {
                begun.add(word);
            }
        });
    }
}
