package dev.pawl.server.rest.approval;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.approval.audit.AuditCheck;
import dev.pawl.approval.audit.AuditEntry;
import dev.pawl.approval.model.Act;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Origin;
import dev.pawl.approval.model.Status;
import dev.pawl.approval.rule.Verdict;
import dev.pawl.approval.service.Approvals;
import dev.pawl.approval.store.ApprovalStore.Filter;
import dev.pawl.approval.store.ApprovalStore.Listed;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.auth.Sieve;
import dev.pawl.server.rest.ProblemException;
import dev.pawl.server.rest.ProblemException.Mistake;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Routes below {@code /approvals}. */
public final class ApprovalRoutes {
    private static final String ONE = "/approvals/{id}";
    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;

    private final Approvals approvals;
    private final Function<Origin, Optional<String>> asking;

    /**
     * Routes to these.
     *
     * @param asking
     *            the name of the state that waits
     */
    public ApprovalRoutes(Approvals approvals, Function<Origin, Optional<String>> asking) {
        this.approvals = approvals;
        this.asking = asking;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(new Route("GET", "/approvals", "ListApprovals", request -> list(request).now()),
                one("GET", ONE, "DescribeApproval", this::describe),
                one("GET", ONE + "/audit", "AuditApprovals", request -> entries(request, Optional.of(id(request)))),
                act("approve", "DecideApproval", Acts::approve), act("reject", "DecideApproval", Acts::reject),
                act("ask", "DiscussApproval", Acts::ask), act("answer", "DiscussApproval", Acts::answer),
                act("comment", "DiscussApproval", Acts::comment),
                act("claim", "ClaimApproval", request -> new Act.Claim()),
                act("release", "ClaimApproval", request -> new Act.Release()),
                act("delegate", "DelegateApproval", Acts::delegate),
                new Route("GET", "/people", "ListApprovals", request -> people().now()),
                new Route("GET", "/approval-audit", "AuditApprovals",
                        request -> entries(request, Optional.empty()).now()),
                new Route("GET", "/approval-audit/verification", "AuditApprovals", request -> verify(request).now()));
    }

    private interface Work {
        RestResponse answer(RestRequest request);
    }

    private Route one(String method, String path, String operation, Work work) {
        return new Route(method, path, operation, this::resource, request -> work.answer(request).now());
    }

    private Route act(String name, String operation, Function<RestRequest, Act> read) {
        return one("POST", ONE + "/" + name, operation, request -> act(request, read.apply(request)));
    }

    /** The machine whose execution asks. */
    private String resource(RestRequest request) {
        return approvals.find(id(request)).map(found -> found.origin().stateMachineArn()).orElse("*");
    }

    private static String id(RestRequest request) {
        return request.path("id");
    }

    private RestResponse describe(RestRequest request) {
        return RestResponse.ok(whole(id(request), request.principal()));
    }

    private ObjectNode whole(String id, Principal principal) {
        ApprovalRequest found = approvals.find(id).orElseThrow(() -> missing(id));
        ObjectNode out = ApprovalJson.whole(found, approvals.people(), approvals.open(id));
        asking.apply(found.origin()).ifPresent(state -> out.put("state", state));
        out.set("you", YourPart.of(found, principal, approvals.people()));
        return out;
    }

    private RestResponse act(RestRequest request, Act act) {
        String id = id(request);
        return switch (approvals.act(id, Acts.actor(request), act).orElseThrow(() -> missing(id))) {
            case Verdict.Accepted accepted -> RestResponse.ok(whole(id, request.principal()));
            case Verdict.Refused refused -> throw switch (refused.why()) {
                case INVALID -> ProblemException.invalid(refused.text(), refused.mistakes().stream()
                        .map(mistake -> new Mistake("/answers" + mistake.pointer(), mistake.text())).toList());
                case NOT_ALLOWED -> ProblemException.forbidden("NotAsked", refused.text());
                case CONFLICT -> ProblemException.conflict("ApprovalConflict", refused.text());
                case CLOSED -> ProblemException.conflict("ApprovalIsClosed", refused.text());
            };
        };
    }

