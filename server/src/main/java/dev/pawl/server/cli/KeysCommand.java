package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.server.access.KeyCabinet.Wanted;
import dev.pawl.server.auth.Grant;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pawl keys}: who may come in. */
@Command(name = "keys", description = "Access keys and tokens: who may call a server, and do what.", synopsisSubcommandLabel = "COMMAND")
final class KeysCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Console console = new Console();

    @Override
    public void run() {
        Objects.requireNonNull(spec).commandLine().usage(console.out());
    }

    @Command(name = "create", description = "Make an access key, or with --tokens a bearer token; prints the secret this once.")
    int create(@Mixin Console own, @Mixin KeyOptions options,
            @Parameters(paramLabel = "NAME", description = "Whose it is; stands in the audit log.") String name,
            @Option(names = "--grant", required = true, paramLabel = "GRANT", description = "What it is good for: viewer, operator, approver, editor or admin, on everything, or such as operator:orders, operator:orders-*, editor:tag:team=payments. May be given several times.") List<String> grants,
            @Option(names = "--expires", paramLabel = "DURATION", description = "How long it is good, such as P90D. Default: without end.") Optional<Duration> expires) {
        return made(own, options, options.direct()
                ? options.cabinet("Create", cabinet -> KeyOptions.json(cabinet.create(
                        new Wanted(options.kind(), name, grants.stream().map(KeysCommand::grant).toList(), expires),
                        KeyOptions.operator())))
                : options.call("POST", "", Optional.of(wanted(name, grants, expires))));
    }

    private static Grant grant(String text) {
        try {
            return Grant.parse(text);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }

    private static ObjectNode wanted(String name, List<String> grants, Optional<Duration> expires) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", name);
        ArrayNode all = body.putArray("grants");
        grants.forEach(all::add);
        expires.ifPresent(lasts -> body.put("expiresIn", lasts.toString()));
        return body;
    }

    @Command(name = "list", description = "List access keys, or with --tokens bearer tokens.")
    int list(@Mixin Console own, @Mixin KeyOptions options) {
        JsonNode all = options.direct() ? options.cabinet("", cabinet -> {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            cabinet.list(options.kind()).forEach(one -> list.add(KeyOptions.json(one)));
            return list;
        }) : options.call("GET", "", Optional.empty()).path(options.path().substring("/access/".length()));
        if (options.json()) {
            own.out().println(PrettyJson.of(all));
        } else if (all.isEmpty()) {
            own.out().println("None.");
        } else {
            all.forEach(one -> own.out().println(line(one)));
        }
        return ExitCode.OK;
    }

    @Command(name = "show", description = "Show one.")
    int show(@Mixin Console own, @Mixin KeyOptions options,
            @Parameters(paramLabel = "ID", description = "Its id.") String id) {
        own.out().println(PrettyJson.of(options.direct()
                ? options.cabinet("", cabinet -> KeyOptions.json(cabinet.get(options.kind(), id)))
                : options.call("GET", "/" + Remote.encoded(id), Optional.empty())));
        return ExitCode.OK;
    }

    @Command(name = "rotate", description = "Make another with the same name and grants; the old one goes on for a while.")
    int rotate(@Mixin Console own, @Mixin KeyOptions options,
            @Parameters(paramLabel = "ID", description = "Of the old one.") String id,
            @Option(names = "--overlap", paramLabel = "DURATION", defaultValue = "P1D", description = "How long the old one goes on. Default: ${DEFAULT-VALUE}, a day.") Duration overlap) {
        return made(own, options, options.direct()
                ? options.cabinet("Rotate", cabinet -> KeyOptions
                        .json(cabinet.rotate(options.kind(), id, overlap, KeyOptions.operator())))
                : options.call("POST", "/" + Remote.encoded(id) + "/rotate",
                        Optional.of(JsonNodeFactory.instance.objectNode().put("overlap", overlap.toString()))));
    }

    @Command(name = "revoke", description = "Take one away for good.")
    int revoke(@Mixin Console own, @Mixin KeyOptions options,
            @Parameters(paramLabel = "ID", description = "Its id.") String id) {
        if (options.direct()) {
            options.cabinet("Revoke", cabinet -> {
                cabinet.revoke(options.kind(), id);
                return JsonNodeFactory.instance.objectNode().put("id", id);
            });
        } else {
            options.call("DELETE", "/" + Remote.encoded(id), Optional.empty());
        }
        own.out().println(id + " is revoked.");
        return ExitCode.OK;
    }

    private static int made(Console own, KeyOptions options, JsonNode made) {
        if (options.json()) {
            own.out().println(PrettyJson.of(made));
            return ExitCode.OK;
        }
        own.out().println(line(made));
        if (made.has("token")) {
            own.out().println("export PAWL_TOKEN=" + made.path("token").asText());
        } else {
            own.out().println("export AWS_ACCESS_KEY_ID=" + made.path("id").asText());
            own.out().println("export AWS_SECRET_ACCESS_KEY=" + made.path("secret").asText());
        }
        own.out().println("Keep this: it is not shown again.");
        return ExitCode.OK;
    }

    private static String line(JsonNode one) {
        String grants = one.path("grants").valueStream().map(JsonNode::asText).collect(Collectors.joining(" "));
        String expires = one.has("expiresAt") ? "  until " + one.path("expiresAt").asText() : "";
        String used = one.has("lastUsedAt") ? "  used " + one.path("lastUsedAt").asText() : "";
        return String.format("%s  %-16s  %s%s%s", one.path("id").asText(), one.path("name").asText(), grants, expires,
                used);
    }
}
