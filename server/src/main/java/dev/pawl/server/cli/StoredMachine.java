package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.arn.ArnException;
import dev.pawl.arn.ArnParser;
import dev.pawl.arn.LabelledStateMachineArn;
import dev.pawl.arn.StateMachineAliasArn;
import dev.pawl.arn.StateMachineArn;
import dev.pawl.arn.StateMachineRef;
import dev.pawl.arn.StateMachineVersionArn;
import dev.pawl.json.Json;
import dev.pawl.store.AliasRecord;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Store;
import dev.pawl.store.VersionRecord;
import java.util.Optional;

/** A machine, a version or an alias for people and scripts: the definition as JSON, times as text. */
record StoredMachine(Store store, StateMachineRef arn) {
    private static final int MOST = 1000;

    /** What an argument names, if it is the ARN of a machine, a version or an alias. */
    static Optional<StateMachineRef> named(String argument) {
        try {
            return Optional.of(ArnParser.parse(argument, StateMachineRef.class));
        } catch (ArnException e) {
            return Optional.empty();
        }
    }

    ObjectNode tree() {
        String machine = arn.machine().text();
        Optional<ObjectNode> found = switch (arn) {
            case StateMachineArn whole -> store.machines().find(machine).map(this::machine);
            case StateMachineVersionArn version ->
                store.versions().find(machine, version.version()).map(StoredMachine::version);
            case StateMachineAliasArn alias -> store.aliases().find(machine, alias.alias()).map(StoredMachine::alias);
            case LabelledStateMachineArn labelled -> Optional.empty();
        };
        return found.orElseThrow(() -> CommandException.usage("Expected " + arn.text() + ", but there is none"));
    }

    private ObjectNode machine(MachineRecord machine) {
        ObjectNode tree = revision(machine.arn(), machine).put("creationDate", machine.createdAt().toString())
                .put("updateDate", machine.updatedAt().toString());
        ObjectNode versions = tree.putObject("versions");
        store.versions().list(machine.arn(), Optional.empty(), MOST)
                .forEach(version -> versions.put(version.arn(), version.description()));
        ObjectNode aliases = tree.putObject("aliases");
        store.aliases().list(machine.arn(), Optional.empty(), Optional.empty(), MOST)
                .forEach(alias -> aliases.set(alias.arn(), routes(alias)));
        return tree;
    }

    private static ObjectNode version(VersionRecord version) {
        return revision(version.arn(), version.machine()).put("creationDate", version.createdAt().toString())
                .put("description", version.description());
    }

    private static ObjectNode alias(AliasRecord alias) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode().put("stateMachineAliasArn", alias.arn());
        tree.set("routes", routes(alias));
        return tree.put("creationDate", alias.createdAt().toString()).put("updateDate", alias.updatedAt().toString())
                .put("description", alias.description());
    }

    private static ObjectNode routes(AliasRecord alias) {
        ObjectNode routes = JsonNodeFactory.instance.objectNode();
        alias.routes().forEach(route -> routes.put(alias.versionArn(route), route.weight()));
        return routes;
    }

    private static ObjectNode revision(String arn, MachineRecord machine) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode().put("stateMachineArn", arn)
                .put("name", machine.name()).put("type", machine.type().name())
                .put("status", machine.deleting() ? "DELETING" : "ACTIVE").put("revisionId", machine.revisionId())
                .put("roleArn", machine.settings().roleArn());
        tree.set("definition", Json.read(machine.settings().definition()));
        return tree;
    }
}
