package dev.pawl.items.source;

import dev.pawl.items.ItemCursor;
import dev.pawl.items.ItemsException;
import dev.pawl.items.ItemsRequest;
import dev.pawl.items.ReaderConfig;
import dev.pawl.items.SourceItem;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.json.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/** Reads for tests. */
public final class Reads {
    private static final ReaderConfig.Csv NO_CSV = ReaderConfig.NONE.csv();

    private Reads() {}

    /** A config with an InputType. */
    public static ReaderConfig type(String inputType) {
        return new ReaderConfig(Optional.of(inputType), Optional.empty(), Optional.empty(), NO_CSV, Optional.empty(),
                OptionalLong.empty());
    }

    static ReaderConfig csv(String delimiter, String... headers) {
        ReaderConfig.Csv csv = new ReaderConfig.Csv(Optional.of(delimiter),
                Optional.of(headers.length == 0 ? "FIRST_ROW" : "GIVEN"), List.of(headers));
        return new ReaderConfig(Optional.of("CSV"), Optional.empty(), Optional.empty(), csv, Optional.empty(),
                OptionalLong.empty());
    }

    static ReaderConfig pointer(String pointer) {
        return new ReaderConfig(Optional.of("JSON"), Optional.empty(), Optional.empty(), NO_CSV, Optional.of(pointer),
                OptionalLong.empty());
    }

    static ReaderConfig most(ReaderConfig config, long maxItems) {
        return new ReaderConfig(config.inputType(), config.manifestType(), config.transformation(), config.csv(),
                config.itemsPointer(), OptionalLong.of(maxItems));
    }

    static ReaderConfig flattened(ReaderConfig config) {
        return new ReaderConfig(config.inputType(), config.manifestType(), Optional.of("LOAD_AND_FLATTEN"),
                config.csv(), config.itemsPointer(), config.maxItems());
    }

    static ReaderConfig manifest(String type, ReaderConfig config) {
        return new ReaderConfig(config.inputType(), Optional.of(type), Optional.empty(), config.csv(),
                config.itemsPointer(), config.maxItems());
    }

    /** A getObject of an object in the bucket b. */
    public static ItemsRequest object(String key, ReaderConfig config) {
        return request("getObject", "{\"Bucket\":\"b\",\"Key\":\"" + key + "\"}", config);
    }

    static ItemsRequest list(String prefix, ReaderConfig config) {
        return request("listObjectsV2", "{\"Bucket\":\"b\",\"Prefix\":\"" + prefix + "\"}", config);
    }

    static ItemsRequest request(String action, String arguments, ReaderConfig config) {
        return new ItemsRequest("arn:aws:states:::s3:" + action, Payload.parse(arguments), config, Optional.empty(),
                "arn:aws:states:us-east-1:123456789012:execution:m:e");
    }

    /** All items as texts. */
    public static List<String> all(Buckets buckets, ItemsRequest request) throws ItemsException {
        return texts(rest(buckets, request, Optional.empty()));
    }

    static List<SourceItem> rest(Buckets buckets, ItemsRequest request, Optional<Payload> position)
            throws ItemsException {
        List<SourceItem> items = new ArrayList<>();
        try (ItemCursor cursor = new BucketItems().readers(buckets).open(request, position)) {
            for (Optional<SourceItem> item = cursor.next(); item.isPresent(); item = cursor.next()) {
                items.add(item.get());
            }
        }
        return items;
    }

    /** The position before each item, and at the end. */
    static List<Payload> positions(Buckets buckets, ItemsRequest request) throws ItemsException {
        List<Payload> positions = new ArrayList<>();
        try (ItemCursor cursor = new BucketItems().readers(buckets).open(request, Optional.empty())) {
            do {
                positions.add(Payload.parse(cursor.position().text()));
            } while (cursor.next().isPresent());
        }
        return positions;
    }

    static List<String> texts(List<SourceItem> items) {
        return items.stream()
                .map(item -> item.key().map(key -> key + "=").orElse("") + item.value().text()).toList();
    }

    /** Compares what is left at each position with what should be. */
    public static void resumedAnywhere(Buckets buckets, ItemsRequest request,
            BiConsumer<List<SourceItem>, List<SourceItem>> compare) throws ItemsException {
        List<SourceItem> all = rest(buckets, request, Optional.empty());
        List<Payload> positions = positions(buckets, request);
        for (int i = 0; i < positions.size(); i++) {
            compare.accept(rest(buckets, request, Optional.of(positions.get(i))),
                    all.subList(Math.min(i, all.size()), all.size()));
        }
    }
}