    private RestResponse list(RestRequest request) {
        int limit = request.number("limit", USUAL_PAGE, 1, LARGEST_PAGE);
        Optional<String> person = request.query("for")
                .map(name -> name.equals("me") ? Acts.actor(request).name() : name);
        Filter filter = new Filter(Set.of(), statuses(request), request.query("execution"), newestFirst(request));
        Optional<Instant> due = request.query("dueBefore").map(ApprovalRoutes::moment);
        List<Listed> page = new Sieve<Listed, Long>(
                (after, most) -> approvals.list(person, filter, after.orElse(0L), most), Listed::key)
                .take(Optional.of(after(request)), limit,
                        one -> request.may("ListApprovals", one.request().origin().stateMachineArn()));
        ObjectNode out = ApprovalJson.object();
        ArrayNode list = out.putArray("approvals");
        page.stream().map(Listed::request).filter(found -> due.isEmpty() || isDue(found, due.get()))
                .forEach(found -> list.add(ApprovalJson.summary(found, approvals.people())
                        .set("you", YourPart.of(found, request.principal(), approvals.people()))));
        if (page.size() == limit) {
            out.put("after", String.valueOf(page.get(limit - 1).key()));
        }
        return RestResponse.ok(out);
    }

    /** Who is configured, for whoever has to name somebody. */
    private RestResponse people() {
        ObjectNode out = ApprovalJson.object();
        ArrayNode list = out.putArray("people");
        approvals.people().all().forEach(person -> {
            ArrayNode groups = list.addObject().put("name", person.name()).put("displayName", person.displayName())
                    .putArray("groups");
            person.groups().forEach(groups::add);
        });
        return RestResponse.ok(out);
    }

    private static boolean isDue(ApprovalRequest request, Instant before) {
        return request.ask().timetable().due().filter(due -> due.isBefore(before)).isPresent();
    }

    private RestResponse entries(RestRequest request, Optional<String> id) {
        id.filter(one -> approvals.find(one).isEmpty()).ifPresent(one -> {
            throw missing(one);
        });
        int limit = request.number("limit", USUAL_PAGE, 1, LARGEST_PAGE);
        List<AuditEntry> page = approvals.audit(id, after(request), limit);
        ObjectNode out = ApprovalJson.object();
        ArrayNode list = out.putArray("entries");
        page.forEach(entry -> list.add(ApprovalJson.entry(entry)));
        if (page.size() == limit) {
            out.put("after", String.valueOf(page.get(limit - 1).seq()));
        }
        return RestResponse.ok(out);
    }

    private RestResponse verify(RestRequest request) {
        AuditCheck.Result result = approvals.verify(request.query("contains"));
        ObjectNode out = ApprovalJson.object().put("intact", result.broken().isEmpty())
                .put("entries", result.entries()).put("head", result.head());
        result.broken().ifPresent(broken -> out.putObject("broken").put("entry", broken.seq())
                .put("text", broken.text()));
        return RestResponse.ok(out);
    }

    private static long after(RestRequest request) {
        try {
            return request.query("after").map(Long::parseLong).orElse(0L);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("Expected what a page before said as after, but got another text");
        }
    }

    private static Set<Status> statuses(RestRequest request) {
        return request.query("status").stream().flatMap(all -> Arrays.stream(all.split(",", -1)))
                .map(ApprovalRoutes::status).collect(Collectors.toSet());
    }

    private static boolean newestFirst(RestRequest request) {
        return switch (request.query("order").orElse("oldest")) {
            case "oldest" -> false;
            case "newest" -> true;
            default -> throw ProblemException.invalid("Expected oldest or newest as order, but got another text");
        };
    }

    private static Status status(String text) {
        return Arrays.stream(Status.values()).filter(status -> status.name().equalsIgnoreCase(text)).findFirst()
                .orElseThrow(() -> ProblemException.invalid("Expected one of " + Arrays.toString(Status.values())
                        + " as status, but got another text"));
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw ProblemException
                    .invalid("Expected a time such as 2026-03-01T12:00:00Z as dueBefore, but got another text");
        }
    }

    private static ProblemException missing(String id) {
        return ProblemException.notFound("ApprovalDoesNotExist", "Expected the id of a request, but " + id
                + " is none");
    }
}
