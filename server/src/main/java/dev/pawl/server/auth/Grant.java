package dev.pawl.server.auth;

import dev.pawl.arn.ResourceName;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A role on something. Written {@code viewer} for a role on everything, {@code operator:orders} on one
 * machine,
 * {@code operator:orders-*} on those whose names begin so, {@code editor:tag:team=payments} on those with
 * that tag.
 */
public record Grant(Role role, Reach reach) {
    private static final int LONGEST = 400;
    private static final String TAG = "tag:";

    /** On what. Activities are meant as machines are: by their own names and tags. */
    public sealed interface Reach {
        /** All there is and will be, and the server itself. */
        record Everything() implements Reach {}

        /** What has that name. */
        record Named(String name) implements Reach {}

        /** What has a name that begins so. */
        record Prefix(String prefix) implements Reach {}

        /** What has that tag. */
        record Tagged(String key, String value) implements Reach {}

        /** As it is written behind the role's colon. */
        default String text() {
            return switch (this) {
                case Everything everything -> "*";
                case Named named -> named.name();
                case Prefix prefix -> prefix.prefix() + "*";
                case Tagged tagged -> TAG + tagged.key() + "=" + tagged.value();
            };
        }

        /** Whether whatever another reaches is surely reached by this one. */
        default boolean includes(Reach other) {
            return switch (this) {
                case Everything everything -> true;
                case Named named -> named.equals(other);
                case Prefix prefix -> switch (other) {
                    case Named named -> named.name().startsWith(prefix.prefix());
                    case Prefix longer -> longer.prefix().startsWith(prefix.prefix());
                    case Everything everything -> false;
                    case Tagged tagged -> false;
                };
                case Tagged tagged -> tagged.equals(other);
            };
        }
    }

    /** That role on everything. */
    public static Grant of(Role role) {
        return new Grant(role, new Reach.Everything());
    }

    /**
     * Reads a grant.
     *
     * @throws IllegalArgumentException
     *             if it is none; the message says what was expected and may be shown to whoever wrote it
     */
    public static Grant parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Role role = Role.named(name).orElseThrow(() -> new IllegalArgumentException("Expected a grant that begins "
                + "with one of " + Arrays.stream(Role.values()).map(Role::text).collect(Collectors.joining(", "))
                + ", such as operator:orders-*, but got " + shortened(text)));
        return new Grant(role, colon < 0 ? new Reach.Everything() : reach(text, text.substring(colon + 1)));
    }

    private static Reach reach(String whole, String text) {
        if (text.equals("*")) {
            return new Reach.Everything();
        }
        int equals = text.indexOf('=');
        if (text.startsWith(TAG) && equals > TAG.length() && text.length() <= LONGEST) {
            return new Reach.Tagged(text.substring(TAG.length(), equals), text.substring(equals + 1));
        }
        boolean prefix = text.endsWith("*");
        String name = prefix ? text.substring(0, text.length() - 1) : text;
        if (name.isEmpty() || name.length() > LONGEST || !ResourceName.isLegal(name)) {
            throw new IllegalArgumentException("Expected a name such as orders, a beginning such as orders-*, or a "
                    + "tag such as tag:team=payments after the role, but got " + shortened(whole));
        }
        return prefix ? new Reach.Prefix(name) : new Reach.Named(name);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    /** Whether this grants at least what another does. */
    public boolean includes(Grant other) {
        return role.includes(other.role) && reach.includes(other.reach);
    }

    /** As it is written. */
    public String text() {
        return reach instanceof Reach.Everything ? role.text() : role.text() + ":" + reach.text();
    }

    @Override
    public String toString() {
        return text();
    }
}
