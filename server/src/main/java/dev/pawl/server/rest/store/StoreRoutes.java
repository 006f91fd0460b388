package dev.pawl.server.rest.store;

import dev.pawl.server.rest.ProblemException;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import dev.pawl.store.jooq.StoreAddress;
import dev.pawl.store.jooq.facts.Measuring;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The route {@code /store}: how large the store is, and what is outstanding. */
public final class StoreRoutes {
    private static final int TOO_MANY_REQUESTS = 429;

    private final Optional<StoreAddress> address;
    private final Clock clock;
    /** Each look reads whole tables: one at a time is enough. */
    private final Semaphore looks = new Semaphore(1);

    /** About the store there; empty if there is no database. */
    public StoreRoutes(Optional<StoreAddress> address, Clock clock) {
        this.address = address;
        this.clock = clock;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(new Route("GET", "/store", "DescribeStore", request -> store(request).now()));
    }

    private RestResponse store(RestRequest request) {
        StoreAddress where = address.orElseThrow(() -> ProblemException.notFound("StoreDoesNotExist",
                "Expected a database, but this engine keeps everything in memory"));
        boolean sizes = request.query("sizes").filter("true"::equals).isPresent();
        if (!looks.tryAcquire()) {
            throw new ProblemException(TOO_MANY_REQUESTS, "TooManyRequests",
                    "Expected one look at the store at a time, but somebody looks already. Try again in a moment.");
        }
        try {
            return RestResponse.ok(StoreJson.of(Measuring.of(where,
                    sizes ? Measuring.Detail.TABLES : Measuring.Detail.QUICK, clock.instant())));
        } finally {
            looks.release();
        }
    }
}
