package dev.pawl.server.rest.search;

import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.search.query.Condition;
import dev.pawl.search.query.Pattern;
import dev.pawl.search.query.Period;
import dev.pawl.search.query.Query;
import dev.pawl.search.query.QueryException;
import dev.pawl.server.rest.IsoTime;
import dev.pawl.server.rest.ProblemException;
import dev.pawl.server.rest.RestRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Parameters of a request as a query: the search language in {@code q}, and others for single conditions. */
final class QueryParameters {
    private QueryParameters() {}

    static Query query(RestRequest request, Instant now) {
        List<Condition> all = new ArrayList<>();
        request.query("machine").ifPresent(text -> all.add(new Condition.Machine(List.of(Pattern.of(text)))));
        request.query("name").ifPresent(text -> all.add(new Condition.Name(List.of(Pattern.of(text)))));
        request.query("error").ifPresent(text -> all.add(new Condition.ErrorName(List.of(Pattern.of(text)))));
        request.query("status").ifPresent(text -> all.add(new Condition.Status(statuses(text))));
        request.query("tag").ifPresent(text -> all.add(tag(text)));
        request.query("startedAfter").ifPresent(text -> all
                .add(new Condition.Started(Period.from(IsoTime.read("startedAfter", text).plusMillis(1)))));
        request.query("startedBefore").ifPresent(
                text -> all.add(new Condition.Started(Period.before(IsoTime.read("startedBefore", text)))));
        try {
            return Query.parse(request.query("q").orElse(""), now).and(all);
        } catch (QueryException e) {
            throw ProblemException.invalid(e.getMessage() + " of q");
        }
    }

    private static Set<ExecutionStatus> statuses(String text) {
        Set<ExecutionStatus> statuses = EnumSet.noneOf(ExecutionStatus.class);
        for (String one : text.split(",", -1)) {
            try {
                statuses.add(ExecutionStatus.valueOf(one.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw ProblemException.invalid("Expected RUNNING, SUCCEEDED, FAILED, TIMED_OUT or ABORTED as status,"
                        + " but got another text");
            }
        }
        return statuses;
    }

    private static Condition tag(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? new Condition.Tag(text, Optional.empty())
                : new Condition.Tag(text.substring(0, equals), Optional.of(text.substring(equals + 1)));
    }
}
