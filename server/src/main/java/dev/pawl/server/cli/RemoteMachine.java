package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.MachineType;
import java.util.Optional;

/**
 * A machine of a running server beside the file that it is to be made of.
 *
 * @param now
 *            what the server has, if it has one of that name
 */
record RemoteMachine(Remote remote, String name, DefinitionFile file, Optional<JsonNode> now, MachineType type) {
    private static final String ARN = "stateMachineArn";
    private static final String VERSION = "stateMachineVersionArn";
    private static final String DEFINITION = "definition";
    private static final String REVISION = "revisionId";
    private static final String ROUTES = "routingConfiguration";
    private static final String INITIAL = "INITIAL";
    private static final int WHOLE = 100;

    /** What lies between file and server. */
    enum Kind {
        NEW, CHANGED, SAME
    }

    /** The same with words for people. */
    record Difference(Kind kind, String words) {
        String label(boolean dryRun) {
            return switch (kind) {
                case NEW -> dryRun ? "to create" : "created";
                case CHANGED -> dryRun ? "to change" : "changed";
                case SAME -> "unchanged";
            };
        }
    }

    /** What was written. */
    record Done(String arn, Optional<String> version) {}

    /** Looks at the server; its machine keeps its type. */
    static RemoteMachine of(Remote remote, String name, DefinitionFile file, Optional<MachineType> wanted) {
        Optional<JsonNode> now = new RemoteNames(remote).findMachine(name)
                .map(arn -> remote.get("/machines/" + Remote.encoded(arn)));
        Optional<MachineType> is = now.map(machine -> MachineType.valueOf(machine.path("type").asText()));
        if (is.isPresent() && wanted.isPresent() && is.get() != wanted.get()) {
            throw CommandException.usage("Expected a machine of type " + wanted.get() + ", but " + name + " is "
                    + is.get() + " and cannot change. Say --machine to take another name.");
        }
        return new RemoteMachine(remote, name, file, now, is.or(() -> wanted).orElse(MachineType.STANDARD));
    }

    String before() {
        return now.map(machine -> machine.path(DEFINITION).asText()).orElse("");
    }

    Difference difference() {
        if (now.isEmpty()) {
            return new Difference(Kind.NEW, "");
        }
        return before().equals(file.text())
                ? new Difference(Kind.SAME, "")
                : new Difference(Kind.CHANGED, ": " + StateChanges.between(before(), file.text()));
    }

    /** Makes the server's machine what the file says; the version is of that, whoever changes it meanwhile. */
    Done write(boolean publish, Optional<String> description) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (now.isPresent() && difference().kind() == Kind.SAME) {
            return unchanged(now.get(), publish, description);
        }
        body.put(DEFINITION, file.text());
        if (publish) {
            body.put("publish", true);
            description.ifPresent(text -> body.put("versionDescription", text));
        }
        JsonNode answer = now.isPresent()
                ? remote.call("PUT", path(arn(now.get())), Optional.of(body))
                : remote.call("POST", "/machines", Optional.of(body.put("name", name).put("type", type.name())));
        return new Done(now.map(RemoteMachine::arn).orElseGet(() -> arn(answer)),
                Optional.of(answer.path(VERSION).asText()).filter(version -> publish && !version.isEmpty()));
    }

    private Done unchanged(JsonNode machine, boolean publish, Optional<String> description) {
        if (!publish) {
            return new Done(arn(machine), Optional.empty());
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode().put(REVISION, machine.path(REVISION).asText(INITIAL));
        description.ifPresent(text -> body.put("description", text));
        JsonNode answer = remote.call("POST", path(arn(machine)) + "/versions", Optional.of(body));
        return new Done(arn(machine), Optional.of(answer.path(VERSION).asText()));
    }

    /** Has an alias mean a version alone; whether it did not before. */
    boolean point(String arn, String alias, String version) {
        Optional<JsonNode> known = ApprovalsCommand.pages(remote, path(arn) + "/aliases?limit=100", "aliases")
                .valueStream().filter(one -> one.path("name").asText().equals(alias)).findFirst();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray(ROUTES).addObject().put(VERSION, version).put("weight", WHOLE);
        if (known.isEmpty()) {
            remote.call("POST", path(arn) + "/aliases", Optional.of(body.put("name", alias)));
            return true;
        }
        JsonNode routes = known.get().path(ROUTES);
        if (routes.size() == 1 && routes.path(0).path(VERSION).asText().equals(version)) {
            return false;
        }
        remote.call("PUT", path(arn) + "/aliases/" + Remote.encoded(alias), Optional.of(body));
        return true;
    }

    private static String arn(JsonNode machine) {
        return machine.path(ARN).asText();
    }

    private static String path(String arn) {
        return "/machines/" + Remote.encoded(arn);
    }
}
