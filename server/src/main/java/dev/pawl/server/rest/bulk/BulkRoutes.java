package dev.pawl.server.rest.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.bulk.Bulk;
import dev.pawl.bulk.BulkOrder;
import dev.pawl.bulk.BulkProgress;
import dev.pawl.search.query.QueryException;
import dev.pawl.server.api.error.ApiException;
import dev.pawl.server.auth.Sieve;
import dev.pawl.server.rest.IsoTime;
import dev.pawl.server.rest.Pages;
import dev.pawl.server.rest.ProblemException;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import dev.pawl.store.BulkActions.Action;
import dev.pawl.store.BulkActions.Item;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Routes below {@code /bulk-actions}. */
public final class BulkRoutes {
    private static final String ROOT = "/bulk-actions";
    private static final String ONE = ROOT + "/{id}";
    private static final String CANCEL = "CancelBulkAction";
    private static final int TOO_MANY = 429;
    private static final List<String> PARAMETERS = List.of("error", "cause", "to", "state", "visit", "inputPatch",
            "variablesPatch", "stopOriginal", "reason", "children");
    private static final List<String> TEXTS = List.of("error", "cause", "to", "state", "reason");

    private final Bulk bulk;
    private final Asker asker;

    /** Routes to these, whose askers are kept so. */
    public BulkRoutes(Bulk bulk, Asker asker) {
        this.bulk = bulk;
        this.asker = asker;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(new Route("POST", ROOT, "CreateBulkAction", this::create),
                new Route("GET", ROOT, "ListBulkActions", this::list),
                new Route("GET", ONE, "DescribeBulkAction", request -> RestResponse.ok(json(one(request))).now()),
                new Route("GET", ONE + "/items", "DescribeBulkAction", this::items),
                new Route("DELETE", ONE, CANCEL, this::cancel));
    }

    private CompletionStage<RestResponse> create(RestRequest request) {
        BulkOrder order = order(request);
        try {
            if (request.flag("dryRun")) {
                return RestResponse.ok(dryRun(bulk.count(order))).now();
            }
            String id = bulk.begin(order).orElseThrow(() -> new ProblemException(TOO_MANY, "TooManyBulkActions",
                    "Expected at most " + Bulk.MOST_OPEN + " bulk actions under way, but there are as many. Wait for"
                            + " one to end, or cancel one."));
            return RestResponse.created(json(bulk.actions().find(id).orElseThrow())).now();
        } catch (QueryException e) {
            throw ProblemException.invalid(e.getMessage() + " of search");
        }
    }

