package dev.pawl.server.cli;

import dev.pawl.server.auth.AccessKey;
import dev.pawl.server.auth.Grant;
import dev.pawl.server.auth.Principal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys that requests to a server must be signed with, from the environment and from a file. */
final class AccessKeys {
    private AccessKeys() {}

    /** All keys; none means that everybody on this machine is let in. */
    static List<AccessKey> of(Map<String, String> environment, Optional<Path> file) {
        List<AccessKey> keys = new ArrayList<>();
        String id = environment.getOrDefault("PAWL_ACCESS_KEY_ID", "");
        String secret = environment.getOrDefault("PAWL_SECRET_ACCESS_KEY", "");
        if (id.isBlank() != secret.isBlank()) {
            throw CommandException
                    .usage("Expected both PAWL_ACCESS_KEY_ID and PAWL_SECRET_ACCESS_KEY, but one is not set");
        }
        if (!id.isBlank()) {
            keys.add(key(List.of(id, secret)));
        }
        file.ifPresent(path -> keys.addAll(read(path)));
        return keys;
    }

    private static List<AccessKey> read(Path file) {
        List<AccessKey> keys = new ArrayList<>();
        int number = 0;
        for (String line : TextInput.file(file).lines().toList()) {
            number++;
            String[] words = line.strip().split("\\s+", -1);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            try {
                keys.add(key(List.of(words)));
            } catch (IllegalArgumentException e) {
                throw CommandException.usage(e.getMessage() + " (line " + number + " of " + file + ")");
            }
        }
        return keys;
    }

    /** A key may do everything unless its line says what. */
    private static AccessKey key(List<String> words) {
        if (words.size() < 2) {
            throw new IllegalArgumentException("Expected \"ID SECRET [NAME [GRANT...]]\", but found one word");
        }
        String id = words.get(0);
        String name = words.size() == 2 ? id : words.get(2);
        List<Grant> grants = words.stream().skip(3).map(Grant::parse).toList();
        Principal principal = Principal.admin(name).by(Principal.Kind.ACCESS_KEY, id);
        return new AccessKey(id, words.get(1), grants.isEmpty() ? principal : principal.with(grants));
    }
}
