package dev.pawl.approval.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whom a request is put to: users and groups by their names. */
public record Approvers(List<String> users, List<String> groups) {
    /** Keeps its own copies. */
    public Approvers {
        users = List.copyOf(users);
        groups = List.copyOf(groups);
    }

    /** These and others, each once. */
    public Approvers and(Approvers others) {
        return new Approvers(union(users, others.users), union(groups, others.groups));
    }

    /** For people to read: users, and groups as {@code group:NAME}. */
    public List<String> names() {
        List<String> names = new ArrayList<>(users);
        groups.forEach(group -> names.add("group:" + group));
        return names;
    }

    private static List<String> union(List<String> some, List<String> more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
