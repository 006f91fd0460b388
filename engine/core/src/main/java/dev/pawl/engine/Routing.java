package dev.pawl.engine;

import dev.pawl.arn.StateMachineArn;
import dev.pawl.arn.StateMachineRef;
import dev.pawl.arn.StateMachineVersionArn;
import dev.pawl.engine.StateMachineAliases.Route;
import dev.pawl.store.AliasRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Routes of an alias that make sense: one or two versions of one machine that share all starts. */
record Routing(StateMachineArn machine, List<AliasRecord.Route> routes) {
    private static final int MOST = 2;
    private static final int ALL = 100;

    /**
     * Reads what a caller gives.
     *
     * @throws EngineException
     *             INVALID_ARN, INVALID_ROUTING
     */
    static Routing of(List<Route> given) {
        List<String> arns = given.stream().map(Route::versionArn).toList();
        if (given.isEmpty() || given.size() > MOST) {
            throw EngineException.routing("Routing configuration must contain one or two routes. Received: " + arns);
        }
        List<StateMachineVersionArn> versions = versions(arns);
        if (new HashSet<>(versions).size() < versions.size()) {
            throw EngineException.routing(
                    "Routing configuration must contain distinct state machine version ARNs. Received: " + arns);
        }
        if (versions.stream().map(StateMachineVersionArn::machine).distinct().count() > 1) {
            throw EngineException.routing(
                    "Routing configuration must contain versions of one state machine. Received: " + arns);
        }
        List<Integer> weights = given.stream().map(Route::weight).toList();
        if (weights.stream().anyMatch(weight -> weight < 0 || weight > ALL)
                || weights.stream().mapToInt(Integer::intValue).sum() != ALL) {
            throw EngineException
                    .routing("Sum of routing configuration weights must equal 100. Received: " + weights);
        }
        List<AliasRecord.Route> routes = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            routes.add(new AliasRecord.Route(versions.get(i).version(), weights.get(i)));
        }
        return new Routing(versions.getFirst().machine(), routes);
    }

    private static List<StateMachineVersionArn> versions(List<String> arns) {
        List<StateMachineVersionArn> versions = new ArrayList<>();
        for (String arn : arns) {
            if (!(Arns.read(arn, StateMachineRef.class) instanceof StateMachineVersionArn version)) {
                throw EngineException
                        .routing("Routing configuration must contain state machine version ARNs. Received: " + arns);
            }
            versions.add(version);
        }
        return versions;
    }
}
