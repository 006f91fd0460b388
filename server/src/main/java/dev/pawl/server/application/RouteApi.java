package dev.pawl.server.application;

import java.util.List;
import java.util.Optional;

/**
 * The API that routes belong to.
 *
 * @param id
 *            what events call it
 * @param binaryTypes
 *            media types whose bodies are binary
 */
public record RouteApi(String id, Kind kind, String stage, List<String> binaryTypes, Optional<Cors> cors) {
    /** Keeps its own copy. */
    public RouteApi {
        binaryTypes = List.copyOf(binaryTypes);
    }

    /** Kinds of API. */
    public enum Kind {
        /** AWS::Serverless::Api. */
        REST,
        /** AWS::Serverless::HttpApi. */
        HTTP
    }

    /**
     * Which pages of other origins may call, in the words of the header fields.
     *
     * @param origins
     *            a star for all
     * @param maxAge
     *            seconds
     */
    public record Cors(List<String> origins, String methods, String headers, Optional<String> maxAge,
            boolean credentials) {
        /** Keeps its own copy. */
        public Cors {
            origins = List.copyOf(origins);
        }

        /** Whether pages of that origin may call. */
        public boolean allows(String origin) {
            return origins.stream().anyMatch(o -> o.equals("*") || o.equalsIgnoreCase(origin));
        }
    }
}
