package dev.pawl.browser.source;

import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names of a block or a function, those inside it, and which of them are used. */
final class Scope {
    private final @Nullable Scope outer;
    private final Map<String, Node> declared = new LinkedHashMap<>();
    private final Map<String, Node> placed = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final List<Scope> inner = new ArrayList<>();

    private Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    /** Those of a module. */
    static Scope of(JsModule module) {
        Scope scope = new Scope(null);
        scope.visitChildren(module.root());
        scope.resolve();
        return scope;
    }

    /** Names that are declared and not used, here and inside. */
    Stream<Node> unused() {
        return Stream.concat(
                declared.entrySet().stream().filter(entry -> !used.contains(entry.getKey()))
                        .filter(entry -> !isPlaceholder(entry.getKey())).map(Map.Entry::getValue),
                inner.stream().flatMap(Scope::unused));
    }

    /** Names that are used and declared neither here nor further out. */
    Stream<String> undeclared() {
        return used.stream().filter(name -> !name.isEmpty() && !declared.containsKey(name)).sorted();
    }

    private Scope open() {
        Scope scope = new Scope(this);
        inner.add(scope);
        return scope;
    }

    private void visitChildren(Node node) {
        JsModule.children(node).forEach(this::visit);
    }

    private void visit(Node node) {
        switch (node.getToken()) {
            case NAME -> {
                used.add(node.getString());
                visitChildren(node);
            }
            case FUNCTION -> function(node);
            case CLASS -> type(node);
            case CONST, LET, VAR -> JsModule.children(node).forEach(this::bind);
            case CATCH -> {
                Scope block = open();
                block.bind(node.getFirstChild());
                block.visitChildren(node.getSecondChild());
            }
            case BLOCK, FOR, FOR_IN, FOR_OF, FOR_AWAIT_OF, SWITCH -> open().visitChildren(node);
            case IMPORT -> JsModule.children(node).forEach(this::imported);
            case EXPORT -> export(node);
            default -> visitChildren(node);
        }
    }

    private void function(Node node) {
        boolean statement = node.getParent().isBlock() || node.getParent().isModuleBody()
                || node.getParent().isExport();
        if (statement) {
            declare(node.getFirstChild());
        }
        Scope scope = open();
        JsModule.children(node.getSecondChild()).forEach(scope::parameter);
        Node body = node.getLastChild();
        if (body.isBlock()) {
            scope.visitChildren(body);
        } else {
            scope.visit(body);
        }
    }

    /** A parameter before one that is used stands there for the sake of its place. */
    private void parameter(Node parameter) {
        bind(parameter);
        if (parameter.isName() && parameter.getNext() != null) {
            placed.put(parameter.getString(), parameter.getNext());
        }
    }

    private boolean isPlaceholder(String name) {
        for (Node next = placed.get(name); next != null; next = next.getNext()) {
            if (JsModule.below(next).filter(Node::isName).anyMatch(one -> used.contains(one.getString()))) {
                return true;
            }
        }
        return false;
    }

    private void type(Node node) {
        declare(node.getFirstChild());
        JsModule.children(node).skip(1).forEach(this::visit);
    }

    private void imported(Node node) {
        switch (node.getToken()) {
            case NAME, IMPORT_STAR -> declared.put(node.getString(), node);
            case IMPORT_SPECS -> JsModule.children(node).forEach(spec -> declare(spec.getLastChild()));
            default -> {
                // the name of the module, or nothing
            }
        }
    }

    /** What is exported is used, here or elsewhere. */
    private void export(Node node) {
        visitChildren(node);
        for (Node child : JsModule.children(node).toList()) {
            switch (child.getToken()) {
                case FUNCTION, CLASS -> used.add(child.getFirstChild().getString());
                case CONST, LET, VAR ->
                    JsModule.below(child).filter(Node::isName).map(Node::getString)
                            .filter(declared::containsKey).forEach(used::add);
                case EXPORT_SPECS ->
                    JsModule.children(child).forEach(spec -> used.add(spec.getFirstChild().getString()));
                default -> {
                    // an expression, which has been visited
                }
            }
        }
    }

    /** Declares the names of a pattern; what stands in it as a value is visited. */
    private void bind(Node node) {
        switch (node.getToken()) {
            case NAME -> {
                declare(node);
                visitChildren(node);
            }
            case DEFAULT_VALUE, DESTRUCTURING_LHS -> {
                bind(node.getFirstChild());
                Optional.ofNullable(node.getSecondChild()).ifPresent(this::visit);
            }
            case OBJECT_PATTERN -> {
                JsModule.children(node).forEach(this::bind);
                // what is named beside a rest is taken out of it
                if (node.hasChildren() && node.getLastChild().isObjectRest()) {
                    JsModule.children(node).filter(Node::isStringKey).map(Node::getFirstChild).filter(Node::isName)
                            .forEach(name -> used.add(name.getString()));
                }
            }
            case ARRAY_PATTERN, STRING_KEY, ITER_REST, OBJECT_REST ->
                JsModule.children(node).forEach(this::bind);
            case COMPUTED_PROP -> {
                visit(node.getFirstChild());
                bind(node.getSecondChild());
            }
            default -> visit(node);
        }
    }

    private void declare(Node name) {
        if (name.isName() && !name.getString().isEmpty()) {
            declared.put(name.getString(), name);
        }
    }

    /** What is used here and declared further out is used there. */
    private void resolve() {
        inner.forEach(Scope::resolve);
        Scope around = outer;
        if (around != null) {
            used.stream().filter(name -> !declared.containsKey(name)).forEach(around.used::add);
        }
    }
}
