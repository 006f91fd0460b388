package dev.pawl.server.gateway;

import dev.pawl.server.application.Route;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the route of a request: the one whose path says most, and of those the one that names the method. */
final class RouteTable {
    private final List<Route> routes;

    RouteTable(List<Route> routes) {
        this.routes = routes.stream().sorted(Comparator.comparing(RouteTable::vagueness)
                .thenComparing(route -> route.method().equals(Route.ANY))).toList();
    }

    /**
     * A route and what its placeholders stand for.
     *
     * @param parameters
     *            decoded
     */
    record Match(Route route, Map<String, String> parameters) {}

    /** The route of a method and a path that is still encoded. */
    Optional<Match> find(String method, String path) {
        return all(path).filter(m -> m.route().method().equals(Route.ANY) || m.route().method().equals(method))
                .findFirst();
    }

    /** Routes of a path, for whatever method, the best first. */
    Stream<Match> all(String path) {
        List<String> segments = segments(path);
        return routes.stream().flatMap(route -> match(route, segments).stream());
    }

    boolean has(Predicate<Route> property) {
        return routes.stream().anyMatch(property);
    }

    private static Optional<Match> match(Route route, List<String> segments) {
        if (route.path().equals(Route.DEFAULT)) {
            return Optional.of(new Match(route, Map.of()));
        }
        List<String> template = segments(route.path());
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < template.size(); i++) {
            String part = template.get(i);
            if (i >= segments.size()) {
                return Optional.empty();
            }
            if (isGreedy(part)) {
                parameters.put(part.substring(1, part.length() - 2),
                        decoded(String.join("/", segments.subList(i, segments.size()))));
                return Optional.of(new Match(route, parameters));
            }
            if (isPlaceholder(part)) {
                parameters.put(part.substring(1, part.length() - 1), decoded(segments.get(i)));
            } else if (!part.equals(segments.get(i)) && !part.equals(decoded(segments.get(i)))) {
                return Optional.empty();
            }
        }
        return template.size() == segments.size() ? Optional.of(new Match(route, parameters)) : Optional.empty();
    }

    /** Sorts routes: a letter for each part of the path, the more it leaves open the later. */
    private static String vagueness(Route route) {
        if (route.path().equals(Route.DEFAULT)) {
            return "z";
        }
        StringBuilder letters = new StringBuilder();
        segments(route.path()).forEach(part -> letters.append(isGreedy(part) ? 'c' : isPlaceholder(part) ? 'b' : 'a'));
        return letters.toString();
    }

    private static boolean isPlaceholder(String part) {
        return part.startsWith("{") && part.endsWith("}");
    }

    private static boolean isGreedy(String part) {
        return part.startsWith("{") && part.endsWith("+}");
    }

    /** Without a slash at the end, which makes no difference. */
    private static List<String> segments(String path) {
        return Stream.of(path.replaceFirst("^/", "").replaceFirst("/$", "").split("/", -1)).toList();
    }

    /** A plus stays a plus, other than in a query. */
    static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
