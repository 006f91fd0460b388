package dev.pawl.browser.source;

import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.List;

/** How large a module and its functions may be: the same as Java's. */
final class Limits {
    private static final int FILE_LINES = 400;
    private static final int FUNCTION_LINES = 40;
    private static final int PARAMETERS = 7;
    private static final int COMPLEXITY = 10;

    private Limits() {}

    /** What is too large, by name. */
    static List<String> exceeded(JsModule module) {
        List<String> offenders = new ArrayList<>();
        check(offenders, module.name(), "lines", (int) module.text().lines().count(), FILE_LINES);
        for (Node function : module.functions()) {
            String who = module.at(function) + " function " + JsModule.title(function);
            check(offenders, who, "lines", module.lines(function), FUNCTION_LINES);
            check(offenders, who, "parameters", (int) JsModule.children(function.getSecondChild()).count(), PARAMETERS);
            check(offenders, who, "as its complexity", complexity(function), COMPLEXITY);
        }
        return offenders;
    }

    private static void check(List<String> offenders, String who, String what, int measured, int limit) {
        if (measured > limit) {
            offenders.add(who + ": expected at most " + limit + " " + what + ", but it has " + measured);
        }
    }

    /** How many ways there are through a function, plus one; those inside it count for themselves. */
    private static int complexity(Node function) {
        return 1 + (int) JsModule.belowUpTo(function, Node::isFunction).filter(Limits::isDecision).count();
    }

    private static boolean isDecision(Node node) {
        return switch (node.getToken()) {
            case IF, HOOK, AND, OR, WHILE, DO, FOR, FOR_IN, FOR_OF, FOR_AWAIT_OF, SWITCH, CATCH -> true;
            default -> false;
        };
    }
}
