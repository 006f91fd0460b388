package dev.pawl.expr.jsonata;

import com.dashjoin.jsonata.Functions;
import dev.pawl.expr.jsonata.Builtin.Args;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Functions that look at the clock or draw lots: they take both from the {@link dev.pawl.expr.Ambient}. */
final class AmbientFunctions {
    private AmbientFunctions() {}

    static List<Builtin> all() {
        return List.of(new Builtin("now", "<s?s?:s>", AmbientFunctions::now),
                new Builtin("millis", "<:n>", args -> Evaluation.running().ambient().now().toEpochMilli()),
                new Builtin("random", "<n?:n>", AmbientFunctions::random),
                new Builtin("uuid", "<:s>", args -> uuid()),
                new Builtin("shuffle", "<a:a>", AmbientFunctions::shuffle));
    }

    private static String now(Args args) {
        return Functions.dateTimeFromMillis(Evaluation.running().ambient().now().toEpochMilli(),
                (String) args.value(0), (String) args.value(1));
    }

    /** AWS added the seed: the same seed draws the same number. */
    private static double random(Args args) {
        return args.missing(0) ? lots().nextDouble() : new Random((long) args.number(0)).nextDouble();
    }

    private static String uuid() {
        RandomGenerator lots = lots();
        long high = (lots.nextLong() & ~0xF000L) | 0x4000L;
        long low = (lots.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private static @Nullable Object shuffle(Args args) {
        if (args.missing(0)) {
            return null;
        }
        List<Object> shuffled = new ArrayList<>(args.list(0));
        RandomGenerator lots = lots();
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, lots.nextInt(i + 1));
        }
        return shuffled;
    }

    private static RandomGenerator lots() {
        return Evaluation.running().ambient().random();
    }
}
