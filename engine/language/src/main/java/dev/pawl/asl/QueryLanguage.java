package dev.pawl.asl;

/** How a state reads and makes data. */
public enum QueryLanguage {
    /** Paths, payload templates and intrinsic functions. */
    JSON_PATH("JSONPath"),
    /** JSONata expressions between brace-percent signs. */
    JSONATA("JSONata");

    private final String text;

    QueryLanguage(String text) {
        this.text = text;
    }

    /** As definitions write it. */
    public String text() {
        return text;
    }
}
