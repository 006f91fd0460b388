package dev.pawl.server.rest.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.server.backup.BackupException;
import dev.pawl.server.backup.BackupRunner;
import dev.pawl.server.backup.Backups;
import dev.pawl.server.backup.Manifest;
import dev.pawl.server.rest.ProblemException;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/** Routes to backups. */
public final class BackupRoutes {
    private static final String ALL = "/backups";
    private static final int ACCEPTED = 202;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Optional<Backups> backups;
    private final Optional<BackupRunner> runner;
    private final Semaphore verifications = new Semaphore(1);

    /** To those that are made by that runner; empty if nobody said where backups go. */
    public BackupRoutes(Optional<Backups> backups, Optional<BackupRunner> runner) {
        this.backups = backups;
        this.runner = runner;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(new Route("GET", ALL, "ListBackups", request -> list().now()),
                new Route("POST", ALL, "CreateBackup", request -> create().now()),
                new Route("DELETE", ALL + "/{name}", "DeleteBackup", request -> delete(request).now()),
                new Route("POST", ALL + "/{name}/verification", "VerifyBackup", request -> verify(request).now()));
    }

    private RestResponse list() {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ArrayNode all = out.putArray("backups");
        backups.ifPresent(there -> {
            out.put("place", there.vault().toString());
            Backups.Found found = reached(there::look);
            found.backups().forEach(one -> all.add(one.json()));
            if (!found.unreadable().isEmpty()) {
                ArrayNode unreadable = out.putArray("unreadable");
                found.unreadable().forEach((name, why) -> unreadable.addObject().put("name", name).put("detail",
                        why));
            }
        });
        runner.ifPresent(making -> {
            reached(making::due).ifPresent(due -> out.put("next", due.toString()));
            out.set("state", state(making.status()));
        });
        return RestResponse.ok(out);
    }

    private static ObjectNode state(BackupRunner.Status status) {
        ObjectNode out = JsonNodeFactory.instance.objectNode().put("running", status.running());
        if (status.running()) {
            out.put("step", status.step()).put("done", status.done()).put("of", status.of());
        }
        status.succeededAt().ifPresent(at -> out.put("succeededAt", at.toString()));
        status.failedAt().ifPresent(at -> out.put("failedAt", at.toString()));
        status.failure().ifPresent(why -> out.put("failure", why));
        return out;
    }

    private RestResponse create() {
        BackupRunner making = runner.orElseThrow(BackupRoutes::nowhere);
        if (!making.begin()) {
            throw ProblemException.conflict("BackupRunning", "Expected one backup at a time, but one is being made");
        }
        return new RestResponse(ACCEPTED, Optional.of(state(making.status())));
    }

    private RestResponse delete(RestRequest request) {
        return with(request, one -> {
            reached(() -> {
                backups.orElseThrow().delete(one);
                return one;
            });
            return RestResponse.noContent();
        });
    }

    private RestResponse verify(RestRequest request) {
        return with(request, one -> {
            if (!verifications.tryAcquire()) {
                throw new ProblemException(TOO_MANY_REQUESTS, "TooManyRequests",
                        "Expected one backup to be verified at a time, but one is. Try again in a moment.");
            }
            ObjectNode out = JsonNodeFactory.instance.objectNode().put("name", one.name());
            try {
                backups.orElseThrow().verify(one, false);
                return RestResponse.ok(out.put("sound", true));
            } catch (BackupException e) {
                return RestResponse.ok(out.put("sound", false).put("detail", e.getMessage()));
            } finally {
                verifications.release();
            }
        });
    }

    private RestResponse with(RestRequest request, Function<Manifest, RestResponse> action) {
        Backups there = backups.orElseThrow(BackupRoutes::nowhere);
        String name = request.path("name");
        return action.apply(reached(there::list).stream().filter(one -> one.name().equals(name)).findFirst()
                .orElseThrow(() -> ProblemException.notFound("BackupDoesNotExist",
                        "Expected the name of a backup, but there is none of that name")));
    }

    /** The place of backups is another's business: what it answers is told, not ours to break on. */
    private static <T> T reached(Supplier<T> look) {
        try {
            return look.get();
        } catch (BackupException e) {
            throw ProblemException.conflict("BackupsOutOfReach", String.valueOf(e.getMessage()));
        }
    }

    private static ProblemException nowhere() {
        return ProblemException.conflict("NoPlaceForBackups",
                "Expected backup.to in the configuration to say where backups go, but it does not");
    }
}
