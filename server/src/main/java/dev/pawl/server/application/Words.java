package dev.pawl.server.application;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says how two sets of things differ. */
final class Words {
    private Words() {}

    /** Such as "route GET /a added, route GET /b removed". */
    static String of(String kind, Map<String, ?> before, Map<String, ?> after) {
        List<String> words = new ArrayList<>();
        new TreeMap<>(after).forEach((name, value) -> {
            if (!value.equals(before.get(name))) {
                words.add(kind + " " + name + (before.containsKey(name) ? " updated" : " added"));
            }
        });
        new TreeMap<>(before).keySet().stream().filter(name -> !after.containsKey(name))
                .forEach(name -> words.add(kind + " " + name + " removed"));
        return words.isEmpty() ? "no " + kind + " is different" : String.join(", ", words);
    }

    static Map<String, Route> byName(List<Route> routes) {
        Map<String, Route> byName = new LinkedHashMap<>();
        routes.forEach(route -> byName.put(route.method() + " " + route.path(), route));
        return byName;
    }
}
