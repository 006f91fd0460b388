package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationException;
import dev.pawl.secret.SecretException;
import dev.pawl.secret.Secrets;
import dev.pawl.server.http.BindAddress;
import dev.pawl.server.settings.SettingsProblem;
import dev.pawl.server.tls.KeyPairOnDisk;
import dev.pawl.server.tls.TlsException;
import dev.pawl.server.tls.TlsSettings;
import dev.pawl.store.Store;
import dev.pawl.store.memory.MemoryStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a server could use a configuration that its schema allows: makes all that it would, and starts
 * nothing.
 */
final class Usable {
    private static final Pattern SECTION = Pattern.compile(" at /([A-Za-z]+)");
    /** Others refer to what stands in these: without them there would be mistakes that are none. */
    private static final Set<String> NEEDED = Set.of("secrets", "people", "connections", "archive", "database");

    private final Surroundings surroundings;
    private final Configuration configuration;
    private final Function<String, Optional<String>> environment;
    private final List<SettingsProblem> problems = new ArrayList<>();

    Usable(Surroundings surroundings, Configuration configuration, Function<String, Optional<String>> environment) {
        this.surroundings = surroundings;
        this.configuration = configuration;
        this.environment = environment;
    }

    /** All that is wrong. */
    List<SettingsProblem> problems() {
        attempt("", () -> Database.check(configuration));
        attempt("/tls", this::certificate);
        attempt("/server", this::server);
        secrets();
        parts();
        return problems.stream().distinct().toList();
    }

    private void attempt(String pointer, Runnable what) {
        try {
            what.run();
        } catch (ConfigurationException | CommandException | TlsException | SecretException e) {
            add(pointer, e);
        }
    }

    /** The same mistake may be found more than once. */
    private void add(String pointer, RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        if (problems.stream().noneMatch(known -> known.message().equals(message))) {
            problems.add(new SettingsProblem(message.contains(" at /") ? "" : pointer, message));
        }
    }

    private void certificate() {
        TlsSettings.read(configuration, Secrets.of(configuration, environment)).keys()
                .ifPresent(KeyPairOnDisk::read);
    }

    private void server() {
        ServerSection section = ServerSection.of(configuration);
        section.check();
        boolean keys = !AccessKeys.of(System.getenv(), section.keys()).isEmpty();
        boolean guarded = keys || new Database().with(configuration).exists()
                || configuration.value("login").flatMap(login -> login.find("issuer")).isPresent();
        try {
            BindAddress.requireSafe(section.host(), guarded);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }

    private void secrets() {
        attempt("/secrets", () -> {
            Secrets secrets = Secrets.of(configuration, environment);
            refers(configuration.json(), "", secrets);
        });
    }

    private void refers(JsonNode node, String pointer, Secrets secrets) {
        if (node.isTextual()) {
            attempt(pointer, () -> secrets.requireDeclared(node.textValue()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                refers(node.get(i), pointer + "/" + i, secrets);
            }
        } else {
            node.properties().forEach(member -> refers(member.getValue(),
                    pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1"), secrets));
        }
    }

    /** Each part that cannot be made says why; without its section the others are made all the same. */
    private void parts() {
        Configuration left = configuration;
        Set<String> without = new HashSet<>(NEEDED);
        while (true) {
            try (Store store = new MemoryStore()) {
                surroundings.tryOut(store, Path.of(""), left);
                return;
            } catch (ConfigurationException | CommandException | SecretException e) {
                add("", e);
                Matcher section = SECTION.matcher(String.valueOf(e.getMessage()));
                if (!section.find() || !without.add(section.group(1)) || !left.json().has(section.group(1))) {
                    return;
                }
                ObjectNode rest = left.json().deepCopy();
                rest.remove(section.group(1));
                left = left.with(rest);
            }
        }
    }
}
