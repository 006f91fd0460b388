package dev.pawl.browser.source;

import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What modules export and import of each other. Libraries are not looked into: a browser refuses what they
 * have not.
 */
final class Links {
    private static final String DEFAULT = "default";

    private final Map<String, JsModule> modules;
    private final List<String> broken = new ArrayList<>();
    private final Set<String> wanted = new HashSet<>();

    /** Follows all imports of these. */
    Links(Map<String, JsModule> modules) {
        this.modules = modules;
        modules.values().forEach(module -> module.nodes().forEach(node -> {
            switch (node.getToken()) {
                case IMPORT -> follow(module, node);
                case EXPORT -> exportFrom(module, node);
                case DYNAMIC_IMPORT -> followLater(module, node);
                default -> {
                    // no link
                }
            }
        }));
    }

    /** Imports of modules or of names that there are not. */
    List<String> broken() {
        return broken;
    }

    /** Exports that nothing imports; what tests call counts if the module uses it itself. */
    List<String> unused(String tests) {
        return modules.values().stream().flatMap(module -> exports(module.name()).stream()
                .filter(name -> !wanted.contains(module.name() + " " + name))
                .filter(name -> !(tests.contains("m." + name + "(") && uses(module, name)))
                .map(name -> module.name() + ": nothing imports " + name)).toList();
    }

    private static boolean uses(JsModule module, String name) {
        return module.nodes().filter(Node::isName).filter(node -> node.getString().equals(name)).count() > 1;
    }

    private void follow(JsModule from, Node node) {
        String target = node.getLastChild().getString();
        if (!target.startsWith(".")) {
            return;
        }
        if (node.getFirstChild().isName()) {
            want(from, node, target, DEFAULT);
        }
        Node second = node.getSecondChild();
        switch (second.getToken()) {
            case IMPORT_SPECS -> JsModule.children(second)
                    .forEach(spec -> want(from, node, target, spec.getFirstChild().getString()));
            case IMPORT_STAR -> wantMembers(from, node, target);
            default -> exists(from, node, target);
        }
    }

    private void exportFrom(JsModule from, Node node) {
        Node last = node.getLastChild();
        if (last.isStringLit() && last.getString().startsWith(".")) {
            if (node.getFirstChild().getToken() == Token.EXPORT_SPECS) {
                JsModule.children(node.getFirstChild())
                        .forEach(spec -> want(from, node, last.getString(), spec.getFirstChild().getString()));
            } else {
                wantMembers(from, node, last.getString());
            }
        }
    }

    /** What a module loaded later gives is seen from the members that are read where it is loaded. */
    private void followLater(JsModule from, Node node) {
        if (node.getFirstChild().isStringLit()) {
            wantMembers(from, node, node.getFirstChild().getString());
        }
    }

    private void wantMembers(JsModule from, Node node, String target) {
        String path = resolved(from, target);
        if (exists(from, node, target)) {
            exports(path).stream().filter(name -> name.equals(DEFAULT) || mentions(from, name))
                    .forEach(name -> wanted.add(path + " " + name));
        }
    }

    private boolean mentions(JsModule from, String name) {
        return Stream.concat(Stream.of(from), modules.values().stream()).anyMatch(module -> module.nodes()
                .anyMatch(node -> (node.isGetProp() || node.isStringKey()) && node.getString().equals(name)));
    }

    private void want(JsModule from, Node node, String target, String name) {
        String path = resolved(from, target);
        if (!exists(from, node, target)) {
            return;
        }
        if (!exports(path).contains(name)) {
            broken.add(from.at(node) + ": " + path + " exports no " + name);
        }
        wanted.add(path + " " + name);
    }

    private boolean exists(JsModule from, Node node, String target) {
        boolean there = modules.containsKey(resolved(from, target));
        if (!there) {
            broken.add(from.at(node) + ": there is no " + target);
        }
        return there;
    }

    private static String resolved(JsModule from, String target) {
        return URI.create(from.name()).resolve(target).toString();
    }

    private Set<String> exports(String path) {
        Set<String> names = new TreeSet<>();
        Stream.ofNullable(modules.get(path)).flatMap(JsModule::nodes).filter(Node::isExport).forEach(node -> {
            Node first = node.getFirstChild();
            if (node.getBooleanProp(Node.EXPORT_DEFAULT)) {
                names.add(DEFAULT);
            } else if (first.isFunction() || first.isClass()) {
                names.add(first.getFirstChild().getString());
            } else if (first.getToken() == Token.EXPORT_SPECS) {
                JsModule.children(first).forEach(spec -> names.add(spec.getLastChild().getString()));
            } else {
                JsModule.children(first).filter(Node::isName).forEach(name -> names.add(name.getString()));
            }
        });
        return names;
    }
}
