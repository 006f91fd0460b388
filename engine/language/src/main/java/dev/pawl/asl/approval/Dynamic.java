package dev.pawl.asl.approval;

import com.fasterxml.jackson.databind.JsonNode;

/** Which values are known only when the state runs. */
public enum Dynamic {
    /** None: the state runs. */
    NOTHING,
    /** Those of members whose name ends in {@code .$}. */
    JSON_PATH,
    /** Texts between <code>{%</code> and <code>%}</code>. */
    JSONATA;

    private static final String SUFFIX = ".$";

    /** What a member is called that may be given as a path. */
    String nameOf(String member) {
        return this == JSON_PATH && member.endsWith(SUFFIX)
                ? member.substring(0, member.length() - SUFFIX.length())
                : member;
    }

    /** Whether that value of that member is not known yet. */
    boolean hides(String member, JsonNode value) {
        return switch (this) {
            case NOTHING -> false;
            case JSON_PATH -> member.endsWith(SUFFIX);
            case JSONATA -> value.isTextual() && value.textValue().startsWith("{%")
                    && value.textValue().endsWith("%}");
        };
    }
}
