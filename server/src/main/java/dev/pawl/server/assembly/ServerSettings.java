package dev.pawl.server.assembly;

import dev.pawl.arn.ArnScope;
import dev.pawl.server.auth.AccessKey;
import dev.pawl.server.http.HttpServerOptions;
import dev.pawl.server.tls.TlsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the server is reached, and by whom.
 *
 * @param http
 *            where to listen
 * @param scope
 *            region and account: the same as the engine's
 * @param accessKeys
 *            who may sign requests; if there are none, everybody of this machine may call
 * @param hostNames
 *            further names under which the server is spoken to
 * @param longPoll
 *            how long a worker waits for a task of an activity
 * @param console
 *            a folder to read the console's files from, for those who change them; otherwise those of this
 *            build
 */
public record ServerSettings(HttpServerOptions http, ArnScope scope, List<AccessKey> accessKeys, List<String> hostNames,
        Duration longPoll, Optional<Path> console) {
    private static final Duration LONG_POLL = Duration.ofSeconds(60);

    /** Keeps its own copy of the lists. */
    public ServerSettings {
        accessKeys = List.copyOf(accessKeys);
        hostNames = List.copyOf(hostNames);
    }

    /** For the users of this machine, without keys. */
    public static ServerSettings loopback(int port, ArnScope scope) {
        return loopback(HttpServerOptions.loopback(port), scope);
    }

    /** The same with other limits. */
    public static ServerSettings loopback(HttpServerOptions options, ArnScope scope) {
        return new ServerSettings(options, scope, List.of(), List.of(), LONG_POLL, Optional.empty());
    }

    /** The same with another length of the long poll. */
    public ServerSettings withLongPoll(Duration other) {
        return new ServerSettings(http, scope, accessKeys, hostNames, other, console);
    }

    /** The same with these keys. */
    public ServerSettings withAccessKeys(List<AccessKey> keys) {
        return new ServerSettings(http, scope, keys, hostNames, longPoll, console);
    }

    /** The same at another address, which may be reached under further names. */
    public ServerSettings withHost(String host, List<String> names) {
        return new ServerSettings(http.withHost(host), scope, accessKeys, names, longPoll, console);
    }

    /** The same with the console's files from a folder. */
    public ServerSettings withConsole(Optional<Path> folder) {
        return new ServerSettings(http, scope, accessKeys, hostNames, longPoll, folder);
    }

    /** The same with connections that are protected in that way. */
    public ServerSettings withTls(TlsSettings tls) {
        return new ServerSettings(http.withTls(tls), scope, accessKeys, hostNames, longPoll, console);
    }
}
