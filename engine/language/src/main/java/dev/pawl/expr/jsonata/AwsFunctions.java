package dev.pawl.expr.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Utils;
import dev.pawl.expr.jsonata.Builtin.Args;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions that Step Functions adds to JSONata. */
final class AwsFunctions {
    private AwsFunctions() {}

    static List<Builtin> all() {
        return List.of(new Builtin("partition", "<a-n:a>", AwsFunctions::partition),
                new Builtin("range", "<n-nn:a>", AwsFunctions::range),
                new Builtin("hash", "<s-s?:s>", AwsFunctions::hash),
                new Builtin("parse", "<s-:x>", AwsFunctions::parse));
    }

    private static @Nullable Object partition(Args args) {
        if (args.missing(0)) {
            return null;
        }
        List<?> list = args.list(0);
        int size = (int) Math.floor(args.number(1));
        if (size < 1) {
            throw failure("$partition() expects a positive chunk size");
        }
        List<Object> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += size) {
            chunks.add(new ArrayList<>(list.subList(from, Math.min(list.size(), from + size))));
            if (from > Integer.MAX_VALUE - size) {
                break;
            }
        }
        return chunks;
    }

    /** A single number comes back without its array: AWS makes a sequence. */
    private static @Nullable Object range(Args args) {
        if (args.missing(0) || args.missing(1) || args.missing(2)) {
            return null;
        }
        double first = args.number(0);
        double step = args.number(2);
        if (step == 0) {
            throw failure("$range() expects a step other than 0");
        }
        double count = Math.floor((args.number(1) - first) / step) + 1;
        if (count < 1) {
            return new ArrayList<>();
        }
        Evaluation.running().willMake(0, (long) Math.min(count, Integer.MAX_VALUE));
        List<Object> range = Utils.createSequence();
        for (int i = 0; i < (int) count; i++) {
            range.add(Values.number(first + i * step));
        }
        return range;
    }

    private static @Nullable Object hash(Args args) {
        if (args.missing(0)) {
            return null;
        }
        String algorithm = args.missing(1) ? "SHA-256" : args.text(1);
        if (!Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512").contains(algorithm)) {
            throw failure("$hash() expects one of MD5, SHA-1, SHA-256, SHA-384, SHA-512, but got " + algorithm);
        }
        try {
            byte[] digest = MessageDigest.getInstance(algorithm)
                    .digest(args.text(0).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object parse(Args args) {
        if (args.missing(0)) {
            return null;
        }
        try {
            return Values.of(Json.read(args.text(0)));
        } catch (JsonTextException e) {
            throw failure("$parse() expects JSON: " + e.getMessage());
        }
    }

    private static JException failure(String message) {
        return new JException("D3137", -1, message);
    }
}
