package dev.pawl.server.application;

/**
 * What answers HTTP requests of one method and path.
 *
 * @param method
 *            in capitals; ANY for all
 * @param path
 *            template such as {@code /orders/{id}} or {@code /files/{rest+}}; {@code $default} for what no
 *            other
 *            route takes
 */
public record Route(RouteApi api, String method, String path, Target target) {
    /** For all methods. */
    public static final String ANY = "ANY";
    /** For all paths that nothing else takes. */
    public static final String DEFAULT = "$default";

    /** What answers. */
    public sealed interface Target {
        /**
         * A function gets the request as an event.
         *
         * @param name
         *            of the function
         * @param format
         *            of the event
         */
        record Function(String name, PayloadFormat format) implements Target {}

        /** An execution is started, and the answer says which. */
        record StartExecution(String stateMachineArn) implements Target {}

        /** An Express execution runs to its end, and the answer says how that was. */
        record StartSyncExecution(String stateMachineArn) implements Target {}
    }

    /** API Gateway's forms of an event. */
    public enum PayloadFormat {
        /** Of REST APIs. */
        V1("1.0"),
        /** Of HTTP APIs, unless they say otherwise. */
        V2("2.0");

        private final String version;

        PayloadFormat(String version) {
            this.version = version;
        }

        /** As API Gateway writes it. */
        public String version() {
            return version;
        }
    }
}