    private static ObjectNode dryRun(Bulk.DryRun found) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("count", found.count()).put("all", found.all());
        ArrayNode sample = json.putArray("sample");
        found.sample().forEach(execution -> sample.addObject().put("executionArn", execution.info().arn())
                .put("name", execution.info().name()).put("status", execution.status().name())
                .put("startDate", IsoTime.text(execution.info().startedAt())));
        return json;
    }

    private BulkOrder order(RestRequest request) {
        BulkOrder.Kind kind = BulkOrder.Kind.of(request.text("action")).orElseThrow(() -> ProblemException
                .invalid("Expected stop, redrive, fork, migrate, pause or resume as action, but got another text"));
        TEXTS.forEach(request::optionalText);
        request.flag("stopOriginal");
        request.flag("children");
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        PARAMETERS.forEach(name -> {
            JsonNode value = request.body().path(name);
            if (!value.isMissingNode() && !value.isNull()) {
                parameters.set(name, value);
            }
        });
        requireFitting(kind, parameters);
        JsonNode pace = request.body().path("perSecond");
        if (!pace.isMissingNode() && (!pace.isInt() || pace.intValue() < 1
                || pace.intValue() > BulkOrder.MOST_PER_SECOND)) {
            throw ProblemException.invalid("Expected a whole number from 1 to " + BulkOrder.MOST_PER_SECOND
                    + " as perSecond in the body, but got another value");
        }
        BulkOrder order = new BulkOrder(kind, request.text("search"), parameters,
                pace.asInt(BulkOrder.USUAL_PER_SECOND), request.principal().name(),
                asker.write(request.principal()));
        order.text("to").ifPresent(to -> request.require("StartExecution", to));
        return order;
    }

    private static void requireFitting(BulkOrder.Kind kind, ObjectNode parameters) {
        List<String> known = switch (kind) {
            case STOP -> List.of("error", "cause");
            case REDRIVE, RESUME -> List.of();
            case PAUSE -> List.of("reason", "children");
            case MIGRATE -> List.of("to");
            case FORK -> List.of("to", "state", "visit", "inputPatch", "variablesPatch", "stopOriginal");
        };
        parameters.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw ProblemException.invalid("Expected no " + name + " for the action " + kind.text()
                        + ", but it is there");
            }
        });
        JsonNode visit = parameters.path("visit");
        if (!visit.isMissingNode() && (!visit.isInt() || visit.intValue() < 1)) {
            throw ProblemException.invalid("Expected a whole number from 1 on as visit, but got another value");
        }
    }

    private CompletionStage<RestResponse> list(RestRequest request) {
        Pages pages = Pages.of(request);
        List<Action> page = new Sieve<Action, Long>((after, limit) -> bulk.actions().list(after, limit), Action::id)
                .take(pages.number(), pages.size(), action -> visible(request, action));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode all = answer.putArray("bulkActions");
        page.forEach(action -> all.add(json(action)));
        if (page.size() == pages.size()) {
            answer.put("after", Long.toString(page.getLast().id()));
        }
        return RestResponse.ok(answer).now();
    }

    /** Others see it only if they may see all executions. */
    private static boolean visible(RestRequest request, Action action) {
        return isOwner(request, action)
                || request.policy().machines(request.principal(), "ListExecutions").isEmpty();
    }

    private static boolean isOwner(RestRequest request, Action action) {
        return Asker.is(BulkOrder.read(action.order()).who(), request.principal());
    }

    private Action one(RestRequest request) {
        return bulk.actions().find(request.path("id")).filter(action -> visible(request, action))
                .orElseThrow(() -> ProblemException.notFound("BulkActionDoesNotExist",
                        "Expected the id of a bulk action, but there is none of that id"));
    }

    private CompletionStage<RestResponse> items(RestRequest request) {
        Pages pages = Pages.of(request);
        boolean failed = request.query("failed").filter("true"::equals).isPresent();
        List<Item> items = bulk.actions().items(one(request).id(), pages.number().map(n -> n + 1).orElse(0L), failed,
                pages.size());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode all = answer.putArray("items");
        items.forEach(item -> {
            ObjectNode json = all.addObject().put("number", item.number()).put("executionArn", item.arn())
                    .put("state", item.state().name());
            item.outcome().ifPresent(text -> json.put("outcome", text));
        });
        if (items.size() == pages.size()) {
            answer.put("after", Long.toString(items.getLast().number()));
        }
        return RestResponse.ok(answer).now();
    }

    private CompletionStage<RestResponse> cancel(RestRequest request) {
        Action action = one(request);
        if (!isOwner(request, action) && request.policy().machines(request.principal(), CANCEL).isPresent()) {
            throw ApiException.protocol("AccessDeniedException", request.principal().name() + " is not authorized to "
                    + "cancel what somebody else asked for: that needs operator on everything");
        }
        if (!bulk.cancel(action.name())) {
            throw ProblemException.conflict("BulkActionEnded", "Expected a bulk action that is under way, but it is "
                    + one(request).status());
        }
        return RestResponse.ok(json(one(request))).now();
    }

    private static ObjectNode json(Action action) {
        BulkOrder order = BulkOrder.read(action.order());
        BulkProgress progress = BulkProgress.read(action.progress());
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", action.name())
                .put("action", order.kind().text()).put("search", order.search()).put("status", action.status().name())
                .put("by", order.by()).put("createdAt", IsoTime.text(action.createdAt()));
        action.endedAt().ifPresent(at -> json.put("endedAt", IsoTime.text(at)));
        json.put("perSecond", order.perSecond()).put("selected", progress.selected()).put("done", progress.done())
                .put("skipped", progress.skipped()).put("failed", progress.failed());
        json.set("parameters", order.parameters());
        progress.message().ifPresent(text -> json.put("message", text));
        return json;
    }
}
