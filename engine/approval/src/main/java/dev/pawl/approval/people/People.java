package dev.pawl.approval.people;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationException;
import dev.pawl.config.ConfigurationValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Everybody who is configured, and the groups that they belong to. */
public final class People {
    /** Nobody is configured: anybody may be named, and there are no groups. */
    public static final People NOBODY = new People(Map.of());

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.@+-]{1,128}");

    private final Map<String, Person> persons;
    private final Map<String, Set<String>> members = new TreeMap<>();

    private People(Map<String, Person> persons) {
        this.persons = new TreeMap<>(persons);
        persons.values().forEach(person -> person.groups()
                .forEach(group -> members.computeIfAbsent(group, g -> new TreeSet<>()).add(person.name())));
    }

    /** These people. */
    public static People of(List<Person> all) {
        Map<String, Person> byName = new TreeMap<>();
        all.forEach(person -> byName.put(person.name(), person));
        return new People(byName);
    }

    /**
     * Reads the section {@code people}: users with their groups, or groups with their members, or both.
     *
     * @throws ConfigurationException
     *             if it cannot be understood
     */
    public static People read(Configuration configuration) {
        Optional<ConfigurationValue> section = configuration.value("people");
        if (section.isEmpty()) {
            return NOBODY;
        }
        section.get().requireOnly(Set.of("users", "groups"));
        Map<String, Person> persons = new TreeMap<>();
        section.get().find("users").ifPresent(users -> users.members().forEach((name, user) -> {
            user.requireOnly(Set.of("name", "email", "groups"));
            persons.put(checked(name, user), new Person(name, user.optionalText("name").orElse(name),
                    user.optionalText("email").map(email -> address(email, user)), texts(user, "groups")));
        }));
        section.get().find("groups").ifPresent(groups -> groups.members().forEach((name, group) -> {
            checked(name, group);
            group.requireOnly(Set.of("members"));
            texts(group, "members").forEach(member -> persons.compute(member,
                    (key, known) -> joined(known == null ? Person.named(member) : known, name)));
        }));
        return new People(persons);
    }

    /** What is known of somebody. */
    public Person person(String name) {
        return Optional.ofNullable(persons.get(name)).orElseGet(() -> Person.named(name));
    }

    /** Whether somebody of that name is configured. */
    public boolean knows(String name) {
        return persons.containsKey(name);
    }

    /** Everybody who is configured, by name. */
    public List<Person> all() {
        return List.copyOf(persons.values());
    }

    /** Who belongs to a group; nobody if there is no such group. */
    public Set<String> members(String group) {
        return Set.copyOf(members.getOrDefault(group, Set.of()));
    }

    private static Person joined(Person person, String group) {
        List<String> groups = new ArrayList<>(person.groups());
        if (!groups.contains(group)) {
            groups.add(group);
        }
        return new Person(person.name(), person.displayName(), person.email(), groups);
    }

    private static List<String> texts(ConfigurationValue value, String member) {
        return value.find(member).map(ConfigurationValue::texts).orElse(List.of());
    }

    private static String address(String email, ConfigurationValue user) {
        if (!email.contains("@") || email.chars().anyMatch(c -> c <= ' ')) {
            throw new ConfigurationException("Expected an e-mail address at " + user.pointer() + "/email of "
                    + user.file() + ", but found \"" + email + "\"");
        }
        return email;
    }

    private static String checked(String name, ConfigurationValue at) {
        if (!NAME.matcher(name).matches()) {
            throw new ConfigurationException(
                    "Expected a name of 1 to 128 letters, digits, '_', '.', '@', '+' or '-' at "
                            + at.pointer() + " of " + at.file() + ", but found \"" + name + "\"");
        }
        return name;
    }
}
