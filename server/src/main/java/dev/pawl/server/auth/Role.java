package dev.pawl.server.auth;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody may do, by the name that people give it. */
public enum Role {
    /** Looks at things. */
    VIEWER(Permission.VIEW),
    /** Moves executions as well. */
    OPERATOR(Permission.VIEW, Permission.OPERATE),
    /** Looks at things and decides what waits for approval. */
    APPROVER(Permission.VIEW, Permission.APPROVE),
    /** Changes machines and moves their executions. */
    EDITOR(Permission.VIEW, Permission.OPERATE, Permission.EDIT),
    /** Does everything. */
    ADMIN(Permission.VIEW, Permission.OPERATE, Permission.APPROVE, Permission.EDIT, Permission.ADMINISTER);

    @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
    private final Set<Permission> permissions;

    Role(Permission first, Permission... further) {
        permissions = EnumSet.of(first, further);
    }

    /** Whether this is enough for what needs that permission. */
    public boolean permits(Permission needed) {
        return needed == Permission.NONE || permissions.contains(needed);
    }

    /** Whether this role may do all that another may. */
    public boolean includes(Role other) {
        return permissions.containsAll(other.permissions);
    }

    /** As it is written: in small letters. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name. */
    public static Optional<Role> named(String name) {
        return Arrays.stream(values()).filter(role -> role.text().equals(name)).findFirst();
    }
}
