package dev.pawl.dsl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.dsl.Formats.CsvDelimiter;
import dev.pawl.dsl.Formats.CsvHeaderLocation;
import dev.pawl.dsl.Formats.InputType;
import dev.pawl.dsl.Formats.ManifestType;
import dev.pawl.dsl.Formats.ReadTransformation;
import java.util.List;

/**
 * Where a distributed Map reads its items from, and how bytes become items:
 * {@code object("bucket", "orders.csv").csv()}.
 */
public record ItemReader(ObjectNode json) {
    /** What an S3 object holds; its place goes into {@link #parameters}. */
    public static ItemReader object() {
        return of("arn:aws:states:::s3:getObject");
    }

    /** What an S3 object holds. */
    public static ItemReader object(String bucket, String key) {
        return object().parameters(JsonPaths.object().put("Bucket", bucket).put("Key", key));
    }

    /** The objects of a bucket; which one goes into {@link #parameters}. */
    public static ItemReader listing() {
        return of("arn:aws:states:::s3:listObjectsV2");
    }

    /** The objects of a bucket whose keys begin like that. */
    public static ItemReader listing(String bucket, String prefix) {
        return listing().parameters(JsonPaths.object().put("Bucket", bucket).put("Prefix", prefix));
    }

    /** By the ARN of a Resource. */
    public static ItemReader of(String resource) {
        return new ItemReader(JsonNodeFactory.instance.objectNode().put("Resource", resource));
    }

    /** Bucket, Key or Prefix, VersionId, ExpectedBucketOwner. */
    public ItemReader parameters(Template<?> parameters) {
        ObjectNode more = json.deepCopy();
        more.set("Parameters", parameters.json());
        return new ItemReader(more);
    }

    /** CSV whose first row names the columns. */
    public ItemReader csv() {
        return inputType(InputType.CSV).csvHeaderLocation(CsvHeaderLocation.FIRST_ROW);
    }

    /** CSV without names in it: these are they. */
    public ItemReader csv(String... headers) {
        return inputType(InputType.CSV).csvHeaderLocation(CsvHeaderLocation.GIVEN).csvHeaders(headers);
    }

    /** {@code InputType}. */
    public ItemReader inputType(InputType type) {
        return set("InputType", TextNode.valueOf(type.name()));
    }

    /** {@code ManifestType}. */
    public ItemReader manifestType(ManifestType type) {
        return set("ManifestType", TextNode.valueOf(type.name()));
    }

    /** {@code Transformation}. */
    public ItemReader transformation(ReadTransformation transformation) {
        return set("Transformation", TextNode.valueOf(transformation.name()));
    }

    /** {@code CSVDelimiter}. */
    public ItemReader csvDelimiter(CsvDelimiter delimiter) {
        return set("CSVDelimiter", TextNode.valueOf(delimiter.name()));
    }

    /** {@code CSVHeaderLocation}. */
    public ItemReader csvHeaderLocation(CsvHeaderLocation location) {
        return set("CSVHeaderLocation", TextNode.valueOf(location.name()));
    }

    /** {@code CSVHeaders}, at most 10 KiB. */
    public ItemReader csvHeaders(String... headers) {
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        List.of(headers).forEach(names::add);
        return set("CSVHeaders", names);
    }

    /** Where in a JSON document the items are, as a JSON Pointer: {@code /Items}. */
    public ItemReader itemsPointer(String pointer) {
        return set("ItemsPointer", TextNode.valueOf(pointer));
    }

    /** Where in a JSON document the items are, as a JSON Pointer. */
    public ItemReader itemsPointer(Dynamic<String> pointer) {
        return set("ItemsPointerPath", TextNode.valueOf(pointer.text()));
    }

    /** At most so many items, up to 100,000,000. */
    public ItemReader maxItems(long most) {
        return set("MaxItems", LongNode.valueOf(most));
    }

    /** At most so many items. */
    public ItemReader maxItems(Dynamic<? extends Number> most) {
        return set("MaxItemsPath", TextNode.valueOf(most.text()));
    }

    /** With a {@code ReaderConfig}, even if nothing goes into it. */
    public ItemReader config() {
        ObjectNode more = json.deepCopy();
        more.withObjectProperty("ReaderConfig");
        return new ItemReader(more);
    }

    private ItemReader set(String member, JsonNode value) {
        ObjectNode more = json.deepCopy();
        more.withObjectProperty("ReaderConfig").set(member, value);
        return new ItemReader(more);
    }
}
