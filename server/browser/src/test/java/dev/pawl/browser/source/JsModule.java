package dev.pawl.browser.source;

import com.google.javascript.jscomp.parsing.Config;
import com.google.javascript.jscomp.parsing.ParserRunner;
import com.google.javascript.rhino.ErrorReporter;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.SimpleSourceFile;
import com.google.javascript.rhino.StaticSourceFile;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A module of JavaScript and its syntax tree.
 *
 * @param name
 *            its path below the console's folder
 * @param text
 *            the source
 * @param root
 *            of the tree
 */
record JsModule(String name, String text, Node root) {
    private static final Config LANGUAGE = Config.builder().setLanguageMode(Config.LanguageMode.ES_NEXT)
            .setStrictMode(Config.StrictMode.STRICT).setRunMode(Config.RunMode.STOP_AFTER_ERROR)
            .setJsDocParsingMode(Config.JsDocParsing.TYPES_ONLY).build();

    static JsModule parse(String name, String text) {
        ParserRunner.ParseResult result = ParserRunner.parse(
                new SimpleSourceFile(name, StaticSourceFile.SourceKind.STRONG), text, LANGUAGE, new ErrorReporter() {
                    @Override
                    public void warning(String message, String source, int line, int column) {
                        // what is not compiled need not be supported by the compiler
                    }

                    @Override
                    public void error(String message, String source, int line, int column) {
                        throw new AssertionError(name + ":" + line + " " + message);
                    }
                });
        return new JsModule(name, text, result.ast);
    }

    /** All nodes of the tree, from the top. */
    Stream<Node> nodes() {
        return below(root);
    }

    /** A node and all below it. */
    static Stream<Node> below(Node node) {
        return Stream.concat(Stream.of(node), children(node).flatMap(JsModule::below));
    }

    /** A node and all below it; below those that are like that it is not looked at. */
    static Stream<Node> belowUpTo(Node node, Predicate<Node> border) {
        return Stream.concat(Stream.of(node),
                children(node).flatMap(child -> border.test(child) ? Stream.of() : belowUpTo(child, border)));
    }

    static Stream<Node> children(Node node) {
        return Stream.iterate(node.getFirstChild(), Objects::nonNull, Node::getNext);
    }

    List<Node> functions() {
        return nodes().filter(Node::isFunction).toList();
    }

    /** Where a node stands, for messages. */
    String at(Node node) {
        return name + ":" + node.getLineno();
    }

    /** How many lines a node takes. */
    int lines(Node node) {
        int from = 0;
        for (int line = 1; line < node.getLineno(); line++) {
            from = text.indexOf('\n', from) + 1;
        }
        from += node.getCharno();
        return (int) text.substring(from, from + node.getLength()).lines().count();
    }

    /** What a function is called, by itself or by what it is put into. */
    static String title(Node function) {
        String own = function.getFirstChild().getString();
        Node parent = function.getParent();
        if (!own.isEmpty()) {
            return own;
        }
        return parent.isName() || parent.isMemberFunctionDef() || parent.isStringKey() || parent.isGetterDef()
                ? parent.getString()
                : "without a name";
    }
}
