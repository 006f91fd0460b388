package dev.pawl.engine;

import dev.pawl.engine.EngineException.Reason;
import dev.pawl.protection.Protection;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Lets starts from outside in, or refuses them while the server must protect itself. */
record Admission(Protection protection) {
    /** The same start, if it is let in. */
    <T> CompletionStage<T> admit(Supplier<CompletionStage<T>> start) {
        require();
        long begun = protection.begins();
        try {
            return start.get().whenComplete((done, failure) -> protection.ends(begun));
        } catch (RuntimeException e) {
            protection.ends(begun);
            throw e;
        }
    }

    /**
     * Nothing of ours stands against one more.
     *
     * @throws EngineException
     *             THROTTLED
     */
    void require() {
        protection.refusal().ifPresent(why -> {
            protection.refused(why);
            throw new EngineException(Reason.THROTTLED, "Rate exceeded: " + why.why());
        });
    }
}
