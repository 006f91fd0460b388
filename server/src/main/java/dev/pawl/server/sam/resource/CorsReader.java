package dev.pawl.server.sam.resource;

import dev.pawl.server.application.RouteApi.Cors;
import dev.pawl.server.application.RouteApi.Kind;
import dev.pawl.server.sam.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Cors of a REST API, whose texts stand in quotes of their own, and CorsConfiguration of an HTTP API. */
final class CorsReader {
    private static final String ALL_METHODS = "OPTIONS,GET,HEAD,POST,PUT,PATCH,DELETE";
    private static final String USUAL_HEADERS = "Content-Type,Authorization,X-Amz-Date,X-Api-Key,X-Amz-Security-Token";

    private CorsReader() {}

    static Optional<Cors> read(Properties api, Kind kind) {
        String name = kind == Kind.REST ? "Cors" : "CorsConfiguration";
        Optional<Tree> given = api.get(name);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        if (given.get() instanceof Tree.Leaf leaf) {
            boolean off = leaf.text().equals("false");
            String origin = leaf.kind() == Tree.Leaf.Kind.FLAG ? "*" : bare(leaf.text());
            return off
                    ? Optional.empty()
                    : Optional.of(new Cors(List.of(origin), ALL_METHODS, USUAL_HEADERS, Optional.empty(), false));
        }
        Properties cors = api.section(name);
        return Optional.of(kind == Kind.REST ? rest(cors) : http(cors));
    }

    private static Cors rest(Properties cors) {
        return new Cors(List.of(cors.text("AllowOrigin").map(CorsReader::bare).orElse("*")),
                cors.text("AllowMethods").map(CorsReader::bare).orElse(ALL_METHODS),
                cors.text("AllowHeaders").map(CorsReader::bare).orElse(USUAL_HEADERS),
                cors.text("MaxAge").map(CorsReader::bare), cors.flag("AllowCredentials", false));
    }

    private static Cors http(Properties cors) {
        return new Cors(texts(cors, "AllowOrigins"), joined(cors, "AllowMethods"), joined(cors, "AllowHeaders"),
                cors.text("MaxAge"), cors.flag("AllowCredentials", false));
    }

    private static String joined(Properties cors, String name) {
        return texts(cors, name).stream().collect(Collectors.joining(","));
    }

    private static List<String> texts(Properties cors, String name) {
        return cors.list(name).stream().flatMap(tree -> cors.scalar(tree, "a text").stream()).toList();
    }

    private static String bare(String text) {
        return text.length() > 1 && text.startsWith("'") && text.endsWith("'")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
