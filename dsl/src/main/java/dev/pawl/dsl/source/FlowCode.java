package dev.pawl.dsl.source;

import dev.pawl.asl.Flow;
import dev.pawl.asl.QueryLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of a flow. Whatever their order, each says where it leads unless that is what it does anyway. */
final class FlowCode {
    private final SourceFile file;

    FlowCode(SourceFile file) {
        this.file = file;
    }

    /**
     * What takes a flow: by one method if its states are of the language of the state that takes it, by another
     * if
     * it has states in JSONPath, too; and whether the steps themselves may be given.
     */
    enum Taker {
        BRANCH("branch", "mixedBranch", true), EACH("each", "eachMixed", true), ITERATOR("iterator", "iteratorMixed",
                false);

        final String method;
        final String mixed;
        final boolean listing;

        Taker(String method, String mixed, boolean listing) {
            this.method = method;
            this.mixed = mixed;
            this.listing = listing;
        }
    }

    List<Code> of(Flow flow) {
        return steps(Structure.of(flow), Optional.empty());
    }

    /**
     * Those steps.
     *
     * @param after
     *            the state that what is written around them goes on with; none if the flow ends there
     */
    private List<Code> steps(List<Placed> placed, Optional<String> after) {
        List<Code> steps = new ArrayList<>();
        for (int i = 0; i < placed.size(); i++) {
            Optional<String> following = i + 1 < placed.size() ? Optional.of(placed.get(i + 1).name()) : after;
            steps.add(step(placed.get(i), following));
        }
        return steps;
    }

    private Code step(Placed placed, Optional<String> following) {
        QueryLanguage language = placed.state().info().queryLanguage();
        List<Optional<List<Code>>> inside = placed.arms().stream().map(a -> a.map(s -> steps(s, following))).toList();
        return file.states(language).of(placed.state(), new Arms(inside, following, file, language));
    }
}
