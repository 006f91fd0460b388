package dev.pawl.server.cli;

import dev.pawl.server.auth.AccessKey;
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
            keys.add(new AccessKey(id, secret, new Principal(id)));
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
            if (words.length < 2 || words.length > 3) {
                throw CommandException.usage("Expected \"ID SECRET [NAME]\" in line " + number + " of " + file
                        + ", but it has " + words.length + " words");
            }
            keys.add(new AccessKey(words[0], words[1], new Principal(words[words.length == 3 ? 2 : 0])));
        }
        return keys;
    }
}
