package dev.pawl.dsl.source;

import dev.pawl.asl.QueryLanguage;
import dev.pawl.dsl.source.Code.Call;
import java.util.List;
import java.util.Optional;

/**
 * Where the arms of one state lead, as source.
 *
 * @param inside
 *            the steps that are written in each arm, if any are
 * @param following
 *            the state that the steps after this one begin with
 * @param language
 *            that of the state
 */
record Arms(List<Optional<List<Code>>> inside, Optional<String> following, SourceFile file, QueryLanguage language) {
    Arms {
        inside = List.copyOf(inside);
    }

    /** A call that takes an arm as its last arguments: {@code when(condition, …)}, {@code otherwise(…)}. */
    Call taking(int arm, String target, String method, Code... lead) {
        return Code.listing(method, List.of(lead), inside.get(arm).orElseGet(() -> List.of(leading(target))));
    }

    /** The call that ends what a catcher says: {@code goTo("X")}, {@code goOn()} or {@code then(…)}. */
    Call ending(int arm, String target) {
        if (inside.get(arm).isPresent()) {
            return taking(arm, target, "then");
        }
        return isNext(target) ? Code.call("goOn") : Code.call("goTo", JavaText.of(target));
    }

    private Code leading(String target) {
        return isNext(target)
                ? Code.chain(file.words().entry(language, "goOn"))
                : Code.chain(file.words().entry(language, "goTo"), JavaText.of(target));
    }

    private boolean isNext(String target) {
        return following.equals(Optional.of(target));
    }
}
